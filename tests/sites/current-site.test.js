// The current site is the one whose URL contains the page’s address, and the longest such URL wins.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../support/import-source.js';

const { currentSite } = await importSource('src/sites/current-site.ts');
const { parseSiteList } = await importSource('src/sites/site-list.ts');
const { entriesOf } = await importSource('src/sites/entries.ts');

/** @param {...object} sites */
const listOf = (...sites) => parseSiteList({ sites }, 'https://ministry.example/data/sites.json');

describe('the current site', () => {
  const sites = listOf(
    { title: 'ministry', url: 'https://ministry.example/' },
    { title: 'police', url: 'https://www.ministry.example/police/' },
    { title: 'road', url: 'http://ministry.example/police/road' },
    { title: 'port', url: 'https://ministry.example:8443/' },
    { title: 'other', url: { az: 'https://other.example/az/', en: 'https://other.example/en/' } },
  );
  for (const [page, expected] of [
    ['https://ministry.example/', 'ministry'],
    ['https://ministry.example/news/7?x=1#y', 'ministry'],
    ['http://ministry.example', 'ministry'],
    ['http://www.ministry.example/', 'ministry'],
    ['https://MINISTRY.example/police', 'police'],
    ['https://ministry.example/police/', 'police'],
    ['https://ministry.example/police/staff/', 'police'],
    ['https://ministry.example/policeman/', 'ministry'],
    ['https://ministry.example/pol', 'ministry'],
    ['https://ministry.example/police/road/maps', 'road'],
    ['https://ministry.example/police/roads', 'police'],
    ['https://ministry.example/news/police/', 'ministry'],
    ['https://ministry.example:8443/police/', 'port'],
    ['https://ministry.example:9000/', undefined],
    ['https://police.ministry.example/', undefined],
    ['https://example/', undefined],
    ['https://other.example/en/contact', 'other'],
    ['https://other.example/az/', 'other'],
    ['https://other.example/', undefined],
    ['about:srcdoc', undefined],
  ])
    it(`of ${page} is ${expected ?? 'none'}`, () => {
      assert.equal(currentSite(entriesOf(sites), page)?.title, expected);
    });

  it('is the first of two sites with the same URL', () => {
    const two = listOf(
      { title: 'first', url: 'https://a.example/x' },
      { title: 'second', url: 'http://www.a.example/x/' },
    );
    assert.equal(currentSite(entriesOf(two), 'https://a.example/x/')?.title, 'first');
  });

  it('is found without folding the texts of all sites, which would delay the panel', () => {
    const entries = entriesOf(listOf({ title: 'here', url: 'https://here.example/' }));
    assert.equal(currentSite(entries, 'https://here.example/')?.title, 'here');
    assert.deepEqual(
      entries.map((/** @type {import('../../src/sites/entries.js').Entry} */ { texts }) => texts),
      [undefined],
    );
  });
});
