// A site list is checked once, when it arrives. Unusable entries are left out with a warning.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertMembers } from '../support/assert-data.js';
import { importSource } from '../support/import-source.js';
import { portal } from '../support/site-lists.js';

const { parseSiteList, resolve } = await importSource('src/sites/site-list.ts');
const { entriesOf } = await importSource('src/sites/entries.ts');

/** @typedef {import('../../src/sites/site-list.js').Site} Site */
/** @typedef {import('../../src/sites/site-list.js').SiteList} SiteList */
/** @typedef {import('../../src/sites/entries.js').Entry} Entry */

const source = 'https://ministry.example/data/sites.json';
/** @param {unknown} document */
const parse = (document) => parseSiteList(document, source);
/** @param {...unknown} sites */
const parseSites = (...sites) => parse({ sites });
/** @param {SiteList} list */
const warningsOf = (list) => list._pressroom.warnings.join('\n');
/** @param {Site} site */
const nameOf = (site) => JSON.stringify(site.title);

describe('a document', () => {
  for (const [name, document] of Object.entries({
    null: null,
    'a string': '{"sites":[]}',
    'an array': [{ title: 'A', url: 'https://a.example/' }],
    'an object without sites and groups': { title: 'Sites' },
    'sites that are an object': { sites: {} },
  }))
    it(`that is ${name} is refused`, () => {
      assert.throws(() => parse(document), {
        name: 'LoadError',
        message: /sites/,
        code: 'not-a-site-list',
        url: source,
        status: 0,
      });
    });

  it('without sites is an empty list', () => {
    assert.deepEqual(entriesOf(parse({ sites: [] })), []);
    assert.deepEqual(entriesOf(parse({ groups: [] })), []);
    assert.equal(warningsOf(parse({ sites: [] })), '');
  });

  it('has its sites before its groups, in the order of the document', () => {
    const list = parse({ groups: portal.groups, sites: portal.sites });
    assert.deepEqual(
      entriesOf(list).map((/** @type {Entry} */ { site }) => nameOf(site)),
      [...portal.sites, ...portal.groups.flatMap(({ sites }) => sites)].map((/** @type {Site} */ { title }) =>
        JSON.stringify(title),
      ),
    );
    assert.equal(warningsOf(list), '');
  });

  it('resolves URLs against its own', () => {
    const [site] = parseSites({ title: 'A', url: '../police/', icon: 'icon.svg' }).sites;
    assertMembers(site, {
      url: 'https://ministry.example/police/',
      icon: 'https://ministry.example/data/icon.svg',
    });
  });

  it('keeps every member of a site, without white space around it', () => {
    const site = {
      title: { az: ' A ', en: 'B' },
      url: { az: 'https://a.example/az', en: 'https://a.example/en' },
      description: 'What it does',
      aliases: { az: ['AA', ' ab '] },
      language: 'az',
    };
    assertMembers(parseSites(site).sites[0], {
      ...site,
      title: { az: 'A', en: 'B' },
      aliases: { az: ['AA', 'ab'] },
    });
  });
});

describe('a faulty entry', () => {
  const good = { title: 'Good', url: 'https://good.example/' };
  /** @type {Record<string, { entry: unknown, says: RegExp }>} */
  const faults = {
    null: { entry: null, says: /sites\[1\]/ },
    'a string': { entry: 'https://a.example/', says: /sites\[1\]/ },
    'without a title': { entry: { url: 'https://a.example/' }, says: /sites\[1\].*"title"/ },
    'with a number for a title': {
      entry: { title: 7, url: 'https://a.example/' },
      says: /sites\[1\].*"title"/,
    },
    'with titles that are empty': {
      entry: { title: { az: '', en: ' ' }, url: 'https://a.example/' },
      says: /sites\[1\].*"title"/,
    },
    'without a url': { entry: { title: 'Lost' }, says: /sites\[1\].*Lost.*"url"/ },
    'with a javascript: url': {
      entry: { title: 'Script', url: 'javascript:window.hacked=true' },
      says: /sites\[1\].*Script.*"url"/,
    },
    'with a data: url': {
      entry: { title: 'Data', url: 'data:text/html,<script>' },
      says: /sites\[1\].*Data.*"url"/,
    },
    'with a url that cannot be parsed': {
      entry: { title: 'Broken', url: 'https://[' },
      says: /sites\[1\].*Broken.*"url"/,
    },
    'with an address that is there already': {
      entry: { title: 'Twice', url: 'https://good.example/' },
      says: /sites\[1\].*Twice.*"url"/,
    },
  };
  for (const [name, { entry, says }] of Object.entries(faults))
    it(`${name} is left out with a warning; the others stay`, () => {
      const list = parseSites(good, entry, { title: 'Last', url: 'https://last.example/' });
      assert.deepEqual(
        list.sites.map((/** @type {Site} */ { title }) => title),
        ['Good', 'Last'],
      );
      assert.equal(list._pressroom.warnings.length, 1);
      assert.match(warningsOf(list), says);
    });

  it('in a group has its group in the warning', () => {
    const list = parse({ groups: [{ title: 'Police', sites: [good, { title: 'Lost' }] }] });
    assert.match(warningsOf(list), /groups\[0\]\.sites\[1\].*Lost/);
  });

  it('has a short warning even if its title is long', () => {
    assert.ok(warningsOf(parseSites({ title: 'x'.repeat(3000) })).length < 200);
  });

  it('with a wrong URL in one language keeps the others, with a warning', () => {
    const list = parseSites({
      title: 'Half',
      url: { az: 'https://half.example/', en: 'javascript:alert(1)' },
    });
    assert.deepEqual(list.sites[0]?.url, { az: 'https://half.example/' });
    assert.match(warningsOf(list), /sites\[0\].*Half/);
  });

  it('with a wrong icon stays without it, with a warning', () => {
    const list = parseSites({ ...good, icon: 'javascript:alert(1)' });
    assert.equal(list.sites[0]['icon'], undefined);
    assert.match(warningsOf(list), /sites\[0\].*Good.*icon/);
  });

  it('stays if its aliases or description are unusable', () => {
    for (const aliases of [7, 'AA', [null, 3, ''], { az: 'AA' }, {}])
      assert.equal(parseSites({ ...good, aliases, description: 7 }).sites.length, 1, JSON.stringify(aliases));
  });
});

