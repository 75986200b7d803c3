import { foldText, wordsOf } from '../shared/fold-text.js';
import { webUrl } from '../shared/web-url.js';
import type { Item } from './json-feed.js';

/** A tag as it is compared. */
export const foldTag = (tag: string): string => foldText(tag.trim());

/** The tags of an attribute: names, separated by commas. */
export const tagList = (written: string): string[] => written.split(',').map(foldTag).filter(Boolean);

/**
 * Whether an item has one of these tags; all have, where there are none.
 * @param wanted folded
 */
export const hasTag = ({ tags }: Item, wanted: string[]): boolean =>
  !wanted.length || tags.some((tag) => wanted.includes(foldTag(tag)));

/** The tags of items, each once, the most frequent first. */
export function tagsOf(items: Item[]): string[] {
  const found = new Map<string, { tag: string; count: number }>();
  for (const tag of items.flatMap(({ tags }) => tags)) {
    const one = found.get(foldTag(tag)) ?? { tag, count: 0 };
    one.count += 1;
    found.set(foldTag(tag), one);
  }
  return [...found.values()].sort((a, b) => b.count - a.count).map(({ tag }) => tag);
}

const texts = new WeakMap<Item, string>();

/** Whether every word is in an item's title, summary or tags, whatever its case and accents. */
export function hasWords(item: Item, query: string): boolean {
  const text =
    texts.get(item) ?? wordsOf([item.title, item.summary, ...item.tags].filter(Boolean).join(' ')).join(' ');
  texts.set(item, text);
  return wordsOf(query).every((word) => text.includes(word));
}

/**
 * Whether two addresses lead to one page: whatever their scheme, `www.`, last slash, fragment, and what was added to
 * the query of the second.
 */
function isSamePage(address: string | undefined, page: string): boolean {
  if (!address) return false;
  const [one, other] = [new URL(address), new URL(page)];
  const place = ({ host, pathname }: URL) => host.replace(/^www\./, '') + pathname.replace(/\/$/, '');
  return (
    place(one) === place(other) &&
    [...one.searchParams].every(([name, value]) => other.searchParams.getAll(name).includes(value))
  );
}

/**
 * Whether an item is one of those that the attribute `exclude` names.
 * @param names ids or addresses, or `current`
 * @param page the page's own address
 * @param onPage the releases that the page itself shows
 * @param links where the item leads
 */
export const isExcluded = (
  { id, url, _pressroom: { source } }: Item,
  names: string[],
  page: string,
  onPage: Item[],
  links: (string | undefined)[],
): boolean =>
  names.some((name) => {
    const isCurrent = name === 'current';
    const address = isCurrent ? page : webUrl(name, page);
    return (
      name === id ||
      (!!address && links.some((link) => isSamePage(link, address))) ||
      (isCurrent &&
        onPage.some((one) => (one.id === id && one._pressroom.source === source) || (url && one.url === url)))
    );
  });
