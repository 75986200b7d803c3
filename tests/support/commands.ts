import { executeServerCommand } from '@web/test-runner-commands';

export type Engine = 'chromium' | 'firefox' | 'webkit';
type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

export interface ClickOptions {
  button?: 'left' | 'middle' | 'right';
  count?: number;
  modifiers?: Modifier[];
}

export interface MediaPreferences {
  colorScheme?: 'light' | 'dark';
  contrast?: 'more' | 'less' | 'no-preference';
  forcedColors?: 'active' | 'none';
  reducedMotion?: 'reduce' | 'no-preference';
  /** The media type. */
  media?: 'print';
}

/** Thrown if this engine's driver lacks a function. A test may catch it and skip itself; the report names the test. */
export class NotSupported extends Error {
  override name = 'NotSupported';
}

export const engine: Engine = await executeServerCommand('engine');

const MODIFIERS: readonly string[] = ['Alt', 'Control', 'Meta', 'Shift'] satisfies Modifier[];
const NAMED_KEY =
  /^(Tab|Enter|Space|Escape|Backspace|Delete|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right)|Alt|Control|Meta|Shift)$/;

const MEDIA_FEATURES = {
  colorScheme: 'prefers-color-scheme',
  contrast: 'prefers-contrast',
  forcedColors: 'forced-colors',
  reducedMotion: 'prefers-reduced-motion',
  media: 'media',
} as const;

/** The browser's own methods. In an enlarged page, scripts get other coordinates from the wrapped methods. */
const native = {
  getClientRects: Reflect.get<Element, 'getClientRects'>(Element.prototype, 'getClientRects'),
  elementFromPoint: Reflect.get<Document, 'elementFromPoint'>(Document.prototype, 'elementFromPoint'),
  elementInShadow: Reflect.get<ShadowRoot, 'elementFromPoint'>(ShadowRoot.prototype, 'elementFromPoint'),
  scrollX: Reflect.get(Object.getOwnPropertyDescriptor(window, 'scrollX') ?? {}, 'get') as () => number,
  scrollY: Reflect.get(Object.getOwnPropertyDescriptor(window, 'scrollY') ?? {}, 'get') as () => number,
};

let pointerMoved = false;
let viewportChanged = false;
let mediaChanged = false;

/** Presses keys or chords one after the other: `press('Tab')`, `press('Shift+Tab', 'Enter')`, `press('a')`. */
export async function press(...keys: string[]): Promise<void> {
  for (const chord of keys) {
    const parts = chord.length > 1 ? chord.split('+') : [chord];
    const key = parts.pop() ?? '';
    if (!/^.$/u.test(key) && !NAMED_KEY.test(key)) throw new Error(`press: no such key: «${chord}»`);
    const unknown = parts.find((part) => !MODIFIERS.includes(part));
    if (unknown !== undefined) throw new Error(`press: no such modifier: «${unknown}» in «${chord}»`);
    await executeServerCommand('input-press', { modifiers: parts, key });
  }
}

/** Types text, character by character, into the focused element. */
export async function type(text: string): Promise<void> {
  await executeServerCommand('input-type', text);
}

export async function moveTo(element: Element): Promise<void> {
  pointerMoved = true;
  await executeServerCommand('input-move', await reachablePoint(element));
}

/** Clicks the middle of an element, also in shadow roots and same-origin frames. */
export async function click(element: Element, options?: ClickOptions): Promise<void> {
  const { x, y } = await reachablePoint(element);
  await clickAt(x, y, options);
}

/** Clicks at a point of the test page's viewport. */
export async function clickAt(
  x: number,
  y: number,
  { button = 'left', count = 1, modifiers = [] }: ClickOptions = {},
): Promise<void> {
  pointerMoved = true;
  await executeServerCommand('input-click', { x, y, button, count, modifiers });
}

/** Drags from the middle of an element by a distance in pixels of the test page. */
export async function drag(element: Element, by: { x: number; y: number }): Promise<void> {
  const { x, y } = await reachablePoint(element);
  pointerMoved = true;
  await executeServerCommand('input-drag', { x, y, to: { x: x + by.x, y: y + by.y } });
}

/** Releases every button and moves the pointer to the page's corner. */
export async function releasePointer(): Promise<void> {
  pointerMoved = false;
  await executeServerCommand('input-release');
}

/** Sets the viewport of the test page until the end of the test. The default is 800 × 600. */
export async function setViewport(viewport: { width: number; height: number }): Promise<void> {
  viewportChanged = true;
  const done: boolean = await executeServerCommand('input-viewport', viewport);
  if (!done)
    throw new NotSupported(
      `${engine} has no window of ${String(viewport.width)} × ${String(viewport.height)}`,
    );
  while (innerWidth !== viewport.width || innerHeight !== viewport.height) await nextFrame();
}

/** Emulates media features until the end of the test. Throws NotSupported if the engine cannot. */
export async function emulate(preferences: MediaPreferences): Promise<void> {
  mediaChanged = true;
  const features = Object.entries(preferences).map(([name, value]: [string, string]) => ({
    name: MEDIA_FEATURES[name as keyof MediaPreferences],
    value,
  }));
  const done: boolean = await executeServerCommand('input-emulate', features);
  if (!done) throw new NotSupported(`${engine} cannot emulate ${Object.keys(preferences).join(', ')}`);
  for (const { name, value } of features) {
    while (!matchMedia(name === 'media' ? value : `(${name}: ${value})`).matches) await nextFrame();
  }
}

