/** A text in the language that is declared around it. */
function textOf(element: Element, text = element.textContent): unknown {
  const plain = text.replace(/\s+/g, ' ').trim();
  const language = element.closest('[lang]')?.getAttribute('lang');
  return plain && language ? { [language]: plain } : plain;
}

/** The links that a page wrote, as a site list: an item with a nested list is a group, named by what comes before. */
export function linksAsSites(root: Element): object | undefined {
  const groups = new Map<Element | undefined, { title?: unknown; sites: object[] }>();
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const item = link.closest('li')?.parentElement?.closest('li');
    const key = item && root.contains(item) ? item : undefined;
    const group = groups.get(key) ?? { sites: [] };
    const list = key?.querySelector('ul, ol');
    if (key && list) group.title = textOf(key, key.textContent.split(list.textContent)[0]);
    groups.set(key, group);
    group.sites.push({ title: textOf(link), url: link.href, language: link.hreflang });
  }
  if (!groups.size) return undefined;
  const sites = groups.get(undefined)?.sites;
  groups.delete(undefined);
  return { sites, groups: [...groups.values()] };
}
