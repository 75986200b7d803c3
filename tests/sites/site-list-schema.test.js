// The schema of site lists accepts the demo's list and all lists that the format allows, and rejects the rest.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { URL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** @typedef {import('../../src/sites/site-list.js').Site} Site */
/** @typedef {import('../../src/sites/site-list.js').Text} Text */
/** @typedef {{ title: Text, sites: [Site, ...Site[]] }} Group */
/** @typedef {{ title: Text, sites: [Site, ...Site[]], groups: [Group, ...Group[]] }} List */

const root = new URL('../../', import.meta.url);
const listAddress = new URL('demo/sites.json', root);
const readJson = async (/** @type {URL} */ address) => JSON.parse(await readFile(address, 'utf8'));

const schema = await readJson(new URL('schemas/sites.schema.json', root));
const list = /** @type {List} */ (await readJson(listAddress));
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
const validate = ajv.compile(schema);

const units = list.groups.flatMap(({ sites }) => sites);
const sites = [...list.sites, ...units];
const valuesOf = (/** @type {Text | undefined} */ text) =>
  typeof text === 'string' ? [text] : Object.values(text ?? {});

/** The smallest list there is, with these members besides. */
const listWith = (/** @type {object} */ members) => ({ title: 'Sites', sites: [siteWith({})], ...members });
const siteWith = (/** @type {object} */ members) => ({ title: 'A', url: 'https://a.example/', ...members });

/** @param {unknown} document @returns {string} the faults, `''` for none */
const faultsOf = (document) => (validate(document) ? '' : ajv.errorsText(validate.errors));

test('the schema is a valid one of draft 2020-12', () => {
  assert.equal(schema.$id, 'https://pressroom-elements.example/schemas/sites.schema.json');
  assert.ok(ajv.validateSchema(schema), ajv.errorsText());
});

test('every example in the schema is valid where it stands; every member has title, description, examples', () => {
  let count = 0;
  const walk = (/** @type {Record<string, unknown>} */ node, /** @type {string} */ pointer) => {
    const { title, description, examples } = node;
    if (/\/(properties|\$defs)\/[^/]+$/.test(pointer))
      assert.ok(title && description && Array.isArray(examples), pointer);
    for (const example of Array.isArray(examples) ? examples : []) {
      const check = ajv.compile({ $ref: `${String(schema.$id)}#${pointer}` });
      assert.ok(check(example), `${pointer}: ${ajv.errorsText(check.errors)}`);
      count += 1;
    }
    for (const [name, child] of Object.entries(node))
      if (name !== 'examples' && typeof child === 'object' && child)
        walk(/** @type {Record<string, unknown>} */ (child), `${pointer}/${name}`);
  };
  walk(schema, '');
  assert.ok(count > 20);
});

test('the demo’s list is valid', () => {
  assert.equal(faultsOf(list), '');
});

test('the demo’s list has two sites and six groups with at least sixty units', () => {
  assert.equal(list.sites.length, 2);
  assert.equal(list.groups.length, 6);
  assert.ok(units.length >= 60, String(units.length));
  const largest = Math.max(...list.groups.map((group) => group.sites.length));
  assert.ok(largest >= 24, String(largest));
});

test('every title and description of the demo’s list is in three languages', () => {
  for (const { title } of [list, ...list.groups, ...sites])
    assert.deepEqual(Object.keys(title), ['az', 'en', 'ru'], JSON.stringify(title));
  for (const { title, description } of sites)
    if (description) {
      assert.deepEqual(Object.keys(description), ['az', 'en', 'ru'], JSON.stringify(title));
      for (const text of valuesOf(description)) assert.ok(text.length >= 30 && text.length <= 90, text);
    }
});

test('no two sites of the demo’s list share an address or a name', () => {
  for (const texts of [sites.flatMap(({ url }) => valuesOf(url)), sites.flatMap((s) => valuesOf(s.title))])
    assert.deepEqual(
      texts.filter((text, index) => texts.indexOf(text) !== index),
      [],
    );
});

test('relative addresses of the demo’s list are files, the others are fictional', () => {
  for (const address of sites.flatMap(({ url, icon }) => [...valuesOf(url), ...valuesOf(icon)])) {
    const { protocol, hostname } = new URL(address, listAddress);
    if (protocol === 'file:') assert.ok(existsSync(new URL(address, listAddress)), address);
    else
      assert.match(`${protocol}//${hostname}`, /^https:\/\/([a-z0-9-]+\.mia\.elvaria|rescue112)\.example$/);
  }
});

