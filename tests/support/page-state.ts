import { openPage } from './feeds.js';

// Writes the state of a page as text, so that tests can compare two moments.

export interface PageOptions {
  width?: number;
  height?: number;
}

/** Opens a page and waits until its scripts have finished their first changes. */
export async function openSettled(path: string, size: PageOptions = {}): Promise<Document> {
  const { contentDocument } = await openPage(path, { width: 1280, height: 800, ...size });
  if (!contentDocument) throw new Error('no page');
  await contentDocument.fonts.ready;
  await whenUnchanged(contentDocument);
  stopTimers(contentDocument);
  return contentDocument;
}

/** Stops timers, because a carousel would have moved by the time of the comparison. */
function stopTimers({ defaultView: view }: Document): void {
  const last = view?.setTimeout(() => undefined) ?? 0;
  // Intervals and time-outs share their numbers.
  for (let timer = last; timer > 0; timer -= 1) view?.clearTimeout(timer);
}

/** Whether a transition or animation runs that ends. Scripts measure boxes again, or take off a class, after it. */
const isMoving = (document: Document): boolean =>
  document
    .getAnimations()
    .some(
      ({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
    );

/** Resolves when the document has not changed or moved for some frames, or after two seconds: some pages never stop. */
export async function whenUnchanged(document: Document): Promise<void> {
  const end = performance.now() + 2000;
  // Serialising a large page is slow, so it is done only after a mutation, which may set the same value.
  const changes = new MutationObserver(() => undefined);
  changes.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
  let html = document.documentElement.outerHTML;
  for (let same = 0; same < 6 && performance.now() < end;) {
    await new Promise(requestAnimationFrame);
    same = isMoving(document) ? 0 : same + 1;
    if (!changes.takeRecords().length) continue;
    const now = document.documentElement.outerHTML;
    if (now !== html) same = 0;
    html = now;
  }
  changes.disconnect();
}

/** Sorts the names of classes: a script of a page may take one off, and add it again at the end. */
const inClassOrder = (attribute: string): string =>
  attribute.replace(
    /^class="(.*)"$/s,
    (_, names: string) => `class="${names.split(/\s+/).sort().join(' ')}"`,
  );

/** Sorts attributes, because the time at which WebKit serialises `style` changes their order. */
const inOrder = (tag: string): string =>
  (tag.match(/[^\s="]+(="[^"]*")?/g) ?? []).map(inClassOrder).sort().join(' ');

/** The text of every node tree and style sheet, by its place. */
export function stateOf(document: Document): Map<string, string> {
  const state = new Map<string, string>();
  const add = (root: Document | ShadowRoot, place: string) => {
    const html = 'documentElement' in root ? root.documentElement.outerHTML : root.innerHTML;
    // Lit's markers contain a random number that differs on each load.
    state.set(place, html.replace(/lit\$\d+\$/g, 'lit$').replace(/<[a-z][^<>]*>/gi, inOrder));
    [...root.styleSheets, ...root.adoptedStyleSheets].forEach((sheet, index) => {
      state.set(`${place} sheet ${String(index)}`, textOf(sheet));
    });
    [...root.querySelectorAll('*')].forEach((element, index) => {
      const inside = `${place} > ${element.localName} ${String(index)}`;
      if (element.shadowRoot) add(element.shadowRoot, inside);
      if (!/^i?frame$/.test(element.localName)) return;
      const { contentDocument } = element as HTMLIFrameElement;
      if (contentDocument) add(contentDocument, inside);
    });
  };
  add(document, 'document');
  return state;
}

/** The text of a style sheet and of its imports. */
function textOf(sheet: CSSStyleSheet): string {
  // A sheet of another host cannot be read, and the mode does not change it.
  const { href } = sheet;
  if (href && !href.startsWith(location.origin)) return href;
  const rules = [...sheet.cssRules].map((rule) => {
    const { styleSheet } = rule as Partial<CSSImportRule>;
    return styleSheet ? `${rule.cssText} ${textOf(styleSheet)}` : rule.cssText;
  });
  return [sheet.media.mediaText, String(sheet.disabled), ...rules].join('\n');
}

/** The differences between two states, shortened for a message. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].flatMap((place) => {
    const [was, is] = [before.get(place), after.get(place)];
    if (was === is) return [];
    if (was === undefined || is === undefined) return [`${place} has ${was === undefined ? 'come' : 'gone'}`];
    let at = 0;
    while (at < was.length && was.charAt(at) === is.charAt(at)) at += 1;
    const around = (text: string) => text.slice(Math.max(at - 80, 0), at + 80);
    return [`${place}: «${around(is)}» instead of «${around(was)}»`];
  });
}

type Descriptors = Map<string, PropertyDescriptor>;

/** The properties of a window and of every interface's prototype in it. */
export function descriptorsOf(view: Window & typeof globalThis): Descriptors {
  const found: Descriptors = new Map();
  const add = (object: object, name: string) => {
    for (const key of Reflect.ownKeys(object)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
      if (descriptor) found.set(`${name}.${String(key)}`, descriptor);
    }
  };
  add(view, 'window');
  for (const name of Object.getOwnPropertyNames(view)) {
    const value: unknown = Reflect.getOwnPropertyDescriptor(view, name)?.value;
    if (typeof value !== 'function') continue;
    const { prototype } = value as { prototype?: object };
    if (prototype) add(prototype, `${name}.prototype`);
  }
  return found;
}

const isNative = (value: unknown): value is () => unknown =>
  typeof value === 'function' && Function.prototype.toString.call(value).includes('[native code]');

/** WebKit sometimes recreates all getters of a window when one is replaced, so native functions count as equal. */
const isSame = (was: unknown, is: unknown): boolean =>
  Object.is(was, is) || (isNative(was) && isNative(is) && was.name === is.name);

/** The names of properties that have changed. */
export function changedProperties(before: Descriptors, after: Descriptors): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => {
    const [was = {}, is = {}] = [before.get(name), after.get(name)];
    return ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'].some(
      (part) => !isSame(Reflect.get(was, part), Reflect.get(is, part)),
    );
  });
}
