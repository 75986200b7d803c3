import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../src/low-vision/page.js';
import { pages } from './pages/pages.js';
import { openPage } from './support/feeds.js';

// Every test page is shown with all that the engine can do, changes meanwhile, and is put back as it was.

const settings = {
  'text-size': 200,
  scheme: 'white-on-black',
  'letter-spacing': 0.12,
  'word-spacing': 0.16,
  'line-height': 1.8,
  'paragraph-spacing': 2,
  bold: 'on',
} as const;

async function open(path: string): Promise<Document> {
  const { contentDocument } = await openPage(path, { width: 1280, height: 800 });
  if (!contentDocument) throw new Error('no page');
  return contentDocument;
}

const sheetsOf = (document: Document) =>
  [...document.styleSheets, ...document.adoptedStyleSheets].map((sheet) =>
    [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'),
  );

describe('the test page', () => {
  for (const { name, path } of pages)
    it(`${name} is put back to the letter`, async () => {
      const document = await open(path);
      const { outerHTML } = document.documentElement;
      const sheets = sheetsOf(document);
      expect(applyLowVision(settings, document)).to.deep.equal([]);
      expect(document.documentElement.dataset['lowVision']).to.include('text-size:200');
      expect(clearLowVision(document)).to.deep.equal([]);
      const after = document.documentElement.outerHTML;
      // Not all of it in a message.
      const at = [...after].findIndex((letter, index) => letter !== outerHTML[index]);
      expect(after.slice(at - 60, at + 60), 'the document').to.equal(outerHTML.slice(at - 60, at + 60));
      expect(after === outerHTML).to.equal(true);
      sheetsOf(document).forEach((text, index) => {
        expect(text === sheets[index], `sheet ${String(index)}`).to.equal(true);
      });
    }).timeout(30_000);
});
