import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { inlineStyleOf } from '../../src/low-vision/engine/inline-style.js';
import { rootsIn } from '../../src/low-vision/engine/roots.js';
import { formatSettings, type Settings } from '../../src/low-vision/settings.js';
import { pages } from '../pages/pages.js';
import { engine } from '../support/commands.js';
import { openPage, serve, servePage } from '../support/feeds.js';

// If only the text is enlarged, every text grows by the same factor, whatever unit a page uses, and no more text is cut
// off. Text that is added later grows by the factor, too.

interface Text {
  name: string;
  /** The computed font size in the page's pixels. */
  size: number;
  /** The painted size in the window's pixels. */
  height: number;
  /** The ancestors that cut something off. */
  cut: Element[];
}

function* textNodes(document: Document): Generator<Text_> {
  for (const root of rootsIn(document)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text_;
      if (
        /\S/.test(text.data) &&
        text.parentElement?.matches('body *:not(script, style, noscript), :not(html *, style)')
      )
        yield text;
    }
  }
}
type Text_ = globalThis.Text;

function textsOf(document: Document): Map<Text_, Text> {
  // The mode gives all scripts, also this one, boxes in the page's pixels, as under the browser's zoom.
  const zoom = Number(getComputedStyle(document.documentElement).zoom) || 1;
  const texts = new Map<Text_, Text>();
  const range = document.createRange();
  const known = new Map<Element, Element[]>();
  const cutting = (element: Element): Element[] => {
    const found = known.get(element);
    if (found) return found;
    const isCutting =
      element.scrollHeight > element.clientHeight + 1 &&
      element.clientHeight > 0 &&
      /hidden|clip/.test(getComputedStyle(element).overflowY);
    const around = element.parentElement ? cutting(element.parentElement) : [];
    const all = isCutting ? [element, ...around] : around;
    known.set(element, all);
    return all;
  };
  for (const node of textNodes(document)) {
    const parent = node.parentElement;
    if (!parent) continue;
    range.selectNodeContents(node);
    const [box] = range.getClientRects();
    texts.set(node, {
      name: `${parent.localName}.${parent.getAttribute('class') ?? ''} «${node.data.trim().slice(0, 24)}»`,
      size: parseFloat(getComputedStyle(parent).fontSize),
      height: (box?.height ?? 0) * zoom,
      cut: cutting(parent),
    });
  }
  return texts;
}

/** The least part of a line that the longest word of a text takes if the text is smaller for this word's sake. */
const fullLine = 0.7;

/** Whether a text is smaller so that its longest word stays whole. */
function isForWord(text: Text_): boolean {
  let block = text.parentElement;
  while (block && !inlineStyleOf(block).getPropertyPriority('font-size')) block = block.parentElement;
  if (!block) return false;
  const range = document.createRange();
  const widths = [...textNodes(block.ownerDocument)]
    .filter((node) => block.contains(node))
    .flatMap((node) =>
      [...node.data.matchAll(/\S+/g)].map(({ 0: word, index }) => {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        return range.getBoundingClientRect().width;
      }),
    );
  return Math.max(...widths) >= block.getBoundingClientRect().width * fullLine;
}

/** Texts that have not grown by the factor, worst first. */
function offBy(before: Map<Text_, Text>, after: Map<Text_, Text>, min: number, max = Infinity): string[] {
  return [...before]
    .flatMap(([node, { name, height, size }]) => {
      const now = after.get(node);
      // A hidden text has no height, and the text of an image replacement is not seen.
      if (!now || !height || !now.height || !size) return [];
      // An SVG as wide as the window is not enlarged, and its text is not, either.
      if (node.parentElement?.closest('svg')) return [];
      if (now.size < size * min && isForWord(node)) return [];
      return [{ name, ratio: now.height / height, size: now.size / size, from: size }];
    })
    .filter(({ ratio, size, from }) => {
      // Engines round ascent and descent to whole pixels.
      const rounding = 1 / from;
      return ratio < min - rounding * min || ratio > max + rounding * max || size > max;
    })
    .sort((one, other) => one.ratio - other.ratio)
    .map(
      ({ name, ratio, size, from }) => `${ratio.toFixed(2)} ${size.toFixed(2)} of ${String(from)} ${name}`,
    );
}

