import { foldText } from '../base/fold-text.js';
import { addressKey } from './identity.js';
import { isNamed, isSameRelease } from './is-named.js';
import type { Item } from './json-feed.js';

/** The form of a tag for comparison. */
export const foldTag = (tag: string): string => foldText(tag.trim());

/** Parses an attribute with tags separated by commas. The result is folded. */
export const tagList = (written: string): string[] => written.split(',').map(foldTag).filter(Boolean);

/**
 * Whether an item has one of the wanted tags. Without wanted tags, every item matches.
 * @param wanted folded tags
 */
export const hasTag = ({ tags }: Item, wanted: string[]): boolean =>
  !wanted.length || tags.some((tag) => wanted.includes(foldTag(tag)));

/** The different tags of items, the most frequent first. */
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
 * Whether a URL leads to the page. If the URL has a fragment, it must be the page's. The page's URL may have additional
 * parameters.
 * @param page the page's own URL
 */
function isPage(address: string | undefined, page: string): boolean {
  if (!address) return false;
  const keys = [address, page].map(addressKey);
  // Most releases have another path. Parsing all URLs of a feed would take longer than drawing the list.
  const [place, own] = keys.map((key) => /^[^?#]*/.exec(key)?.[0]);
  if (place !== own) return false;
  const [one, other] = keys.map((key) => new URL(`https://${key}`)) as [URL, URL];
  return (
    (!one.hash || one.hash === other.hash) &&
    [...one.searchParams].every(([name, value]) => other.searchParams.getAll(name).includes(value))
  );
}

/**
 * Whether the attribute `exclude` names an item.
 * @param names ids, URLs or `current`
 * @param page the page's own URL
 * @param onPage releases that the page itself shows
 * @param links URLs of the item
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
