import { expect } from '@open-wc/testing';
import { documentEngine } from '../../src/low-vision/apply.js';
import { openPage } from './feeds.js';

// Finds the faults of a page in one column: texts outside the window, overlaps, wrong order, tables without a name.

export type View = Window & typeof globalThis & { changeLater?: () => Promise<void> };

export async function open(
  url: string,
  width: number,
  height: number,
  options: { isKept?: boolean } = {},
): Promise<{ document: Document; view: View }> {
  const { contentDocument: document } = await openPage(url, { width, height, ...options });
  const view = document?.defaultView as View | null;
  if (!document || !view) throw new Error('no page');
  await document.fonts.ready;
  // Wait until the page's scripts, if it has any, have finished their first changes.
  let html = '';
  for (let same = document.scripts.length ? 0 : 10; same < 10;) {
    const now = document.documentElement.outerHTML;
    same = now === html ? same + 1 : 0;
    html = now;
    await new Promise(requestAnimationFrame);
  }
  return { document, view };
}

export const frames = async (count = 4) => {
  for (let index = 0; index < count; index += 1) await new Promise(requestAnimationFrame);
};

interface Drawn {
  node: Node;
  element: Element;
  boxes: DOMRect[];
}

/** A cache of styles and boxes, because thousands of texts share their ancestors. */
let known = new Map<Element, Known>();

interface Known {
  display: string;
  overflowX: string;
  overflowY: string;
  position: string;
  box: DOMRect;
}

function styleOf(element: Element): Known {
  const style = known.get(element);
  if (style) return style;
  const { display, overflowX, overflowY, position } = getComputedStyle(element);
  const asked = { display, overflowX, overflowY, position, box: element.getBoundingClientRect() };
  known.set(element, asked);
  return asked;
}

/** The ancestors in layout order: a slotted element is inside its slot. */
function* ancestors(element: Element): Generator<Element> {
  for (let one: Element | null | undefined = element; one;) {
    yield one;
    one = one.assignedSlot ?? one.parentElement ?? (one.getRootNode() as Partial<ShadowRoot>).host;
  }
}

/** Visible texts, without visually hidden ones and those that are scrolled out of view. */
function textsOf(document: Document): Drawn[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Drawn[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim() || element.closest('script, style, noscript, option, textarea'))
      continue;
    const place = (node as Text).assignedSlot?.parentElement ?? element;
    if (!place.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Preserved spaces may overflow the end of a line, so only words are measured.
    const words = getComputedStyle(element).whiteSpace.startsWith('pre')
      ? [...node.nodeValue.matchAll(/\S+/g)]
      : undefined;
    let boxes = (words ?? [undefined])
      .flatMap((word) => {
        if (word) {
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
        }
        return [...range.getClientRects()];
      })
      .filter(({ width, height }) => width > 1 && height > 1);
    for (const one of ancestors(place)) {
      const { overflowX, overflowY, display } = styleOf(one);
      if (display === 'inline' || (overflowX === 'visible' && overflowY === 'visible')) continue;
      const { offsetWidth, offsetHeight } = one as HTMLElement;
      const { top, bottom } = styleOf(one).box;
      if (offsetWidth <= 1 || offsetHeight <= 1) boxes = [];
      if (one !== document.body && one !== document.documentElement)
        boxes = boxes
          .filter((box) => box.top < bottom - 1 && box.bottom > top + 1)
          .map((box) => {
            const [from, to] = [Math.max(box.top, top), Math.min(box.bottom, bottom)];
            return new DOMRect(box.left, from, box.width, to - from);
          });
    }
    if (boxes.length) texts.push({ node, element, boxes });
  }
  return texts;
}

/** Elements that move, or that have controls for moving, may be outside the window on purpose. */
const moving = '[class*=carousel], [class*=marquee], .slide-in, [aria-roledescription]';

export const isPlaced = (element: Element) =>
  [...ancestors(element)].some((one) => /fixed|sticky|absolute/.test(getComputedStyle(one).position));

const nameOf = ({ element, node }: Drawn) =>
  `${element.localName} «${node.nodeValue?.trim().slice(0, 30) ?? ''}»`;