const newlyCut = (before: Map<Text_, Text>, after: Map<Text_, Text>): string[] => [
  ...new Set(
    [...after].flatMap(([node, { cut }]) =>
      cut
        .filter((box) => before.has(node) && !before.get(node)?.cut.includes(box))
        .map(
          (box) =>
            `${box.localName}.${box.getAttribute('class') ?? ''} ${String(box.clientHeight)} < ${String(box.scrollHeight)}`,
        ),
    ),
  ),
];

const frame = () => new Promise(requestAnimationFrame);

/** Waits until nothing moves: components of libraries render late. */
async function settled(document: Document): Promise<void> {
  await document.fonts.ready;
  let state = '';
  for (let same = 0; same < 2;) {
    await frame();
    const { scrollHeight, textContent } = document.body;
    const now = `${String(scrollHeight)} ${String(textContent.length)}`;
    same = now === state ? same + 1 : 0;
    state = now;
  }
}

async function open(path: string, width: number, height = 800): Promise<Document> {
  const { contentDocument: document } = await openPage(path, { width, height });
  if (!document?.defaultView) throw new Error('no page');
  const still = new document.defaultView.CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { animation: none !important }');
  document.adoptedStyleSheets = [still];
  await settled(document);
  return document;
}

function apply(values: Settings, document: Document): void {
  expect(applyLowVision(values, document)).to.deep.equal([]);
}

const sizesOf = (document: Document) =>
  [...textNodes(document)].map(({ parentElement }) =>
    parentElement ? Math.round(parseFloat(getComputedStyle(parentElement).fontSize) * 10) / 10 : 0,
  );

const changeLater = (document: Document) =>
  (document.defaultView as Window & { changeLater?: () => Promise<void> }).changeLater?.();

describe('enlarged text', () => {
  for (const { name, path } of pages)
    for (const width of [1280, 360])
      it(`${name}, in a window of ${String(width)} px`, async function () {
        // Firefox ignores `zoom` for a table's own font size in quirks mode: only the rest of the factor applies.
        if (engine === 'firefox' && name === 'quirks' && width === 360) this.skip();
        const document = await open(path, width);
        const before = textsOf(document);
        expect(before.size).to.be.greaterThan(20);
        const failures: Record<string, string[]> = {};
        const compare = (settings: Settings, min: number, max?: number) => {
          apply(settings, document);
          const after = textsOf(document);
          failures[formatSettings(settings)] = [
            ...offBy(before, after, min, max),
            ...newlyCut(before, after),
          ];
        };
        const sizes = sizesOf(document);
        // The page with 10,000 elements is slow in each engine.
        if (name !== 'large') compare({ 'text-size': 400, enlarge: 'text' }, 3.9, 4.2);
        if (width === 360) compare({ 'text-size': 400 }, 3.9);
        compare({ 'text-size': 200, enlarge: 'text' }, 1.95, 2.1);
        if (width === 360) {
          await changeLater(document);
          await settled(document);
        }
        // Labels in an SVG grow only as far as the SVG has room.
        const shown = [...textNodes(document)].map(
          ({ parentElement }) => parentElement?.checkVisibility() && !parentElement.closest('svg'),
        );
        const [enlarged, texts] = [sizesOf(document), [...textNodes(document)]];
        const isFitted = texts.map(isForWord);
        expect(clearLowVision(document)).to.deep.equal([]);
        // Animated sizes return in steps.
        document.getAnimations().forEach((animation) => {
          animation.finish();
        });
        const plain = sizesOf(document);
        expect(enlarged).to.have.length(plain.length);
        failures['later'] = enlarged.flatMap((size, index) => {
          const other = plain[index] ?? 0;
          // WebKit does not report the size of a hidden slot.
          return Math.abs(size - 2 * other) < 0.2 || !shown[index] || (size < 2 * other && isFitted[index])
            ? []
            : `${String(size)} of ${String(other)} «${texts[index]?.data.trim() ?? ''}»`;
        });
        if (width !== 360) expect(plain).to.deep.equal(sizes);
        const told = Object.entries(failures).filter(([, list]) => list.length);
        expect(
          told.length,
          told
            .map(([what, list]) => `${what}: ${String(list.length)}\n${list.slice(0, 12).join('\n')}`)
            .join('\n\n'),
        ).to.equal(0);
      }).timeout(20_000);
});

