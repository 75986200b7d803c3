import { expect } from '@open-wc/testing';
import { setBase } from '../../src/net/own-files.js';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { strictPolicy } from '../pages/pages.js';
import { openPage, release, serve, servePage, whenRequested } from '../support/feeds.js';
import { recordConsole, until } from '../support/sites.js';

// The reader's font applies to all text, code keeps a monospaced font, and font files are fetched on demand.

const letters =
  'Az ƏəıİğĞşŞöÖüÜçÇ «» „“” – — № ₼ Ёё Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдежзийклмнопрстуфхцчшщъыьэюя 0123456789 €%&@…';

const html = `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>Unit</title><style>
body { font: 16px/1.4 Georgia, serif } .mono { font-family: monospace !important } #own { font-family: Georgia !important }
</style></head><body><h1>Heading</h1><p id="text">${letters}</p><p id="own"><b>Bold</b></p><pre>Code <b>bold</b></pre><code>code</code>
<button>Press</button><input value="Value"><p style="font-family: cursive !important">Inline</p><svg><text y="20">SVG</text></svg></body></html>`;

const folder = new URL('/src/low-vision/', location.href).href;

async function open(csp?: string): Promise<Document> {
  const { contentDocument } = await openPage(await servePage(html, csp === undefined ? {} : { csp }));
  if (!contentDocument) throw new Error('no page');
  return contentDocument;
}

const familyOf = (document: Document, selector: string): string => {
  const element = document.querySelector(selector);
  return element ? getComputedStyle(element).fontFamily : 'none';
};

const faces = (document: Document) =>
  [...document.fonts].map(({ family, weight, status }) => `${family} ${weight} ${status}`);

/** The width of letters in a family, measured on a canvas with the loaded fonts. */
function widthIn(document: Document, font: string, text: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('no canvas');
  context.font = font;
  return context.measureText(text).width;
}

describe('the reader’s font', () => {
  beforeEach(() => {
    setBase(folder);
  });
  afterEach(() => {
    setBase('');
  });

  for (const [font, family] of [
    ['sans', /^Arial, sans-serif$/],
    ['serif', /^"Times New Roman", serif$/],
    ['legible', /^Andika, Arial, sans-serif$/],
  ] as const)
    it(`${font} applies to all text except code`, async () => {
      const document = await open();
      expect(applyLowVision({ font }, document)).to.deep.equal([]);
      for (const selector of ['h1', '#text', '#own', '#own b', 'button', 'input', '[style]', 'svg text'])
        expect(familyOf(document, selector), selector).to.match(family);
      for (const selector of ['pre', 'pre b', 'code'])
        expect(familyOf(document, selector), selector).to.match(/monospace/);
      clearLowVision(document);
      expect(familyOf(document, '#text')).to.equal('Georgia, serif');
    });

  it('is fetched only when chosen, and in bold only for bold text', async () => {
    const document = await open();
    applyLowVision({ font: 'sans', bold: 'on' }, document);
    expect(faces(document)).to.deep.equal([]);
    applyLowVision({ font: 'legible' }, document);
    await until(() => faces(document).every((face) => face.endsWith(' loaded')), 'the fonts');
    expect(
      faces(document).map((face) => face.replace('400', 'normal').replace('700', 'bold')),
    ).to.have.members(['Andika normal loaded', 'Andika bold loaded']);
    applyLowVision({ 'line-height': 2 }, document);
    expect(faces(document)).to.deep.equal([]);
  });

  it('has every letter of az, en, kk, ru and tr', async () => {
    const document = await open();
    applyLowVision({ font: 'legible' }, document);
    await until(() => faces(document).some((face) => face.endsWith(' loaded')), 'the font');
    for (const letter of new Set(letters.replaceAll(' ', '')))
      // A missing letter is drawn in the next font of the list, with its width.
      expect(widthIn(document, '100px Andika, monospace', letter), letter).to.equal(
        widthIn(document, '100px Andika, serif', letter),
      );
  });

  it('hides no text while it loads', async () => {
    const { warnings } = recordConsole();
    const url = await serve('', { hold: true });
    setBase(`${url}/`);
    const document = await open();
    applyLowVision({ font: 'legible' }, document);
    await whenRequested(url);
    for (const face of document.fonts) expect(face.display).to.equal('swap');
    await release(url);
    // The response is not a font.
    await until(() => warnings.length > 0, 'the warning');
  });

  it('is replaced by the next font if it cannot be loaded, with a warning', async () => {
    const { warnings } = recordConsole();
    const document = await open(strictPolicy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
    const reports: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      reports.push(effectiveDirective),
    );
    applyLowVision({ font: 'sans' }, document);
    expect(warnings).to.deep.equal([]);
    expect(applyLowVision({ font: 'legible' }, document)).to.deep.equal([]);
    await until(() => warnings.length > 0 && reports.length > 0, 'the warning and the report');
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/^\[pressroom\].*font/);
    expect([...new Set(reports)]).to.deep.equal(['font-src']);
    expect(familyOf(document, '#text')).to.equal('Andika, Arial, sans-serif');
  });
});
