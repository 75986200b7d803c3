import { webUrl } from '../base/web-url.js';
import type { Item } from './json-feed.js';

const tracking = /^(utm_|fbclid\b|gclid\b)/i;

/** Something in an address with a query or a fragment that its key leaves out. */
const superfluous = /\/?[?#]$|\/[?#]|[?&]([&#]|utm_|fbclid\b|gclid\b|$)/i;

/** An absolute address as it is compared: without scheme, `www.`, tracking parameters and a last slash. */
export function addressKey(address: string): string {
  const start = address.indexOf('//') + 2;
  const whole = address.slice(address.startsWith('www.', start) ? start + 4 : start);
  if (!/[?#]/.test(whole)) return whole.endsWith('/') ? whole.slice(0, -1) : whole;
  if (!superfluous.test(whole)) return whole;
  const [, place = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)#?([^]*)$/.exec(whole) ?? [];
  const kept = query.split('&').filter((parameter) => parameter && !tracking.test(parameter));
  return `${place.replace(/\/$/, '')}${kept.length ? `?${kept.join('&')}` : ''}${fragment && `#${fragment}`}`;
}

/** An id that is a URI as it is compared; `undefined` for one that is unique in its own feed only. */
function uriKey(id: string): string | undefined {
  if (!/^[a-z][a-z\d+.-]*:/i.test(id)) return undefined;
  return /^https?:/i.test(id) ? addressKey(webUrl(id) ?? id) : id;
}

/**
 * Two items are the same release if they share one of these names. The first one is the strongest. Only an address has
 * no space in it.
 */
export function namesOf({ id, url, _pressroom: { feed, source } }: Item): string[] {
  const uri = uriKey(id);
  const name = uri === undefined ? `feed ${addressKey(feed ?? source)} ${id}` : `id ${uri}`;
  return url ? [addressKey(url), name] : [name];
}

export function isSameRelease(one: Item, other: Item): boolean {
  const names = namesOf(one);
  return namesOf(other).some((name) => names.includes(name));
}

/**
 * Whether a webmaster or a link means this item.
 * @param name an id or an address
 * @param base what a relative address is relative to
 * @param links where the item leads, besides its own addresses
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
  // One word is an id: as an address it would be relative to whatever page this is.
  const address = /[/?#.]/.test(name) && webUrl(name, base);
  if (!address) return false;
  const key = addressKey(address);
  return [item.url, item.external_url, ...links].some((link) => link && addressKey(link) === key);
}

const timeOf = (date: string | undefined) => Date.parse(date ?? '') || 0;

/** Of two versions of a release. */
export const isLater = (item: Item, than: Item): boolean =>
  timeOf(item.date_modified) > timeOf(than.date_modified);

interface Group {
  item: Item;
  /** The group that this one turned out to belong to. */
  into?: Group;
}

/**
 * Each release once, in its latest version.
 * @param repeated told of each item that another one stands for already
 */
export function eachOnce(items: Item[], repeated?: (item: Item, former: Item) => void): Set<Item> {
  const groups = new Map<string, Group>();
  const all: Group[] = [];
  const whole = (group: Group): Group => (group.into ? whole(group.into) : group);
  for (const item of items) {
    const names = namesOf(item);
    let group: Group | undefined;
    for (const name of names) {
      const found = groups.get(name);
      const other = found && whole(found);
      if (group && other && other !== group) {
        other.into = group;
        if (isLater(other.item, group.item)) group.item = other.item;
      } else group ??= other;
    }
    if (group) {
      repeated?.(item, group.item);
      if (isLater(item, group.item)) group.item = item;
    } else all.push((group = { item }));
    for (const name of names) groups.set(name, group);
  }
  return new Set(all.filter(({ into }) => !into).map(({ item }) => item));
}

const keys = new WeakMap<Item, string>();

/** The name of an item among those of a list: one string, for maps and sets. */
export const keyOf = (item: Item): string => keys.get(item) ?? (namesOf(item)[0] as string);

/** Newer versions of items keep the former ones' keys, though their address or id is another one. */
export function keepKeys(items: Item[], former: Item[]): void {
  const known = new Map(former.flatMap((item) => namesOf(item).map((name) => [name, keyOf(item)] as const)));
  const taken = new Set(items.filter((item) => known.get(keyOf(item)) === keyOf(item)).map(keyOf));
  for (const item of items) {
    if (taken.has(keyOf(item))) continue;
    const key = namesOf(item)
      .map((name) => known.get(name))
      .find((one) => one && !taken.has(one));
    if (key) {
      taken.add(key);
      keys.set(item, key);
    }
  }
}

/** An item’s id for use in an address. Lone surrogates, which no address can carry, are replaced. */
export const encodedId = ({ id }: Item): string =>
  encodeURIComponent(id.replace(/[\ud800-\udfff]/gu, '\ufffd'));