describe('a faulty group', () => {
  const site = { title: 'A', url: 'https://a.example/' };

  it('without sites is left out with a warning', () => {
    for (const sites of [undefined, [], {}, 'https://a.example/']) {
      const list = parse({
        groups: [
          { title: 'Empty', sites },
          { title: 'Full', sites: [site] },
        ],
      });
      assert.deepEqual(
        list.groups.map((/** @type {Site} */ { title }) => title),
        ['Full'],
      );
      assert.match(warningsOf(list), /groups\[0\].*sites/);
    }
  });

  it('without a title keeps its sites, with a warning', () => {
    const list = parse({ groups: [{ sites: [site] }] });
    assert.deepEqual(
      entriesOf(list).map((/** @type {Entry} */ entry) => entry.site.title),
      ['A'],
    );
    assert.match(warningsOf(list), /groups\[0\].*title/);
  });

  it('that is not an object has a warning', () => {
    const list = parse({ groups: [null, 'Police', { title: 'Full', sites: [site] }] });
    assert.equal(list.groups.length, 1);
    assert.match(warningsOf(list), /groups\[0\]/);
    assert.match(warningsOf(list), /groups\[1\]/);
  });
});

describe('a text', () => {
  const title = { az: 'Nazirlik', en: 'Ministry', ru: 'Министерство' };

  it('that is a string is shown in every language', () => {
    assert.deepEqual(resolve('Ministry', ['az']), { value: 'Ministry' });
  });

  /** @type {[string[], keyof typeof title][]} */
  const wanted = [
    [['az'], 'az'],
    [['ru', 'az'], 'ru'],
    [['fr', 'ru'], 'ru'],
    [['az-AZ'], 'az'],
    [['az-Cyrl-AZ', 'en'], 'az'],
    [['fr', 'de'], 'az'],
    [[''], 'az'],
    [[], 'az'],
    [['EN'], 'en'],
  ];
  for (const [languages, expected] of wanted)
    it(`for ${languages.join(', ') || 'no language'} is in ${expected}`, () => {
      assert.deepEqual(resolve(title, languages), { value: title[expected], language: expected });
    });

  it('prefers the exact tag, then the same language, then the next language', () => {
    const text = { 'en-US': 'Color', 'en-GB': 'Colour', ru: 'Цвет' };
    assert.equal(resolve(text, ['en-GB']).value, 'Colour');
    assert.equal(resolve(text, ['en', 'ru']).value, 'Color');
  });

  it('has a tag that is valid in `lang`, even if written with an underscore', () => {
    const [site] = parseSites({ title: { az_AZ: 'Nazirlik' }, url: 'https://a.example/' }).sites;
    assert.equal(resolve(site?.title ?? '', ['az']).language, 'az-AZ');
  });

  it('under a name of an object’s member is still text', () => {
    const [site] = parseSites(
      JSON.parse('{"title":{"__proto__":"A","constructor":"B"},"url":"https://a.example/"}'),
    ).sites;
    assert.equal(typeof resolve(site?.title ?? '', ['fr']).value, 'string');
  });
});
