/**
 * Markers: elements that editors and sanitisers let through. Each marker gets one of this library's elements. The
 * attributes of that element come from the marker's `data-…` attributes or from its JSON.
 */
import { fallbackReleased, isInUse } from '../base/fallback.js';
import { native } from '../base/natives.js';
import { report } from '../base/report.js';
import { attributeText, parseMarker, valueOfData } from './marker-values.js';

/** Fetches the class of a tag that a marker names. */
type Load = (tag: string) => unknown;

interface Filled {
  element: HTMLElement;
  /** The values of the last reading, by name; `null` for an absent attribute. */
  given: Map<string, string | null>;
}

const attribute = 'data-pressroom';
const ignored = 'data-pressroom-ignore';
/** On our element. It tells a later reader of a copied page that the marker has its element. */
const mark = 'data-pressroom-filled';
const tags = ['press-releases', 'press-release', 'site-switcher', 'low-vision-toggle'];
const example = '{ "src": "/feed.json" }';
/** Properties that a script marker may set. */
const properties = /^(feed|item|sites)$/;

const filled = new WeakMap<Element, Filled>();
const markerOf = new WeakMap<Node, Element>();
/** Markers that the HTML parser may still be filling. */
const unfinished = new Set<Element>();
/** Markers that wait: the reader uses their content, or they have just got their element back. */
const waiting = new WeakSet<Element>();
/** Tags of markers that were not defined when they were needed. */
const missing = new Set<string>();
const loaders: Load[] = [];
let observer: MutationObserver | undefined;

const warn = (marker: Element, text: string) => {
  report('warn', marker, text);
};

const isScript = (marker: Element): boolean => marker.localName === 'script';

/** Whether the parser has left an element. A page that never closes `document.write` stays «loading» for ever. */
function isParsed(marker: Element): boolean {
  if (native(document).readyState !== 'loading') return true;
  for (let node: Node | null = marker; node; node = native(node).parentNode)
    if (native(node).nextSibling) return true;
  return false;
}

/** The tag that a marker asks for; `undefined` if the marker is to stay as it is. */
function tagOf(marker: Element): string | undefined {
  const { parentElement } = native(marker);
  const written = native(marker).getAttribute(attribute);
  const tag = written?.trim().toLowerCase() ?? '';
  if (
    written === null ||
    (marker as HTMLElement).isContentEditable ||
    native(marker).closest(`[${ignored}]`) ||
    tags.includes(marker.localName)
  )
    return undefined;
  if (!tags.includes(tag)) warn(marker, `${attribute}="${written}" must be one of ${tags.join(' ')}.`);
  else if (parentElement && native(parentElement).closest(`[${attribute}],${tags.join()}`))
    warn(
      marker,
      `${attribute}="${tag}" stands in another marker or pressroom element. Write it beside that one.`,
    );
  else return tag;
  return undefined;
}

/** Reads what a marker says, by name; `undefined` if that is unreadable. */
function read(marker: Element): [name: string, value: unknown][] | undefined {
  if (!isScript(marker))
    return [...native(marker).attributes].flatMap(({ name, value }) =>
      name.startsWith('data-') && !name.startsWith(attribute) ? [[name.slice(5), valueOfData(value)]] : [],
    );
  try {
    return Object.entries(parseMarker(marker.textContent));
  } catch (error) {
    warn(marker, `its text must be JSON, such as ${example}. ${(error as Error).message}`);
    return undefined;
  }
}

/** Sets the attributes and properties that differ from the last reading. */
function give(marker: Element, element: HTMLElement, values: [name: string, value: unknown][]): void {
  const names = (element.constructor as { observedAttributes?: string[] }).observedAttributes ?? [];
  const former = filled.get(marker)?.given;
  const given: Filled['given'] = new Map();
  // The element in the copy of a page still has the attributes of that page's marker.
  for (const name of former?.keys() ?? (element.hasAttribute(mark) ? names : [])) given.set(name, null);
  const documents = new Map<string, unknown>();
  for (const [name, value] of values)
    if (isScript(marker) && properties.test(name) && name in element) {
      documents.set(name, value);
      // A document is compared by the text of its marker.
      given.set(name, marker.textContent);
    } else if (names.includes(name)) {
      const text = attributeText(name, value);
      if (text === undefined)
        warn(marker, `"${name}" must be a text, a number, true, false, null or a list.`);
      else given.set(name, text);
    } else
      warn(
        marker,
        name === 'lang'
          ? `"lang" has no effect here. Write lang="${String(value)}" ${isScript(marker) ? 'on an element around this script' : 'on this marker, without data-'}.`
          : `"${name}" is no attribute of <${element.localName}>. Its attributes: ${names.join(' ')}.`,
      );
  filled.set(marker, { element, given });
  for (const [name, text] of given) {
    if (former?.get(name) === text) continue;
    if (properties.test(name)) Reflect.set(element, name, documents.get(name));
    else if (text === null) element.removeAttribute(name);
    // eslint-disable-next-line pressroom/checked-urls -- an attribute of an element of ours
    else element.setAttribute(name, text);
  }
}

