import { foldText } from '../base/fold-text.js';
import { addressKey, isNamed, isSameRelease } from './identity.js';
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

/**
 * Whether an address leads to the page. Its fragment counts where it has one; the page may have more parameters.
 * @param page the page's own address
 */
function isPage(address: string | undefined, page: string): boolean {
  if (!address) return false;
  const [one, other] = [address, page].map((url) => new URL(`https://${addressKey(url)}`)) as [URL, URL];
  return (
    one.host + one.pathname === other.host + other.pathname &&
    (!one.hash || one.hash === other.hash) &&
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
  item: Item,
  names: string[],
  page: string,
  onPage: Item[],
  links: (string | undefined)[],
): boolean =>
  names.some((name) =>
    name === 'current'
      ? links.some((link) => isPage(link, page)) || onPage.some((one) => isSameRelease(one, item))
      : isNamed(item, name, page, links),
  );
