// Every link of the documentation site and of the demo leads to a page, a file and a heading that are there. Without
// script the documentation lists every page.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import test from 'node:test';
import { fileURLToPath, URL } from 'node:url';

const site = fileURLToPath(new URL('../.artifacts/site', import.meta.url));

/** @param {string} folder */
const pagesIn = (folder) =>
  readdirSync(join(site, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => `${folder}/${name.replaceAll(sep, '/')}`);

/** @param {string} page */
const textOf = (page) => readFileSync(join(site, page), 'utf8');

/** Addresses in the page's own markup, without those in shown code. @param {string} html */
const linksIn = (html) =>
  [
    ...html.matchAll(
      /<(?:a|link|img|script|source|press-releases?|site-switcher)\b[^>]*?\s(?:href|src)="([^"]*)"/g,
    ),
  ].map(([, link = '']) => link.replaceAll('&amp;', '&'));

/** @param {string} page @param {string} link @returns {string | undefined} the fault */
function faultOf(page, link) {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) return undefined;
  const [path = '', hash] = link.split('#');
  const file = path ? normalize(join(dirname(page), decodeURI(path.split('?')[0] ?? ''))) : page;
  const target = file.endsWith('/') ? `${file}index.html` : file;
  if (!existsSync(join(site, target))) return `${page}: ${link} leads to no file`;
  // `#top` is the page's beginning in every browser.
  const isHeading = hash && hash !== 'top' && target.endsWith('.html');
  return isHeading && !textOf(target).includes(`id="${decodeURIComponent(hash)}"`)
    ? `${page}: ${link} leads to no element with this id`
    : undefined;
}

for (const folder of ['docs', 'demo', 'builder'])
  test(`no link of ${folder}/ is dead`, () => {
    // Each app of a framework is built by its own command.
    const pages = pagesIn(folder).filter((page) => !page.startsWith('demo/frameworks/'));
    assert.ok(pages.length > 2, 'run `npm run build` first');
    const faults = pages.flatMap((page) => linksIn(textOf(page)).map((link) => faultOf(page, link)));
    assert.deepEqual(faults.filter(Boolean), []);
  });

test('the list of all pages has every page', () => {
  const listed = linksIn(textOf('docs/site-map.html'));
  const missing = pagesIn('docs')
    .map((page) => page.slice('docs/'.length))
    .filter((page) => !['index.html', 'site-map.html'].includes(page) && !listed.includes(page));
  assert.deepEqual(missing, []);
});

test('no two elements of a page have the same id', () => {
  for (const page of pagesIn('docs')) {
    const ids = [...textOf(page).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, page);
  }
});
