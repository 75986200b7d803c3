/** The outline of a page: its headings and landmarks as links. Its file is fetched when the reader opens it. */
import { nothing, type TemplateResult } from 'lit';
import { partSentences } from '../../../i18n/reading-sentences.js';
import { html } from '../../../base/html.js';
import { native } from '../../../base/natives.js';
import { parentOf, styleOf } from '../../../low-vision/engine/around.js';
import { boxOf, elementsAt } from '../../../low-vision/engine/measure.js';
import { scrollBack } from '../../../low-vision/engine/reading-place.js';
import { shadowOf } from '../../../low-vision/engine/roots.js';
import { isDrawnIn } from '../../../low-vision/interface/modals.js';
import type { Controls } from '../controls.js';

type Landmark = Exclude<keyof ReturnType<typeof partSentences>, 'noParts'>;

interface Entry {
  /** Weak: the page may throw the element away while the outline is shown. */
  element: WeakRef<HTMLElement>;
  /** Level of a heading; 0 for a landmark. */
  level: number;
  landmark?: Landmark | undefined;
  name: string;
  lang: string;
}

/** Space above a heading that the reader has chosen, in CSS pixels of the window. */
const above = 8;

const landmarks: Record<string, Landmark> = {
  main: 'main',
  nav: 'navigation',
  aside: 'complementary',
  search: 'search',
};

/** Elements around which `header` and `footer` are no landmarks. */
const sections = 'article,aside,main,nav,section';

/** The outlines that readers have asked for. */
const outlines = new WeakMap<Controls, Entry[]>();

/** Collects the headings and landmarks that the reader can see, in the order in which they are drawn. */
export function collect(controls: Controls): void {
  const document = native(controls.host.ownerDocument);
  const entries: Entry[] = [];
  walk(document.body, document.documentElement.lang, entries);
  outlines.set(controls, entries);
}

function walk(element: Element, lang: string, entries: Entry[]): void {
  lang = native(element as HTMLElement).lang || lang;
  const own = entryOf(element as HTMLElement, lang);
  if (own && isSeen(element)) entries.push(own);
  const slotted = (element as Partial<HTMLSlotElement>).assignedElements?.() ?? [];
  for (const child of slotted.length ? slotted : native(shadowOf(element) ?? element).children)
    if (!native(child).matches('[data-low-vision=own],low-vision-toggle')) walk(child, lang, entries);
}

const isSeen = (element: Element): boolean => {
  const { width, height } = boxOf(element);
  return width > 1 && height > 1 && styleOf(element).visibility === 'visible';
};

function entryOf(element: HTMLElement, lang: string): Entry | undefined {
  const { localName } = native(element);
  const role = native(element).getAttribute('role') ?? '';
  const written = native(element).getAttribute('aria-level');
  const level =
    role === 'heading' ? Number(written ?? 2) : role ? 0 : Number(/^h([1-6])$/.exec(localName)?.[1]);
  if (level) {
    const name = native(element).textContent.replace(/\s+/g, ' ').trim();
    return name ? { element: new WeakRef(element), level, name, lang } : undefined;
  }
  const name = nameOf(element);
  const landmark = landmarkOf(element, localName, role, !!name);
  return landmark && { element: new WeakRef(element), level: 0, landmark, name, lang };
}

function landmarkOf(
  element: Element,
  localName: string,
  role: string,
  isNamed: boolean,
): Landmark | undefined {
  const isOfPage = !native(native(element).parentElement)?.closest(sections);
  const named = { section: 'region', form: 'form' } as const;
  if (/^(banner|navigation|search|main|complementary|contentinfo)$/.test(role)) return role as Landmark;
  if (/^(region|form)$/.test(role) && isNamed) return role as Landmark;
  if (role) return undefined;
  if (localName === 'header' && isOfPage) return 'banner';
  if (localName === 'footer' && isOfPage) return 'contentinfo';
  return landmarks[localName] ?? (isNamed ? named[localName as keyof typeof named] : undefined);
}

/** The name that the page gives to a part, without the names that browsers compute from content. */
function nameOf(element: HTMLElement): string {
  const root = native(element).getRootNode() as Document | ShadowRoot;
  const labels = (native(element).getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => (id ? native(root).getElementById(id)?.textContent : ''));
  const name = labels.join(' ').trim() || (native(element).getAttribute('aria-label') ?? '');
  return name.replace(/\s+/g, ' ').trim();
}

/** Renders the collected outline. A press of an entry closes the panel, so that the page is in view. */
export function entries(controls: Controls): TemplateResult | undefined {
  const found = outlines.get(controls);
  if (!found) return undefined;
  const words = partSentences(controls.language);
  return found.length ? listOf(found, controls) : html`<p class="outline" tabindex="-1">${words.noParts}</p>`;
}

/** Renders entries with those of lower ranks in lists of their own. */
function listOf(all: Entry[], controls: Controls): TemplateResult {
  const items: TemplateResult[] = [];
  for (let at = 0, next = 0; at < all.length; at = next) {
    const { level = 0 } = all[at] ?? {};
    do next += 1;
    while ((all[next]?.level ?? 0) > level);
    const within = all.slice(at + 1, next);
    items.push(
      html`<li>
        ${entryTemplate(all[at] as Entry, controls)} ${within.length ? listOf(within, controls) : nothing}
      </li>`,
    );
  }
  return html`<ul class="outline">
    ${items}
  </ul>`;
}

function entryTemplate({ element, landmark, name, lang }: Entry, controls: Controls): TemplateResult {
  const words = partSentences(controls.language);
  const press = () => {
    outlines.delete(controls);
    controls.closePanel();
    // The panel gives the focus back first.
    void controls.host.updateComplete.then(() => {
      const target = element.deref();
      if (target) show(target);
    });
  };
  return html`<button type="button" data-do="close" @click=${press}>
    ${landmark ? `${words[landmark]}${name && ': '}` : nothing}<span lang=${lang || nothing}>${name}</span>
  </button>`;
}

function fixedAround(element: Element | null): Element | null {
  if (!element || /fixed|sticky/.test(styleOf(element).position)) return element;
  return fixedAround(parentOf(element));
}

/** Moves the focus and the window to a part of the page. The page is as before once the focus has left the part. */
function show(element: HTMLElement): void {
  const target = native(element);
  if (!target.isConnected) return;
  target.focus({ preventScroll: true });
  if (!target.matches(':focus')) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.addEventListener(
      'blur',
      () => {
        target.removeAttribute('tabindex');
      },
      { once: true },
    );
  }
  target.scrollIntoView({ block: 'start', behavior: 'instant' });
  const { left, top } = boxOf(element);
  const [cover] = elementsAt(native(element).ownerDocument, left + 1, top + 1);
  const bar = cover && !isDrawnIn(element, cover) ? fixedAround(cover) : undefined;
  if (!bar || isDrawnIn(bar, element)) return;
  const box = boxOf(bar);
  scrollBack(element, box.top + box.height + above, window);
}
