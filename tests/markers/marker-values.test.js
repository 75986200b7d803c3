// Values of markers become the attributes that a tag in the page would have.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

const { attributeText, parseMarker, valueOfData } = await importSource('src/markers/marker-values.ts');

test('true is present, false and null are absent', () => {
  assert.equal(attributeText('searchable', true), '');
  assert.equal(attributeText('searchable', false), null);
  assert.equal(attributeText('searchable', null), null);
});

test('texts and numbers are written as they are', () => {
  assert.equal(attributeText('limit', 3), '3');
  assert.equal(attributeText('heading', ''), '');
  assert.equal(attributeText('heading', 'false'), 'false');
});

test('lists are joined by the separator of their attribute', () => {
  assert.equal(attributeText('src', ['/a.json', '/b.json']), '/a.json /b.json');
  assert.equal(attributeText('fields', ['date', 'tags']), 'date tags');
  assert.equal(attributeText('tags', ['Road works', 'Police']), 'Road works,Police');
  assert.equal(attributeText('tags', []), '');
});

test('objects are no values of attributes', () => {
  assert.equal(attributeText('src', { url: '/a' }), undefined);
  assert.equal(attributeText('src', [{ url: '/a' }]), undefined);
  assert.equal(attributeText('src', [['/a']]), undefined);
  assert.equal(attributeText('src', [null]), undefined);
});

test('data attributes may write presence and absence as JSON does', () => {
  assert.equal(valueOfData('true'), true);
  assert.equal(valueOfData('false'), false);
  assert.equal(valueOfData('null'), false);
  assert.equal(valueOfData(''), '');
  assert.equal(valueOfData('falsehood'), 'falsehood');
});

test('the text of a script is a JSON object', () => {
  assert.deepEqual(parseMarker(' { "limit": 3 } '), { limit: 3 });
  for (const text of ['', 'src: /a', '[1]', '"a"', 'null', '{ "a": 1, }'])
    assert.throws(() => parseMarker(text));
});