/** @type {Record<string, (broken: List) => unknown>} */
const breakages = {
  'without a title': (broken) => Reflect.deleteProperty(broken, 'title'),
  'without sites and groups': (broken) =>
    Reflect.deleteProperty(broken, 'sites') && Reflect.deleteProperty(broken, 'groups'),
  'with a group without sites': (broken) => Reflect.deleteProperty(broken.groups[0], 'sites'),
  'with a group of no sites': (broken) => Object.assign(broken.groups[0], { sites: [] }),
  'with a group without a title': (broken) => Reflect.deleteProperty(broken.groups[0], 'title'),
  'with a site without a title': (broken) => Reflect.deleteProperty(broken.groups[0].sites[0], 'title'),
  'with a site without an address': (broken) => Reflect.deleteProperty(broken.sites[0], 'url'),
  'with an unknown member': (broken) => Object.assign(broken.sites[0], { href: '/' }),
  'with a site twice': (broken) => broken.sites.push(broken.sites[0]),
};
for (const [what, change] of Object.entries(breakages))
  test(`a list ${what} is refused`, () => {
    const broken = structuredClone(list);
    change(broken);
    assert.notEqual(faultsOf(broken), '');
  });

test('addresses that are neither relative nor http(s) are refused, wherever they stand', () => {
  for (const bad of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,hello',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'mailto:a@a.example',
    'https:',
    'https://',
    'https:///a.example',
    'https://a.example/a b',
    '',
  ])
    for (const member of [{ url: bad }, { url: { az: '/', en: bad } }, { icon: bad }])
      assert.notEqual(faultsOf(listWith({ sites: [siteWith(member)] })), '', JSON.stringify(member));
});

test('relative and http(s) addresses are taken', () => {
  for (const url of [
    'az/index.html',
    '../az/',
    '/',
    '?lang=az',
    '//a.example/',
    './a:b',
    'HTTP://a.example:8080',
    'https://мвд.example/о-нас?q=ə#ı',
  ])
    assert.equal(faultsOf(listWith({ sites: [siteWith({ url, icon: url })] })), '', url);
});

test('what is no language tag is refused, wherever one stands', () => {
  for (const tag of ['', 'a', 'english', 'az_AZ', 'az-', 'az AZ', 'az-AZ-Latn', '_az', 'ру'])
    for (const document of [
      listWith({ title: { [tag]: 'Sites' } }),
      listWith({ language: tag }),
      ...[
        { language: tag },
        { title: { [tag]: 'A' } },
        { url: { [tag]: '/' } },
        { aliases: { [tag]: ['A'] } },
      ].map((member) => listWith({ sites: [siteWith(member)] })),
    ])
      assert.notEqual(faultsOf(document), '', JSON.stringify(document));
});

test('language tags are taken with script, region, variant, extension and private use', () => {
  for (const tag of [
    'az',
    'AZ',
    'tly',
    'az-AZ',
    'az-Cyrl-AZ',
    'es-419',
    'de-1996',
    'en-u-hc-h23',
    'ru-x-easy',
  ])
    assert.equal(faultsOf(listWith({ language: tag, title: { [tag]: 'Sites' } })), '', tag);
});

test('empty values are refused', () => {
  for (const members of [
    { title: ' ' },
    { title: {} },
    { url: {} },
    { description: '' },
    { aliases: [] },
    { aliases: {} },
    { aliases: { az: [] } },
    { aliases: 'DYP' },
    { language: null },
  ])
    assert.notEqual(faultsOf(listWith({ sites: [siteWith(members)] })), '', JSON.stringify(members));
});

test('members of one’s own begin with an underscore', () => {
  const own = { _note: { anything: [1] } };
  const groups = [{ title: 'A', sites: [siteWith({ url: '/a', ...own })], ...own }];
  assert.equal(faultsOf(listWith({ groups, ...own })), '');
  assert.notEqual(faultsOf(listWith({ note: '' })), '');
  assert.notEqual(faultsOf(listWith({ groups: [{ ...groups[0], note: '' }] })), '');
});
