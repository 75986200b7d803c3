import { webUrl } from '../base/web-url.js';
import { addressKey, namesOf, uriKey } from './identity.js';
import type { Item } from './json-feed.js';

export function isSameRelease(one: Item, other: Item): boolean {
  const names = namesOf(one);
  return namesOf(other).some((name) => names.includes(name));
}

/**
 * Whether a name in an attribute or a link refers to this item.
 * @param name id or URL
 * @param base base URL for a relative URL
 * @param links further URLs of the item
 */
export function isNamed(
  item: Item,
  name: string,
  base?: string,
  links: (string | undefined)[] = [],
): boolean {
  if (item.id === name) return true;
  const uri = uriKey(name);
  if (uri !== undefined && uri === uriKey(item.id)) return true;
  // A single word is an id. As a relative URL, its meaning would depend on the current page.
  const address = /[/?#.]/.test(name) && webUrl(name, base);
  if (!address) return false;
  const key = addressKey(address);
  return [item.url, item.external_url, ...links].some((link) => link && addressKey(link) === key);
}