/** Our element in its place. In the copy of a page, it is recognised by its mark. */
function elementAt(marker: Element, tag = ''): HTMLElement | undefined {
  const known = filled.get(marker)?.element;
  const { nextElementSibling, children } = native(marker);
  const places = isScript(marker) ? [nextElementSibling] : [...children];
  const isOurs = (one: Element | null) =>
    one?.hasAttribute(mark) || (!isScript(marker) && one?.localName === tag);
  return (places.find((one) => one && one === known) ?? places.find(isOurs) ?? undefined) as
    HTMLElement | undefined;
}

/** Takes the element away from a marker that is none any more. The page has its own content back. */
function release(marker: Element): void {
  const { element } = filled.get(marker) ?? {};
  filled.delete(marker);
  if (element?.hasAttribute(mark)) element.replaceWith(...(isScript(marker) ? [] : element.childNodes));
}

/** Calls `follow` later. */
function wait(marker: Element, until: Promise<unknown>): void {
  if (waiting.has(marker)) return;
  waiting.add(marker);
  void until.then(() => {
    waiting.delete(marker);
    follow(marker);
  });
}

/** Gives a marker its element, or lets the element follow the marker. */
function follow(marker: Element): void {
  unfinished.delete(marker);
  const isGone = !native(marker).isConnected;
  // The content of a removed marker has gone with it.
  if (isGone && !isScript(marker)) return;
  const tag = isGone ? undefined : tagOf(marker);
  if (!tag) release(marker);
  else if (!isParsed(marker)) {
    unfinished.add(marker);
    native(document).addEventListener('DOMContentLoaded', followUnfinished, { once: true });
  } else if (customElements.get(tag)) place(marker, tag);
  else {
    if (!missing.has(tag)) for (const load of loaders) load(tag);
    missing.add(tag);
    wait(marker, customElements.whenDefined(tag));
  }
}

function place(marker: Element, tag: string): void {
  const present = elementAt(marker, tag);
  const isThere = present?.localName === tag;
  // Moving the content would take the focus or the selection away from the reader.
  if (!isThere && !isScript(marker) && isInUse(marker)) {
    wait(marker, fallbackReleased(marker, new AbortController().signal));
    return;
  }
  const values = read(marker);
  if (!values) return;
  const { element: known } = filled.get(marker) ?? {};
  const isBack = !isThere && known?.localName === tag;
  // A script of the page that removes the element each time must not make an endless loop.
  if (isBack) {
    if (waiting.has(marker)) return;
    wait(marker, new Promise((resolve) => setTimeout(resolve)));
  }
  const element = isThere
    ? present
    : isBack
      ? known
      : native(document).createElementNS('http://www.w3.org/1999/xhtml', tag as 'div');
  if (known !== element) filled.delete(marker);
  give(marker, element, values);
  markerOf.set(element, marker);
  observer?.observe(marker, {
    attributes: true,
    childList: true,
    characterData: true,
    subtree: isScript(marker),
  });
  if (isThere) return;
  element.setAttribute(mark, '');
  if (isScript(marker)) native(marker).after(element);
  else {
    element.replaceChildren(...(present ?? native(marker)).childNodes);
    native(marker).append(element);
  }
  present?.remove();
}

function markersIn(node: Node): Element[] {
  if (node.nodeType !== 1 && node.nodeType !== 9) return [];
  const inside = native(node as Element | Document).querySelectorAll(`[${attribute}]`);
  return node.nodeType === 1 && native(node as Element).hasAttribute(attribute)
    ? [node as Element, ...inside]
    : [...inside];
}

function followUnfinished(): void {
  for (const marker of unfinished) follow(marker);
}

function followChanges(records: MutationRecord[]): void {
  const changed = new Set<Element>(unfinished);
  for (const { target, attributeName, addedNodes, removedNodes } of records) {
    const element = (target.nodeType === 3 ? target.parentNode : target) as Element | null;
    if (attributeName === ignored) for (const one of markersIn(target)) changed.add(one);
    if (element && (attributeName ? attributeName.startsWith('data-') : filled.has(element)))
      changed.add(element);
    for (const node of addedNodes) for (const one of markersIn(node)) changed.add(one);
    for (const node of removedNodes)
      for (const one of [node as Element, markerOf.get(node)]) if (one && filled.has(one)) changed.add(one);
  }
  for (const marker of changed) follow(marker);
}

/**
 * Fills the markers of the page, and those that are added later.
 * @param load called once for each tag that a marker asks for and that is not defined
 */
export function followMarkers(load?: Load): void {
  const { document: page } = globalThis as Partial<typeof globalThis>;
  if (!page) return;
  if (load) {
    loaders.push(load);
    for (const tag of missing) load(tag);
  }
  if (observer) return;
  observer = new MutationObserver(followChanges);
  observer.observe(page, { childList: true, subtree: true, attributeFilter: [attribute, ignored] });
  for (const marker of markersIn(page)) follow(marker);
}
