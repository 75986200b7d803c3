// A search finds sites by title, alias, description and group, in every language and in either script.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../support/import-source.js';
import { portal, sitesOf } from '../support/site-lists.js';

const { SiteSearch } = await importSource('src/sites/search-sites.ts');
const { parseSiteList, resolve } = await importSource('src/sites/site-list.ts');

/** @typedef {import('../../src/sites/entries.js').Entry} Entry */

/** @param {...object} sites */
const listOf = (...sites) => parseSiteList({ sites });

describe('search', () => {
  const list = parseSiteList(portal);
  const search = new SiteSearch();
  /** @param {string} query @returns {string[]} */
  const find = (query, some = list) =>
    search.find(some, query).map((/** @type {Entry} */ { site }) => resolve(site.title, ['az']).value);

  /** @type {[string, string[], string][]} */
  const queries = [
    ['sumqayit', ['Sumqayıt Polis İdarəsi'], 'ASCII for Azerbaijani'],
    ['SUMQAYIT', ['Sumqayıt Polis İdarəsi'], 'capitals'],
    ['Sumqayıt', ['Sumqayıt Polis İdarəsi'], 'as written'],
    ['emek', ['Əmək idarəsi'], 'ASCII for ə'],
    ['əmək', ['Əmək idarəsi'], 'small ə'],
    ['Әмәк', ['Əmək idarəsi'], 'Cyrillic for Latin'],
    ['arxiv', ['Arxiv'], 'Latin'],
    ['архив', ['Arxiv'], 'Russian title'],
    ['idaresi polis', ['Sumqayıt Polis İdarəsi'], 'words in another order'],
    ['pol id', ['Sumqayıt Polis İdarəsi'], 'starts of words'],
    ['sumgayit idaresi', ['Sumqayıt Polis İdarəsi'], 'words of two languages'],
    ['министерство', ['Nazirlik'], 'a language that is not shown'],
    ['sspi', ['Sumqayıt Polis İdarəsi'], 'an alias'],
    ['dei', ['Əmək idarəsi'], 'an alias with marks'],
    ['patrols', ['Sumqayıt Polis İdarəsi'], 'the description in another language'],
    ['полиция', ['Sumqayıt Polis İdarəsi', 'Yol polisi', 'Nəqliyyat polisi'], 'the group'],
    ['services hospital', ['Xəstəxana'], 'group and title'],
    ['sumqayit hospital', [], 'words of two sites'],
    ['zzz', [], 'nothing'],
  ];
  for (const [query, found, why] of queries)
    it(`«${query}» finds ${found.join(', ') || 'nothing'} (${why})`, () => {
      assert.deepEqual(find(query).toSorted(), found.toSorted());
    });

  it('finds Cyrillic and Azerbaijani names by the usual pairs of Latin letters', () => {
    const titles = ['Шекинское управление', 'Нахичевань', 'Гянджа', 'Служба жилья', 'Xankəndi', 'Ağdaş'];
    const names = listOf(
      ...titles.map((title, index) => ({ title, url: `https://${String(index)}.example/` })),
    );
    /** @type {[string, string][]} */
    const queries = [
      ['shekinskoe', 'Шекинское управление'],
      ['sekinskoe', 'Шекинское управление'],
      ['nakhichevan', 'Нахичевань'],
      ['gyandzha', 'Гянджа'],
      ['sluzhba', 'Служба жилья'],
      ['khankendi', 'Xankəndi'],
      ['aghdash', 'Ağdaş'],
    ];
    for (const [query, found] of queries) assert.deepEqual(find(query, names), [found], query);
    // A query that ends inside a pair still finds the name.
    assert.ok(find('s', names).includes('Шекинское управление'));
  });

  it('puts starts of names first, then starts of words, aliases, and others', () => {
    const sites = [
      { title: 'Office', url: 'https://1.example/', description: 'Road police' },
      { title: 'Metropolice', url: 'https://2.example/' },
      { title: 'Patrols', url: 'https://3.example/', aliases: ['Police'] },
      { title: 'Road Police', url: 'https://4.example/' },
      { title: 'Police', url: 'https://5.example/' },
    ];
    const found = find(
      'police',
      parseSiteList({
        sites,
        groups: [{ title: 'Police', sites: [{ title: 'Archive', url: 'https://6.example/' }] }],
      }),
    );
    assert.deepEqual(found.slice(0, 3), ['Police', 'Road Police', 'Patrols']);
    assert.deepEqual(found.slice(3).toSorted(), ['Office', 'Metropolice', 'Archive'].toSorted());
  });

  it('keeps equal matches in the order of the list', () => {
    assert.deepEqual(
      find('office', parseSiteList(sitesOf(30))),
      sitesOf(30).sites.map((_, index) => `Office ${String(index + 1)}`),
    );
  });

  it('finds a query without letters and digits as it is written', () => {
    const signs = listOf(
      ...['School № 1', 'School 1', 'E+E', '100 %'].map((title, index) => ({
        title,
        url: `https://${index}.example/`,
      })),
    );
    assert.deepEqual(find('№', signs), ['School № 1']);
    // A query with letters or digits is searched by its words.
    assert.deepEqual(find('№ 1', signs).toSorted(), ['100 %', 'School 1', 'School № 1']);
    assert.deepEqual(find('+', signs), ['E+E']);
    assert.deepEqual(find(' % ', signs), ['100 %']);
    assert.deepEqual(find('§', signs), []);
    assert.equal(find(' ', signs).length, 4);
  });

  it('for spaces finds everything, in order', () => {
    assert.deepEqual(find('  '), find(''));
    assert.equal(find('').length, 9);
  });
});
