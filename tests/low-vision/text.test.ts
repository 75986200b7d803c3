import { expect } from '@open-wc/testing';
import { boxOf } from '../../src/low-vision/engine/measure.js';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { openPage, serve, servePage } from '../support/feeds.js';
import { until } from '../support/sites.js';

// The reader's spacing and form apply to all text, over the page's styles. Icons look as before.

const settings = {
  bold: 'on',
  'letter-spacing': 0.12,
  'word-spacing': 0.16,
  'line-height': 1.8,
  'paragraph-spacing': 2,
  italics: 'off',
  capitals: 'off',
  justify: 'off',
  hyphens: 'off',
  font: 'sans',
} as const;

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
<style>
@layer page { .layered { letter-spacing: 3px !important; line-height: 1 !important; font-style: italic !important; font: italic small-caps 400 20px/1 serif !important } }
body { font: 16px/1.2 Georgia, serif; text-align: justify; hyphens: auto; }
.own { letter-spacing: -1px; word-spacing: -2px; line-height: 17px; font-weight: 300; font-style: oblique; }
.caps { text-transform: uppercase; font-variant: small-caps; }
#strong.strong { letter-spacing: 2px !important; line-height: 1 !important; text-transform: uppercase !important; }
.unset, .unset * { all: unset; display: block; }
.initial { all: initial; display: block; }
.ratio { line-height: 2.5; }
h1 { font: 900 32px/1 Georgia; text-transform: capitalize; }
.quote { text-align: justify !important; }
.nested { & b { line-height: 1; letter-spacing: 4px; } }
@media screen { .media { line-height: 1; letter-spacing: 1px; text-align: justify; } }
nav ul { margin: 0; padding: 0; display: flex; list-style: none; }
</style></head><body>
<nav><ul id="menu"><li><a href="#x">Menu</a></ul></nav>
<h1>Heading of the page</h1><p>Text of a paragraph with <em>emphasis</em>, <b>bold</b> and <a href="#y">a link</a>.</p>
<p class="own">Own</p><p class="caps">Capitals</p><p id="strong" class="strong">Strong</p><p class="layered">Layered</p>
<p style="letter-spacing: 9px !important; line-height: 1 !important; font-weight: 100 !important; word-spacing: 0 !important; font-family: serif !important; color: red">Inline</p>
<div class="unset"><p>Unset</p></div><div class="initial">Initial</div><p class="ratio">Ratio</p>
<blockquote class="quote">Quote</blockquote><p class="nested">Nested <b>bold</b></p><p class="media">Media</p>
<p align="justify">By attribute</p><ul id="list"><li>List<ul id="inner"><li>Inner</ul></ul>
<p dir="rtl">نص</p><table><tr><td>Cell<th>Head</table><button>Press</button><input value="Value"><textarea>Area</textarea>
<code>code</code>
</body></html>`;

async function open(url?: string): Promise<Document> {
  const { contentDocument } = await openPage(url ?? (await servePage(html)));
  if (!contentDocument) throw new Error('no page');
  return contentDocument;
}

/** Settings that do not apply, for each element with text. */
function deviations(root: Document | ShadowRoot): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const hasText = [...element.childNodes].some(
      ({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim(),
    );
    if (!hasText || element.matches('head *, script, style')) continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const off = (name: string, value: string, ratio: number) => {
      if (Math.abs(Number.parseFloat(value) - ratio * size) > 0.06 || value === 'normal')
        found.push(`${element.localName}.${element.className} ${name} ${value}`);
    };
    off('letter-spacing', style.letterSpacing, 0.12);
    off('word-spacing', style.wordSpacing, 0.16);
    off('line-height', style.lineHeight, 1.8);
    const rest = {
      fontWeight: '700',
      fontStyle: 'normal',
      textTransform: 'none',
      fontVariantCaps: 'normal',
      hyphens: 'none',
    } as const;
    for (const [name, value] of Object.entries(rest))
      if (style[name as keyof typeof rest] !== value)
        found.push(`${element.localName}.${element.className} ${name} ${style[name as keyof typeof rest]}`);
    if (style.textAlign === 'justify') found.push(`${element.localName}.${element.className} justify`);
    if (!/^(Arial|ui-monospace)/.test(style.fontFamily))
      found.push(`${element.localName}.${element.className} ${style.fontFamily}`);
  }
  return found;
}

const stateOf = (document: Document) => [
  document.documentElement.outerHTML,
  ...[...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)),
  String(document.adoptedStyleSheets.length),
];

const find = (root: Document | ShadowRoot, selector: string): HTMLElement => {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(selector);
  return element;
};

describe('spacing and form of text', () => {
  it('differ from the reader’s before, so that the test can fail', async () => {
    expect(deviations(await open())).to.have.length.at.least(50);
  });

  it('apply to all text', async () => {
    const document = await open();
    expect(applyLowVision(settings, document)).to.deep.equal([]);
    expect(deviations(document)).to.deep.equal([]);
  });

  it('apply to later elements, sheets, rules, shadow roots and inline styles', async () => {
    const document = await open();
    applyLowVision(settings, document);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p class="later" style="line-height: 1 !important">Later</p><p id="inline">Inline</p>',
    );
    const sheet = document.createElement('style');
    sheet.textContent =
      '@layer page { .later { letter-spacing: 0 !important; font-style: italic } } #inline { text-align: justify }';
    document.head.append(sheet);
    find(document, '#inline').style.setProperty('letter-spacing', '1px', 'important');
    (document.styleSheets[0] as CSSStyleSheet).insertRule(
      '@layer page { h1 { line-height: 1 !important } }',
      0,
    );
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<style>p { font: italic 12px/1 serif !important; letter-spacing: 1px }</style><p>Shadow</p>';
    // Observers run before this.
    await new Promise(requestAnimationFrame);
    expect(deviations(document)).to.deep.equal([]);
    expect(deviations(root)).to.deep.equal([]);
  });

  it('separate paragraphs and lists, not menus', async () => {
    const document = await open();
    applyLowVision({ 'paragraph-spacing': 2 }, document);
    const space = (selector: string) => getComputedStyle(find(document, selector)).marginBottom;
    for (const selector of ['h1 + p', '.own', '.unset p', '#list', 'blockquote'])
      expect(space(selector), selector).to.equal('32px');
    expect(space('#menu')).to.equal('0px');
    expect(space('#inner')).to.equal('0px');
  });

  it('keep lines short', async () => {
    const document = await open();
    const text = find(document, 'h1 + p');
    text.textContent = 'Many words of text. '.repeat(40);
    applyLowVision({ 'line-length': 30 }, document);
    // In WebKit `ch` may differ from the digit's own width, depending on the font.
    const probe = document.createElement('div');
    probe.style.width = '30ch';
    text.append(probe);
    expect(text.getBoundingClientRect().width).to.be.closeTo(probe.getBoundingClientRect().width, 2);
  });

  it('align text to its start, also from the right', async () => {
    const document = await open();
    applyLowVision({ justify: 'off' }, document);
    for (const selector of ['[dir=rtl]', '[align]', '.quote', 'h1 + p'])
      expect(getComputedStyle(find(document, selector)).textAlign, selector).to.equal('start');
  });

  it('are restored exactly', async () => {
    const document = await open();
    const before = stateOf(document);
    applyLowVision({ ...settings, 'line-length': 40 }, document);
    expect(stateOf(document)).not.to.deep.equal(before);
    applyLowVision({ ...settings, 'text-size': 200 }, document);
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(stateOf(document)).to.deep.equal(before);
  });
});

/** Rounded to half a pixel, because engines round by position. Rotating icons are left out. */
const widthOf = (of: Element | Range): number | string =>
  'getAnimations' in of && of.getAnimations({ subtree: true }).length
    ? ''
    : Math.round(of.getBoundingClientRect().width * 2) / 2;

/** The styles that draw a glyph, and its relative width. */
function drawingOf(element: Element, pseudo?: string) {
  const style = getComputedStyle(element, pseudo);
  const range = document.createRange();
  range.selectNodeContents(element);
  return {
    content: style.content,
    family: style.fontFamily,
    weight: style.fontWeight,
    style: style.fontStyle,
    size: style.fontSize,
    spacing: style.letterSpacing.replace('normal', '0px'),
    transform: style.textTransform,
    // A pseudo-element cannot be measured, but its element is as wide.
    width: pseudo ? (element.textContent.trim() ? '' : widthOf(element)) : widthOf(range),
  };
}

type Drawing = ReturnType<typeof drawingOf>;

/** Every icon of a page, by the font families that the test knows. */
function iconsOf(document: Document, families: RegExp): Drawing[] {
  const icons: Drawing[] = [];
  for (const element of document.querySelectorAll('body *'))
    for (const pseudo of [undefined, '::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      if (!families.test(style.fontFamily)) continue;
      if (pseudo ? !/^"./.test(style.content) : element.childElementCount || !element.textContent.trim())
        continue;
      icons.push(drawingOf(element, pseudo));
    }
  return icons;
}

const iconSettings = { ...settings, 'letter-spacing': 0.5 } as const;

/** Icon fonts without «icon» or the like in their names. */
const unknown = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title><style>
.one, .pre::before { font-family: 'Plain One'; font-weight: 900 }
[class^='two-'] { font-family: Plain, sans-serif !important; font-weight: 400; font-style: normal; line-height: 1 }
.two-home::before { content: '\\f015' } .two-print:after { content: '\\f02f' }
.pre::before { content: '\\f019' }
.bare { font-family: 'Plain One' }
.bare::before { content: '\\f015' }
.var { --family: 'Plain One'; --font: 900 16px/1 'Plain One' } .var i { font-family: var(--family); font-weight: 900 }
.short::before { font: var(--font); content: '\\f015' }
.word { font: 24px/1 'Words'; display: inline-block; white-space: nowrap; font-feature-settings: 'liga' }
*, ::before, ::after { font-family: inherit } h2 { font-family: 'Text'; }
.nest { &::before { font-family: Plain; font-weight: 400; content: '\\f015' } }
p, li { font-family: 'Text'; letter-spacing: 1px; }
@font-face { font-family: 'Plain One'; font-weight: 900; src: url(/node_modules/@fortawesome/fontawesome-free/webfonts/fa-solid-900.woff2) }
@font-face { font-family: 'Plain'; src: url(/node_modules/@fortawesome/fontawesome-free/webfonts/fa-solid-900.woff2) }
@font-face { font-family: 'Words'; src: url(/node_modules/material-icons/iconfont/material-icons.woff2) }
@font-face { font-family: 'Text'; src: url(/src/low-vision/fonts/legible-regular.woff2) }
</style></head><body><h2>Home</h2><p>Text <span class="one">&#xf015;</span><i class="two-home"></i> <b class="two-print"></b>
<a href="#x" class="pre">Download</a><i class="bare"></i><i class="nest"></i></p><p class="var"><i>&#xf015;</i><span class="short"></span></p><p><i class="word">home</i><i class="word">search</i></p>
<ul><li>Item</ul></body></html>`;