// The style sheet has no CORS, so scripts cannot read its rules.
const unreadable = await serve(
  '.foreign { font-size: 11px; line-height: 22px } .foreign-rem { font-size: 1.25rem }',
  {
    type: 'text/css',
    origin: 'other',
  },
);
const page = await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sizes</title>
<link rel="stylesheet" href="${unreadable}">
<style>
:root { --own: 13px; --step: 1.2em; font-size: 62.5%; }
@layer reset { button { font: inherit } }
body { font: 1.4rem/20px sans-serif; margin: 0; }
.em { font-size: 1.5em; }
.px { font-size: 10px; line-height: 15px; }
.own { font: italic 600 var(--own)/1.5 var(--family, serif); }
.step { font-size: var(--step); }
.view { font-size: calc(10px + 1vw); line-height: 1.5; }
.keyword { font-size: small; }
.moved { transition: all 10s; font-size: 12px; }
.before::before { content: 'x'; font-size: 9px; }
.none { font-size: 0; }
.later { font-size: 18px; }
.cut { height: 20px; overflow: hidden; }
.row { width: 120px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; }
.narrow { width: 150px; }
h1 { font-size: 60px; } h2 { font-size: 20px; } h2 i { font-size: 3em; }
</style></head><body>
<h1>Ministry</h1><h2>Offices <i>open</i></h2>
<p>Most of the text of this page is in paragraphs such as this one, which have the size of the body.</p>
<div class="em">Once <span class="em">twice <b class="px">pixels</b> <b class="em">thrice</b></span></div>
<p class="own">Own</p><p class="step">Step</p><p class="view">View</p><p class="keyword">Keyword</p>
<p class="moved">Moved</p><p class="before">Before</p><p class="none">None</p>
<p class="foreign">Foreign</p><p class="foreign-rem">Foreign rem</p><font size="5">Five</font><code>Code</code>
<p class="inline" style="font-size: 15px; color: red">Inline</p>
<button>Button</button><input value="Input"><textarea>Text</textarea><select><option>One</select>
<div class="cut">Cut</div><div class="row">One two three</div><div class="hidden">For screen readers</div>
<div class="narrow">Internationalisation</div><div id="host"></div>
<script>
document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML =
  '<style>p { font: var(--own) serif } i { font-size: 2rem }</style><p>Shadow <i>rem</i></p>';
