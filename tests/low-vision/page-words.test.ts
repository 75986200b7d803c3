import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { openPage, servePage } from '../support/feeds.js';
import { until } from '../support/sites.js';

// The engine's words in a page are in the page's language as soon as that language has loaded, also without any of our
// elements. The page's own words stay, and remain alone when the mode ends.

const wide = '<td style="white-space: nowrap">12 345 678 901 234</td>'.repeat(12);
const table = (id: string, lang: string) =>
  `<div lang="${lang}"><table id="${id}" border="1"><tr>${wide}</tr></table></div>`;

async function open(): Promise<Document> {
  const frame = await openPage(
    await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title></head><body>
    ${table('en', 'en')}${table('az', 'az')}${table('ru', 'ru')}</body></html>`),
  );
  return frame.contentDocument as Document;
}

const nameOf = (document: Document, id: string) => {
  const found = document.getElementById(id);
  return found?.getAttribute('aria-label') ?? found?.parentElement?.getAttribute('aria-label');
};

it('a table without a name is called one in its own language, until the mode ends', async () => {
  const document = await open();
  applyLowVision({ 'text-size': 200, columns: 'one' }, document);
  expect(nameOf(document, 'en')).to.equal('Table');
  await until(() => nameOf(document, 'az') === 'Cədvəl' && nameOf(document, 'ru') === 'Таблица');
  clearLowVision(document);
  for (const id of ['en', 'az', 'ru']) expect(nameOf(document, id), id).to.equal(null);
});

it('a name that the page gives meanwhile stays', async () => {
  const document = await open();
  applyLowVision({ 'text-size': 200, columns: 'one' }, document);
  await until(() => nameOf(document, 'az') === 'Cədvəl');
  for (const one of document.querySelectorAll('[aria-label]')) one.setAttribute('aria-label', 'Prices');
  clearLowVision(document);
  expect(nameOf(document, 'az')).to.equal('Prices');
});
