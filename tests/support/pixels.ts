import { executeServerCommand } from '@web/test-runner-commands';
import { contrast } from '../../src/low-vision/schemes.js';

/** The pixels of a text, sampled from a screenshot. */
export interface DrawnText {
  text: string;
  element: Element;
  /** The contrast of ink and ground. Ground is the most common colour; ink is the colour farthest from it. */
  ratio: number;
  /** The part of the pixels that are neither ink, ground nor a mixture: 0 on an even ground. */
  odd: number;
}

/** A screenshot of the window in a canvas. */
export async function screenshot(): Promise<CanvasRenderingContext2D> {
  const png: string = await executeServerCommand('input-screenshot');
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  return context;
}

/** Every visible, uncovered text of a page in a frame at the window's corner. */
export async function drawnTexts(page: Document): Promise<DrawnText[]> {
  const shown = await screenshot();
  return textRects(page).map(({ text, element, rect }) => ({ text, element, ...sample(shown, rect) }));
}

interface TextRect {
  text: string;
  element: Element;
  rect: DOMRect;
}

function textRects(root: Document | ShadowRoot): TextRect[] {
  const page = root.ownerDocument ?? root;
  const { innerWidth, innerHeight } = page.defaultView ?? window;
  const found: TextRect[] = [];
  const walker = page.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inner = (node as Partial<Element>).shadowRoot;
    if (inner) found.push(...textRects(inner));
    const element = node.parentElement;
    if (node.nodeType !== Node.TEXT_NODE || !element || !/[\p{L}\d]{3}/u.test(node.nodeValue ?? '')) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = page.createRange();
    range.selectNodeContents(node);
    const rect = [...range.getClientRects()].find(
      ({ left, top, right, bottom, width, height }) =>
        width > 16 && height > 6 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    );
    if (!rect) continue;
    const x = rect.left + rect.width / 2;
    // A fixed bar may cover the upper or lower half of the text.
    const isFree = [rect.top + 2, rect.top + rect.height / 2, rect.bottom - 1].every((y) =>
      isOnTop(element, x, y),
    );
    if (isFree && isWithin(element, rect)) found.push({ text: node.nodeValue?.trim() ?? '', element, rect });
  }
  return found;
}

/** Whether nothing covers it in its own root and in all outer roots: each root reports only its own elements. */
function isOnTop(element: Element, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint(x, y);
  if (!hit || !(hit.contains(element) || element.contains(hit))) return false;
  return !('host' in root) || isOnTop(root.host, x, y);
}

/** Whether no ancestor clips it. */
function isWithin(element: Element, { left, right, top, bottom }: DOMRect): boolean {
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (getComputedStyle(around).overflow === 'visible') continue;
    const box = around.getBoundingClientRect();
    if (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1)
      return around.localName === 'html' || around.localName === 'body';
  }
  return true;
}

function sample(shown: CanvasRenderingContext2D, rect: DOMRect): { ratio: number; odd: number } {
  // A border or another line may touch the text.
  const edge = Math.min(3, rect.height / 5);
  const { data } = shown.getImageData(
    Math.round(rect.left + edge),
    Math.round(rect.top + edge),
    Math.max(Math.round(rect.width - 2 * edge), 1),
    Math.max(Math.round(rect.height - 2 * edge), 1),
  );
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const hex = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;
  const colours = [...counts].sort(([, a], [, b]) => b - a);
  const [ground = 0] = colours[0] ?? [];
  let ink = ground;
  let ratio = 1;
  for (const [colour] of colours) {
    const found = contrast(hex(colour), hex(ground));
    if (found > ratio) [ink, ratio] = [colour, found];
  }
  // A pixel at the edge of a letter is a mixture of ink and ground.
  const isBetween = (colour: number) =>
    [16, 8, 0].every((shift) => {
      const [low = 0, value = 0, high = 0] = [ground, colour, ink].map((one) => (one >> shift) & 255);
      return value >= Math.min(low, high) - 24 && value <= Math.max(low, high) + 24;
    });
  const odd = colours.reduce((sum, [colour, count]) => (isBetween(colour) ? sum : sum + count), 0);
  return { ratio, odd: (odd * 4) / data.length };
}
