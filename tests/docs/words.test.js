// README.md, CONTRIBUTING.md and docs/ are short and plain.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { lengthOf, longest, sentencesIn } from '../../build/plain-english.js';
import { linksOf, pages, sentencesOf, wordsOf } from './markdown.js';

const longestPage = 800;

for (const page of ['README.md', 'CONTRIBUTING.md'])
  test(`${page} has at most ${longestPage} words`, () => {
    assert.ok(wordsOf(page) <= longestPage, `${wordsOf(page)} words`);
  });

for (const page of pages.filter((path) => /^README\.md|^docs\/(README\.md|webmasters|readers)/.test(path)))
  test(`${page}: no sentence has more than ${longest} words`, () => {
    const long = sentencesOf(page)
      .filter(({ text }) => lengthOf(text) > longest)
      .map(({ line, text }) => `${page}:${line} (${lengthOf(text)}) ${text}`);
    assert.deepEqual(long, []);
  });

test('sentences end at a stop before a space, if no lower-case letter follows', () => {
  assert.deepEqual(sentencesIn('One. Two! «Три?» Four (five.) It is 4.5 kB, e.g. so.\nSix `x.` seven'), [
    'One.',
    'Two!',
    '«Три?»',
    'Four (five.)',
    'It is 4.5 kB, e.g. so.',
    'Six `x.` seven',
  ]);
  assert.equal(lengthOf('«A−», 200 % — and `text-size`'), 4);
});

test('the pictures are small, and light ones have dark ones', () => {
  const folder = 'docs/pictures';
  const files = readdirSync(folder);
  const sizes = files.map((file) => statSync(`${folder}/${file}`).size);
  assert.ok(sizes.length > 0);
  assert.ok(Math.max(...sizes) < 60_000, 'a picture has 60 kB or more');
  assert.ok(sizes.reduce((sum, size) => sum + size) <= 500_000, 'the pictures have more than 500 kB');
  const named = pages.flatMap(linksOf).flatMap((link) => /pictures\/(.*)/.exec(link)?.[1] ?? []);
  assert.deepEqual([...new Set(named)].sort(), files.sort());
  for (const file of files) assert.ok(files.includes(file.replace('-light', '-dark')), file);
});
