import { native } from '../../shared/natives.js';

/**
 * Prints one part of a page: in a frame of its own, so that nothing of the page has to be hidden for it.
 * @param sheets of the shadow root that the part is from
 * @param host whose font is taken
 */
export async function printRelease(part: Element, sheets: CSSStyleSheet[], host: Element): Promise<void> {
  const frame = native(document).createElement('iframe');
  frame.style.cssText = 'position:fixed;inline-size:0;block-size:0;border:0;visibility:hidden';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  native(document).body.append(frame);
  const view = frame.contentWindow as Window & typeof globalThis;
  const { document: page } = view;
  const sheet = new view.CSSStyleSheet();
  const { fontFamily, lineHeight } = getComputedStyle(host);
  // Rules for the host are for nobody here.
  sheet.replaceSync(
    [...sheets.flatMap(({ cssRules }) => [...cssRules])].map(({ cssText }) => cssText).join('') +
      `body{font-family:${fontFamily};line-height:${lineHeight};margin:0}`,
  );
  page.adoptedStyleSheets = [sheet];
  page.documentElement.lang = part.closest<HTMLElement>('[lang]')?.lang ?? '';
  page.title = part.ariaLabel ?? native(document).title;
  const copy = page.importNode(part, true);
  for (const control of copy.querySelectorAll('[part=actions]')) control.remove();
  page.body.append(copy);
  for (const picture of page.images) picture.loading = 'eager';
  await Promise.allSettled([...page.images].map((picture) => picture.decode()));
  view.addEventListener('afterprint', () => {
    frame.remove();
  });
  view.focus();
  view.print();
}
