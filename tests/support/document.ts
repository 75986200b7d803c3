import { openPage, servePage } from './feeds.js';

/** Opens HTML as a page in a frame. */
export async function openDocument(html: string, width = 1280, height = 800): Promise<Document> {
  const { contentDocument } = await openPage(await servePage(html), { width, height });
  if (!contentDocument) throw new Error('no page');
  return contentDocument;
}

/** The first element that matches. @throws Error if there is none */
export function find(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