</script></body></html>`);

describe('the size of a text', () => {
  const text = (size: number): Settings => ({ 'text-size': size, enlarge: 'text' });
  const styleOf = (document: Document, selector: string, pseudo?: string) =>
    getComputedStyle(document.querySelector(selector) as Element, pseudo);
  const sizeOf = (document: Document, selector: string, pseudo?: string) =>
    parseFloat(styleOf(document, selector, pseudo).fontSize);
  const add = (document: Document, html: string) => {
    document.body.insertAdjacentHTML('beforeend', html);
    return document.body.lastElementChild as HTMLElement;
  };

  it('is multiplied once, for every unit, and restored', async () => {
    // Each word has room.
    const document = await open(page, 1600);
    const measure = () => [
      ...[...document.querySelectorAll('body, body *:not(script, .moved)')].map((one) => {
        const { fontSize, lineHeight } = getComputedStyle(one);
        return [
          `${one.localName}.${one.className}`,
          parseFloat(fontSize),
          parseFloat(lineHeight) || 0,
        ] as const;
      }),
      ['before', sizeOf(document, '.before', '::before'), 0] as const,
      ['moved', sizeOf(document, '.moved'), 0] as const,
    ];
    const before = measure();
    const written = document.documentElement.outerHTML;
    const rules = [...(document.styleSheets[1]?.cssRules ?? [])].map(({ cssText }) => cssText);
    for (const size of [200, 150, 400, 70, 200, 300, 120, 200, 400, 200]) {
      apply(text(size), document);
      measure().forEach(([name, size_, line], index) => {
        const [, size0 = 0, line0 = 0] = before[index] ?? [];
        expect(size_, `${name} at ${String(size)}`).to.be.closeTo((size0 * size) / 100, 0.1);
        expect(line, `${name}, its line at ${String(size)}`).to.be.closeTo((line0 * size) / 100, 0.3);
      });
      expect(sizeOf(document, 'html'), 'what layouts in rem depend on').to.equal(10);
    }
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(document.documentElement.outerHTML).to.equal(written);
    expect([...(document.styleSheets[1]?.cssRules ?? [])].map(({ cssText }) => cssText)).to.deep.equal(rules);
  });

  it('is multiplied in elements that are added or changed later', async () => {
    const document = await open(page, 1000);
    apply(text(200), document);
    const known = document.querySelector('.px') as HTMLElement;
    known.className = 'later';
    // The engine answers in a microtask, before anything is painted.
    await Promise.resolve();
    await Promise.resolve();
    expect(sizeOf(document, '.later'), 'a class').to.equal(36);
    known.style.fontSize = '30px';
    const foreign = add(document, '<p class="foreign">New <b class="em">em</b></p>');
    const rem = add(document, '<p class="foreign-rem">New</p>');
    const input = add(document, '<input value="New">');
    const keyword = add(document, '<div class="em"><p class="keyword">New</p></div>');
    await frame();
    const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
    expect(size(known), 'an inline size').to.equal(60);
    expect([size(foreign), size(foreign.children[0] as Element)]).to.deep.equal([22, 33]);
    expect(parseFloat(getComputedStyle(foreign).lineHeight)).to.be.closeTo(44, 0.2);
    expect(size(rem)).to.equal(25);
    const control = size(input);
    expect(size(keyword.children[0] as Element)).to.equal(26);
    keyword.children[0]?.append(document.createElement('code'));
    known.style.color = 'blue';
    await frame();
    expect(size(known)).to.equal(60);
    clearLowVision(document);
    expect([size(known), size(foreign), size(rem)]).to.deep.equal([30, 11, 12.5]);
    expect(control, 'the browser’s own size of controls').to.be.closeTo(2 * size(input), 0.1);
    expect(foreign.hasAttribute('style')).to.equal(false);
  });

  it('is at least the smallest size', async () => {
    const document = await open(page, 1000);
    const smallest = () =>
      [...document.querySelectorAll('body *:not(script, .none, .moved)')].map((one) => {
        return [one.className, parseFloat(getComputedStyle(one).fontSize)] as const;
      });
    for (const [settings, zoom] of [
      [{ 'smallest-text': 16 }, 1],
      [{ 'text-size': 150, 'smallest-text': 33 }, 1.5],
      [{ 'text-size': 150, 'smallest-text': 33, enlarge: 'text' }, 1],
    ] as const) {
      const before = smallest();
      apply(settings, document);
      for (const [name, size] of smallest())
        expect(size * zoom, name).to.be.at.least(settings['smallest-text'] - 0.1);
      expect(sizeOf(document, '.before', '::before') * zoom).to.be.at.least(settings['smallest-text'] - 0.1);
      expect(sizeOf(document, '.none'), 'what is hidden').to.equal(0);
      expect(sizeOf(document, 'html'), 'what layouts in rem depend on').to.equal(10);
      clearLowVision(document);
      expect(smallest()).to.deep.equal(before);
    }
  });

  it('of headings is at most 1.5 times the text’s', async () => {
    const document = await open(page, 1000);
    for (const factor of [1, 2]) {
      apply({ ...text(100 * factor), headings: 'even' }, document);
      expect(sizeOf(document, 'h1')).to.be.closeTo(21 * factor, 0.1);
      expect(sizeOf(document, 'h2')).to.be.closeTo(20 * factor, 0.1);
      expect(sizeOf(document, 'h2 i')).to.be.closeTo(21 * factor, 0.1);
      expect(sizeOf(document, 'p')).to.be.closeTo(14 * factor, 0.1);
    }
  });

  it('cuts off only texts that were cut off before', async () => {
    const document = await open(page, 1000);
    const box = (selector: string) => document.querySelector(selector) as HTMLElement;
    apply(text(300), document);
    expect(box('.cut').clientHeight).to.be.at.least(60);
    expect(box('.row').scrollWidth).to.equal(box('.row').clientWidth);
    expect(box('.row').clientHeight).to.be.greaterThan(100);
    expect([box('.hidden').clientWidth, box('.hidden').clientHeight]).to.deep.equal([1, 1]);
    expect(box('.narrow').scrollWidth).to.equal(box('.narrow').clientWidth);
    clearLowVision(document);
    expect(box('.cut').clientHeight).to.equal(20);
  });
});
