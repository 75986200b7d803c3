import { openPage } from './feeds.js';

/** Opens a page in a frame at the window's corner, with all animations at their end. */
export async function openStill(path: string, size: { width: number; height: number }): Promise<Document> {
  const opened = await openPage(path, size);
  opened.style.position = 'fixed';
  opened.style.inset = '0';
  const { contentDocument: document } = opened;
  const view = document?.defaultView;
  if (!document || !view) throw new Error('no page');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { animation: none !important; transition: none !important }');
  const holdStill = (root: Document | ShadowRoot) => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) holdStill(shadowRoot);
  };
  await document.fonts.ready;
  // Components of libraries render late.
  for (let count = 0; count < 20; count += 1) await new Promise(requestAnimationFrame);
  holdStill(document);
  return document;
}

/** Runs the changes that the test page's own script makes after loading. */
export const changeLater = (document: Document): Promise<void> =>
  (document.defaultView as (Window & { changeLater?: () => Promise<void> }) | null)?.changeLater?.() ??
  Promise.reject(new Error('no changeLater'));
