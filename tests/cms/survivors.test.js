// The pages for CMSs show the snippets that real filters have seen, and the table of what was left.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { recorded, withTable } from './record.js';
import { pageUrl, snippets } from './snippets.js';
import { verdict } from './verdict.js';

const renew = 'renew the results: see tests/cms/record.js';

test('filters have seen the snippets as they stand in the docs', async () => {
  const joomla = (await recorded()).find(({ name }) => name === 'Joomla');
  assert.deepEqual(joomla?.places['super user (no filtering)'], await snippets(), renew);
});

test('the table tells what the filters left', async () => {
  assert.equal(await readFile(pageUrl('README.md'), 'utf8'), await withTable(await recorded()), renew);
});

test('every CMS has one way that an author can use, also for the button and in another language', async () => {
  const places = [
    ['WordPress', 'author or contributor, block editor'],
    ['WordPress', 'author or contributor, classic editor, Text tab'],
    ['Drupal', 'basic HTML, with the tags added'],
    ['Joomla', 'author to administrator (default forbidden list)'],
    ['TinyMCE', 'as installed'],
  ];
  const all = await recorded();
  for (const [cms, place = ''] of places) {
    const results = all.find(({ name }) => name === cms)?.places[place];
    for (const way of ['div', 'lang', 'button'])
      assert.equal(verdict(way, results?.[way] ?? ''), 'yes', `${String(cms)}: ${place}: ${way}`);
  }
});
