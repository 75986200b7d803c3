// Links in README.md, CONTRIBUTING.md and docs/ lead to files and headings, and every page can be reached.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { anchorsOf, linksOf, pages } from './markdown.js';

const isOutside = (/** @type {string} */ address) => /^[a-z]+:/i.test(address);

/** The file and the anchor of a relative link. @param {string} page @param {string} link */
function targetOf(page, link) {
  const [path = '', anchor = ''] = decodeURI(link).split('#');
  return { file: path ? posix.normalize(posix.join(posix.dirname(page), path)) : page, anchor };
}

/** @param {string} page */
const targetsOf = (page) =>
  linksOf(page)
    .filter((link) => !isOutside(link))
    .map((link) => ({ link, ...targetOf(page, link) }));

for (const page of pages)
  test(`${page}: relative links lead to files and headings`, () => {
    const dead = targetsOf(page)
      .filter(({ file, anchor }) => !existsSync(file) || (anchor && !anchorsOf(file).includes(anchor)))
      .map(({ link }) => link);
    assert.deepEqual(dead, []);
  });

test('linked files are committed', () => {
  const committed = new Set(
    execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean),
  );
  const isCommitted = (/** @type {string} */ file) =>
    committed.has(file) || [...committed].some((path) => path.startsWith(`${file.replace(/\/$/, '')}/`));
  for (const page of pages)
    for (const { file, link } of targetsOf(page)) assert.ok(isCommitted(file), `${page}: ${link}`);
});

test('every page can be reached from README.md', () => {
  const reached = new Set(['README.md']);
  for (const page of reached)
    for (const { file } of targetsOf(page))
      if (file.endsWith('.md') && pages.includes(file)) reached.add(file);
  assert.deepEqual(
    pages.filter((page) => !reached.has(page)),
    [],
  );
});

test('links to other sites are encrypted', () => {
  for (const page of pages)
    for (const link of linksOf(page)) assert.doesNotMatch(link, /^http:/, `${page}: ${link}`);
});
