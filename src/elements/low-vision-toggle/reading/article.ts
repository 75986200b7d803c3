/** Finds the article of a page. The page itself is not changed: all work is done on a copy without a window. */
import { Readability } from '@mozilla/readability';
import { native } from '../../../base/natives.js';
import { rootOf, styleOf } from '../../../low-vision/engine/around.js';
import { shadowOf } from '../../../low-vision/engine/roots.js';
import { sanitize } from '../../../sanitizer/sanitize.js';

export interface Article {
  title: string;
  byline: string;
  lang: string;
  dir: string;
  /** The safe text, in a document of its own. */
  body: HTMLElement;
}

/** Characters of the shortest article. With less, there is nothing to read alone. */
const shortest = 140;

/** Elements that are not part of a text. Our own elements are among them. */
const left =
  'script,style,link,base,noscript,template,dialog:not([open]),low-vision-toggle,[data-low-vision=own]';

/** Elements that tell the title and the author. Scripts do not run in the copy. */
const naming = 'title,meta,script[type="application/ld+json"]';

/** Elements whose names can hide methods of the document or of a form. */
const clobbering = 'form,form *,img,object,embed,iframe';

const texts = 'h2,h3,h4,h5,h6,p,li,pre,blockquote,dt,dd,th,td';

/** @returns `undefined` if the page has no article */
export async function articleOf(page: Document): Promise<Article | undefined> {
  try {
    return await extract(page);
  } catch (error) {
    console.warn('[pressroom] low vision: the text of this page could not be read.', error);
    return undefined;
  }
}

async function extract(page: Document): Promise<Article | undefined> {
  const copy = native(page).implementation.createHTMLDocument(native(page).title);
  for (const one of native(page).querySelectorAll(naming)) copy.head.append(copy.importNode(one, true));
  const { body } = native(page);
  const { lang, dir } = rootOf(page);
  const whole = copy.importNode(body);
  const { body: place } = copy;
  place.replaceWith(whole);
  fill(whole, body);
  if (dir) copy.documentElement.dir = dir;
  restoreWithoutMarkup(whole);
  const found = new Readability(copy, { serializer: (node) => node as HTMLElement }).parse();
  if (!found?.content || (found.length ?? 0) < shortest) return undefined;
  const safe = await sanitize(found.content.innerHTML, native(page).baseURI);
  return {
    title: titleIn(page, found.title ?? ''),
    byline: found.byline ?? '',
    lang,
    dir: found.dir ?? dir,
    body: safe ?? plain(found.content, copy),
  };
}

/** The page's own heading without the site's name, if the title contains it. */
const titleIn = (page: Document, title: string): string =>
  [...native(page).querySelectorAll('h1')]
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    .find((heading) => heading && title.includes(heading)) ?? title;

/** Copies the content of an element as it is drawn: with shadow trees, and without what nobody sees. */
function fill(copy: Element, element: Element): void {
  const slotted = (element as Partial<HTMLSlotElement>).assignedNodes?.() ?? [];
  const nodes = slotted.length ? slotted : native(shadowOf(element) ?? element).childNodes;
  const { ownerDocument: inert } = copy;
  for (const node of nodes) {
    if (native(node).nodeType === 3) copy.append(inert.importNode(node));
    if (native(node).nodeType !== 1 || native(node as Element).matches(left) || isHidden(node as Element))
      continue;
    const child = inert.importNode(node) as Element;
    if (child.matches(clobbering)) for (const name of ['name', 'id']) child.removeAttribute(name);
    copy.append(child);
    fill(child, node as Element);
  }
}

/** Whether nobody sees an element, and no control of the page leads to it. */
function isHidden(element: Element): boolean {
  if (styleOf(element).display !== 'none') return false;
  const id = CSS.escape(native(element).id);
  const { ownerDocument } = native(element);
  return !id || !native(ownerDocument).querySelector(`[aria-controls~="${id}"],[href="#${id}"]`);
}

/**
 * Lets Readability restore the body between its tries. Its own way writes markup. A page with Trusted Types refuses
 * that, and a strict policy reports the inline styles in it.
 */
function restoreWithoutMarkup(body: HTMLElement): void {
  let kept: Node = body;
  Object.defineProperty(body, 'innerHTML', {
    get() {
      kept = body.cloneNode(true);
      return '';
    },
    set() {
      body.replaceChildren(...kept.cloneNode(true).childNodes);
    },
  });
}

/** The text without any markup of the page, where no sanitiser is available. */
function plain(content: HTMLElement, copy: Document): HTMLElement {
  const body = copy.createElement('div');
  for (const block of content.querySelectorAll(texts)) {
    if (block.querySelector(texts)) continue;
    const one = copy.createElement(/^h\d$/.test(block.localName) ? block.localName : 'p');
    one.textContent = block.textContent;
    body.append(one);
  }
  return body;
}
