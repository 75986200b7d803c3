import { native } from './natives.js';

/** Milliseconds that printing waits for pictures. A picture may never load. */
export const longestWait = 3000;

/** Copies a part for printing, without its buttons and the rest of the page. */
function copyOf(part: Element, page: Document): Element {
  const copy = page.importNode(part, true);
  for (const control of copy.querySelectorAll('[part=actions]')) control.remove();
  unfold(copy);
  for (const picture of copy.querySelectorAll('img')) picture.loading = 'eager';
  return copy;
}

/** Opens all closed `<details>`. @returns function that closes them again */
export function unfold(content: Element): () => void {
  const folded = [...content.querySelectorAll('details:not([open])')] as HTMLDetailsElement[];
  for (const details of folded) details.open = true;
  return () => {
    for (const details of folded) details.open = false;
  };
}

/**
 * Prints one part of a page. It uses a separate frame, so that nothing on the page has to be hidden.
 * @param sheets style sheets of the part's shadow root
 * @param host element whose font is used
 */
export async function printPart(part: Element, sheets: CSSStyleSheet[], host: Element): Promise<void> {
  const frame = native(document).createElement('iframe');
  frame.style.cssText = 'position:fixed;inline-size:0;block-size:0;border:0;visibility:hidden';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  native(document).body.append(frame);
  const view = frame.contentWindow as Window & typeof globalThis;
  const { document: page } = view;
  const sheet = new view.CSSStyleSheet();
  const { fontFamily, lineHeight } = getComputedStyle(host);
  // The frame has no shadow host. Style its body instead of `:host`.
  sheet.replaceSync(
    [...sheets.flatMap(({ cssRules }) => [...cssRules])].map(({ cssText }) => cssText).join('') +
      `body{font-family:${fontFamily};line-height:${lineHeight};margin:0;overflow-wrap:anywhere}`,
  );
  page.adoptedStyleSheets = [sheet];
  page.documentElement.lang = part.closest<HTMLElement>('[lang]')?.lang ?? '';
  page.title = part.ariaLabel ?? native(document).title;
  page.body.append(copyOf(part, page));
  await Promise.race([
    Promise.allSettled([...page.images].map((picture) => picture.decode())),
    new Promise((resolve) => setTimeout(resolve, longestWait)),
  ]);
  view.addEventListener('afterprint', () => {
    frame.remove();
  });
  view.focus();
  view.print();
}

/**
 * Prints one part instead of the whole page. A modal dialog is never larger than the window. The browser would print
 * the page with the dialog over it, and only a part of the text in the dialog.
 * @returns function that restores the page
 */
export function printInstead(part: Element, sheets: CSSStyleSheet[], host: Element): () => void {
  const place = native(document).createElement('press-release-on-paper');
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = sheets;
  const { fontFamily, fontSize, lineHeight } = getComputedStyle(host);
  Object.assign(place.style, {
    display: 'block',
    fontFamily,
    fontSize,
    lineHeight,
    overflowWrap: 'anywhere',
  });
  root.append(copyOf(part, document));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print {
    html, body { display: block !important; position: static !important; block-size: auto !important;
      inline-size: auto !important; margin: 0 !important; padding: 0 !important; overflow: visible !important }
    html > :not(body), body > :not(${place.localName}) { display: none !important }
  }`);
  native(document).body.append(place);
  native(document).adoptedStyleSheets.push(sheet);
  return () => {
    place.remove();
    native(document).adoptedStyleSheets = native(document).adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