async function openWithFonts(url: string): Promise<Document> {
  const document = await open(url);
  await document.fonts.ready;
  await until(() => document.fonts.status === 'loaded', 'fonts');
  return document;
}

describe('icons', () => {
  const cases = [
    {
      name: 'Font Awesome and Material',
      url: '/tests/pages/icons.html',
      families: /Awesome|Material/,
      count: 20,
    },
    { name: 'Glyphicons', url: '/tests/pages/bootstrap3.html', families: /Glyphicons/, count: 4 },
    { name: 'families of no known name', html: unknown, families: /Plain|Words/, count: 10 },
  ];
  for (const { name, url, html: text, families, count } of cases)
    it(`of ${name} look as before, and their text does not`, async () => {
      const document = await openWithFonts(url ?? (await servePage(text)));
      const before = iconsOf(document, families);
      expect(before).to.have.length.at.least(count);
      const html = document.documentElement.outerHTML;
      expect(applyLowVision(iconSettings, document)).to.deep.equal([]);
      expect(iconsOf(document, families)).to.deep.equal(before);
      const paragraph = find(document, 'p');
      const { fontFamily, fontSize, letterSpacing } = getComputedStyle(paragraph);
      expect(fontFamily).to.match(/^Arial/);
      expect(Number.parseFloat(letterSpacing)).to.be.closeTo(Number.parseFloat(fontSize) / 2, 0.1);
      clearLowVision(document);
      await until(() => document.documentElement.outerHTML === html).catch(() => undefined);
      expect(iconsOf(document, families)).to.deep.equal(before);
    });

  it('of components from libraries look as before', async () => {
    const document = await open(await servePage('<!doctype html><div></div>'));
    const root = find(document, 'div').attachShadow({ mode: 'open' });
    root.innerHTML = `<link rel="stylesheet" href="/node_modules/@fortawesome/fontawesome-free/css/all.min.css"><p>Text <i class="fa-solid fa-print"></i></p>`;
    await new Promise((resolve) => {
      find(root, 'link').addEventListener('load', resolve);
    });
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/node_modules/@fortawesome/fontawesome-free/css/all.min.css';
    document.head.append(link);
    await new Promise((resolve) => {
      link.addEventListener('load', resolve);
    });
    const icon = find(root, 'i');
    const before = drawingOf(icon, '::before');
    applyLowVision(iconSettings, document);
    expect(drawingOf(icon, '::before')).to.deep.equal(before);
    expect(getComputedStyle(find(root, 'p')).letterSpacing).to.equal('8px');
  });

  it('that are added later look as before, too', async () => {
    const document = await openWithFonts(await servePage(unknown));
    applyLowVision(iconSettings, document);
    const sheet = await serve(
      '.late { font-family: Plain; font-weight: 400 } .late::before { content: "\\f015" }',
      {
        type: 'text/css',
      },
    );
    document.body.insertAdjacentHTML('beforeend', '<i class="late"></i>');
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet;
    document.head.append(link);
    const icon = find(document, '.late');
    await until(() => getComputedStyle(icon, '::before').content !== 'none', 'the sheet');
    await until(() => getComputedStyle(icon).fontFamily === 'Plain', 'the icon');
    expect(drawingOf(icon, '::before')).to.include({ weight: '400', spacing: '0px', style: 'normal' });
  });

  it('grow with the page', async () => {
    const document = await openWithFonts('/tests/pages/icons.html');
    const icon = find(document, '.features .material-icons');
    const before = boxOf(icon).height;
    applyLowVision({ ...iconSettings, 'text-size': 200 }, document);
    expect(boxOf(icon).height).to.be.closeTo(before * 2, 2);
  });
});