/** The page's edges in the unit of the boxes, which only some engines enlarge. */
function edges(document: Document): { left: number; right: number } {
  return { left: 0, right: document.documentElement.getBoundingClientRect().width };
}

/** Texts that need sideways scrolling, except in tables that scroll by themselves. */
function cutTexts(document: Document): string[] {
  const { left, right } = edges(document);
  return textsOf(document)
    .filter(({ element, boxes }) => {
      if (element.closest(moving)) return false;
      // Pages place visually hidden texts to the left of the page.
      if (boxes.every((box) => box.right <= 0)) return false;
      const scroller = [...ancestors(element)].find(
        (one) => /auto|scroll/.test(styleOf(one).overflowX) && one.scrollWidth > one.clientWidth + 1,
      );
      if (scroller?.matches('table, :has(table), [role=table]') && scroller !== document.scrollingElement)
        return false;
      const clips = [...ancestors(element)].filter(
        (one) => /hidden|clip/.test(styleOf(one).overflowX) && one.clientWidth,
      );
      return boxes.some(
        (box) =>
          box.left < left - 2 ||
          box.right > right + 2 ||
          clips.some((clip) => box.right > styleOf(clip).box.right + 3),
      );
    })
    .map(nameOf);
}

/** Pairs of texts whose lines overlap. */
function overlaps(document: Document): string[] {
  const lines = textsOf(document)
    .filter(({ element }) => !isPlaced(element) && !element.closest(moving))
    .flatMap((text) => text.boxes.map((box) => ({ text, box })))
    .sort((one, other) => one.box.top - other.box.top);
  const found: string[] = [];
  lines.forEach(({ text, box }, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.box.top >= box.bottom) break;
      const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (other.text.node !== text.node && width > 2 && height > Math.min(box.height, other.box.height) * 0.4)
        found.push(`${nameOf(text)} and ${nameOf(other.text)}`);
    }
  });
  return found;
}

/** Blocks of text that are not below the block before them. */
function disorder(document: Document): string[] {
  const blocks = [...document.body.querySelectorAll<HTMLElement>('p, h1, h2, h3, li, td, div, aside')].filter(
    (block) =>
      block.checkVisibility() &&
      !block.closest('table:has(th), [role=table]') &&
      !block.closest(moving) &&
      block.innerText.trim().length > 40 &&
      !block.querySelector('p, h1, h2, h3, li, td, div, aside') &&
      !isPlaced(block),
  );
  return blocks.flatMap((block, index) => {
    const former = blocks[index - 1];
    return former && block.getBoundingClientRect().top < former.getBoundingClientRect().bottom - 3
      ? [`«${former.innerText.slice(0, 30)}» and «${block.innerText.slice(0, 30)}»`]
      : [];
  });
}

/** Data tables that have lost their role, or that scroll without a name or focus. */
function brokenTables(document: Document): string[] {
  return [...document.querySelectorAll('table')]
    .filter((table) => table.checkVisibility() && (table.caption || table.tHead) && table.rows[0])
    .flatMap((table) => {
      const [row] = table.rows;
      const scroller = [...ancestors(table)].find(
        (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth,
      );
      const isLost =
        table.getAttribute('role') !== null ||
        (row && styleOf(row).display !== 'table-row') ||
        (scroller &&
          scroller !== document.documentElement &&
          /auto|scroll/.test(styleOf(scroller).overflowX) &&
          !((scroller as HTMLElement).tabIndex === 0 && scroller.getAttribute('aria-label')));
      return isLost ? [`${table.id} ${scroller?.outerHTML.slice(0, 200) ?? ''}`] : [];
    });
}

export function expectOneColumn(document: Document): void {
  const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
  known = new Map();
  expect(!!documentEngine(document).isInOneColumn?.()).to.equal(true);
  expect(scrollWidth, 'the width').to.be.at.most(clientWidth);
  expect(cutTexts(document), 'beside the window').to.deep.equal([]);
  expect(overlaps(document), 'over another').to.deep.equal([]);
  expect(disorder(document), 'not in order').to.deep.equal([]);
  expect(brokenTables(document), 'tables').to.deep.equal([]);
}
