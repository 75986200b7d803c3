import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { concerned, concernedText } from '../../src/low-vision/engine/style-rules.js';
import { rulesOf } from '../../src/low-vision/engine/style-sheets.js';
import { find, openDocument } from '../support/document.js';

// The engine takes declarations from the text of their rule, because reading `style` is dear in Chromium.

const awkward = `
  a { }
  a { color: red }
  a{margin:0;color:RED!important;background:url("x.png;{")}
  [title="}"]::before { content: "{"; color: red }
  [title="{"] { color: red }
  p { color: red; & b { color: blue; margin: 0 } font: italic 1em serif }
  @media (width > 1px) { p { color: green; em & { border: 0 } background: none } }
  @font-face { font-family: X; src: url(x.woff2) }
  @keyframes turn { to { color: red; transform: rotate(1turn) } }
  @page { margin: 1cm; color: red }
  @property --x { syntax: "*"; inherits: false }
  .x { --y: { color: red }; color: var(--y) }
  .é\\{ { color: red }`;

const frameworks = [
  '/node_modules/bootstrap/dist/css/bootstrap.css',
  '/node_modules/bootstrap3/dist/css/bootstrap.css',
  '/node_modules/bulma/css/bulma.css',
  '/node_modules/@fortawesome/fontawesome-free/css/all.css',
];

it('the text of a rule gives the same declarations as its style', async () => {
  const texts = [awkward];
  for (const url of frameworks) texts.push(await (await fetch(url)).text());
  let count = 0;
  for (const text of texts) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    for (const rule of rulesOf(sheet)) {
      if (!('style' in rule)) continue;
      const own = rule.style?.cssText ?? '';
      expect(concernedText(rule), rule.cssText).to.equal(concerned.test(own) ? own : '');
      count += 1;
    }
  }
  expect(count).to.be.above(5000);
});

it('a rule that matches nothing at first is changed when an element gets its class', async () => {
  const page = await openDocument(
    '<!doctype html><html lang="en"><head><title>Late</title><style>.late { background: #ffe !important }</style></head><body><p>Text</p></body></html>',
  );
  applyLowVision({ scheme: 'white-on-black' }, page);
  const text = find(page, 'p');
  text.className = 'late';
  // The engine answers in a microtask, before anything is painted.
  await Promise.resolve();
  await Promise.resolve();
  expect(getComputedStyle(text).backgroundColor).to.match(/^(rgb\(0, 0, 0\)|color\(srgb 0 0 0\))$/);
  clearLowVision(page);
  expect(getComputedStyle(text).backgroundColor).to.equal('rgb(255, 255, 238)');
});