afterEach(async () => {
  if (pointerMoved) await releasePointer();
  if (viewportChanged) await executeServerCommand('input-reset-viewport');
  if (mediaChanged) await executeServerCommand('input-emulate', []);
  viewportChanged = mediaChanged = false;
});

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}

/** The number of frames for which a click waits until its element is still, in view and uncovered. */
const FRAMES_OF_WAITING = 60;

/**
 * Scrolls the element into view, and gives its middle in coordinates of the test page. It waits, as a person does,
 * until the element is still and uncovered. Throws if something stays over the element.
 */
export async function reachablePoint(element: Element): Promise<{ x: number; y: number }> {
  let before = '';
  for (let frame = 0; ; frame += 1) {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    for (const around of framesAround(element))
      around.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    await nextFrame();
    const isLast = frame === FRAMES_OF_WAITING;
    // The first box, because the middle of the bounding box may lie outside a link that wraps over two lines.
    const [box] = windowBoxes(element);
    const place = box ? [box.x, box.y, box.width, box.height].join(' ') : '';
    const standsStill = place === before;
    before = place;
    if (!box || box.width === 0 || box.height === 0) {
      if (isLast) throw new Error(`${describeElement(element)} is not rendered`);
    } else if (standsStill || isLast) {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const hit = deepElementFromPoint(element.ownerDocument, x, y);
      if (hit && isInside(hit, element)) return pointOfWindow(element, x, y);
      if (isLast) {
        const cover = hit ? describeElement(hit) : 'nothing: it is outside the viewport';
        throw new Error(`${describeElement(element)} is covered by ${cover}`);
      }
    }
  }
}

/** Converts a point of the element's window to coordinates of the test page. */
function pointOfWindow(element: Element, x: number, y: number): { x: number; y: number } {
  for (const frame of framesAround(element)) {
    const [outer] = windowBoxes(frame);
    const style = frame.ownerDocument.defaultView?.getComputedStyle(frame);
    x += (outer?.left ?? 0) + frame.clientLeft + parseFloat(style?.paddingLeft ?? '0');
    y += (outer?.top ?? 0) + frame.clientTop + parseFloat(style?.paddingTop ?? '0');
  }
  return { x, y };
}

/** An element's boxes in visible pixels of its window. The page's own scripts may get other coordinates. */
export function windowBoxes(element: Element): DOMRect[] {
  const boxes = [...native.getClientRects.call(element)];
  const scale = rectScale(element);
  const view = element.ownerDocument.defaultView;
  if (scale === 1 || !view) return boxes;
  const [x, y] = [native.scrollX.call(view), native.scrollY.call(view)];
  return boxes.map(
    (box) =>
      new DOMRect((box.x + x) * scale - x, (box.y + y) * scale - y, box.width * scale, box.height * scale),
  );
}

/** Whether a pointer over the middle of an element meets it, as far as its own window goes. */
export function isMet(element: Element): boolean {
  const [box] = windowBoxes(element);
  if (!box) return false;
  const hit = deepElementFromPoint(element.ownerDocument, box.left + box.width / 2, box.top + box.height / 2);
  return !!hit && isInside(hit, element);
}

/** Under CSS zoom, WebKit gives rectangles in unzoomed pixels, but the scroll position in zoomed ones. */
function rectScale(element: Element): number {
  if ('currentCSSZoom' in element) return 1;
  let scale = 1;
  for (let node: Node | null = element; node; node = parentAcrossShadow(node)) {
    if (node instanceof (node.ownerDocument?.defaultView ?? window).Element) {
      scale *= Number(getComputedStyle(node).getPropertyValue('zoom')) || 1;
    }
  }
  return scale;
}

function framesAround(element: Element): Element[] {
  const frame = element.ownerDocument.defaultView?.frameElement;
  return element.ownerDocument === document || !frame ? [] : [frame, ...framesAround(frame)];
}

function deepElementFromPoint(root: DocumentOrShadowRoot, x: number, y: number): Element | null {
  const found =
    'host' in root
      ? native.elementInShadow.call(root as ShadowRoot, x, y)
      : native.elementFromPoint.call(root as Document, x, y);
  const inner = found?.shadowRoot && native.elementInShadow.call(found.shadowRoot, x, y);
  return found?.shadowRoot && inner && inner !== found ? deepElementFromPoint(found.shadowRoot, x, y) : found;
}

function isInside(node: Node | null, ancestor: Element): boolean {
  for (let current = node; current; current = parentAcrossShadow(current))
    if (current === ancestor) return true;
  return false;
}

function parentAcrossShadow(node: Node): Node | null {
  return node.parentNode ?? ('host' in node ? (node as ShadowRoot).host : null);
}

function describeElement(element: Element): string {
  const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  const id = element.id && `#${element.id}`;
  return `<${element.localName}${id}>${text && ` «${text}»`}`;
}
