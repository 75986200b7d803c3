// Attributes and a search query select items of a feed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

const { parseFeed } = await importSource('src/feed/json-feed.ts');
const { isExcluded } = await importSource('src/feed/select-items.ts');
const { hasWords } = await importSource('src/feed/search-items.ts');

/** @param {object} members */
const itemOf = (members) =>
  parseFeed({ version: '1.1', items: [{ id: '1', ...members }] }, 'https://m.example/feed.json').items[0];

/** Whether `exclude="current"` leaves out a release on a page. @param {string} url @param {string} page */
const isCurrent = (url, page) => isExcluded(itemOf({ url }), ['current'], page, [], [url]);

test('the page shows a release whose address agrees in the parameters that name it', () => {
  const release = 'https://m.example/news.php?id=12';
  for (const page of [
    release,
    'http://www.m.example/news.php?id=12',
    'https://m.example/news.php?utm_source=mail&id=12&fbclid=x',
    'https://m.example/news.php?lang=az&id=12#comments',
  ])
    assert.ok(isCurrent(release, page), page);
  for (const page of [
    'https://m.example/news.php?id=13',
    'https://m.example/news.php?id=13&utm_source=mail',
    'https://m.example/news.php?id=123',
    'https://m.example/news.php',
    'https://m.example/news.php?ids=12',
    'https://m.example/other.php?id=12',
  ])
    assert.ok(!isCurrent(release, page), page);
  // Tracking parameters of the feed name nothing.
  assert.ok(isCurrent(`${release}&utm_source=feed`, release));
  assert.ok(isCurrent(`${release}&utm_source=feed`, `${release}&utm_source=mail`));
});

test('a query without letters and digits is searched as it is written', () => {
  const item = itemOf({ title: 'School № 7: 20 % more places', tags: ['C++'] });
  for (const query of ['№', ' % ', '++', ':', '']) assert.ok(hasWords(item, query), query);
  for (const query of ['§', '%%', '№ №']) assert.ok(!hasWords(item, query), query);
});
