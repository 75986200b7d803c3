import { webUrl } from '../base/web-url.js';
import type { Item } from './json-feed.js';

const tracking = /^(utm_|fbclid\b|gclid\b)/i;

/** Parts of a URL with a query or fragment that `addressKey` removes. URLs without such parts need no parsing. */
const superfluous = /\/?[?#]$|\/[?#]|[?&]([&#]|utm_|fbclid\b|gclid\b|$)/i;

/** The form of an absolute URL for comparison: without scheme, `www.`, tracking parameters and a trailing slash. */
export function addressKey(address: string): string {
  const start = address.indexOf('//') + 2;
  const whole = address.slice(address.startsWith('www.', start) ? start + 4 : start);
  if (!/[?#]/.test(whole)) return whole.endsWith('/') ? whole.slice(0, -1) : whole;
  if (!superfluous.test(whole)) return whole;
  const [, place = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)#?([^]*)$/.exec(whole) ?? [];
  const kept = query.split('&').filter((parameter) => parameter && !tracking.test(parameter));
  return `${place.replace(/\/$/, '')}${kept.length ? `?${kept.join('&')}` : ''}${fragment && `#${fragment}`}`;
}

/** The form of a URI id for comparison; `undefined` for other ids, which are unique only in their own feed. */
export function uriKey(id: string): string | undefined {
  if (!/^[a-z][a-z\d+.-]*:/i.test(id)) return undefined;
  return /^https?:/i.test(id) ? addressKey(webUrl(id) ?? id) : id;
}

/**
 * The names of an item. Two items are the same release if they share a name. The first name is the strongest. Names
 * from ids contain a space, so that they never equal a name from a URL.
 */
export function namesOf({ id, url, _pressroom: { feed, source } }: Item): string[] {
  const uri = uriKey(id);
  const name = uri === undefined ? `feed ${addressKey(feed ?? source)} ${id}` : `id ${uri}`;
  return url ? [addressKey(url), name] : [name];
}

export const timeOf = (date: string | undefined) => Date.parse(date ?? '') || 0;

/** Whether an item is a later version of a release than another one. */
export const isLater = (item: Item, than: Item): boolean =>
  timeOf(item.date_modified) > timeOf(than.date_modified);

interface Group {
  /** The latest version. */
  item: Item;
  /** The names of all versions. */
  names: string[];
}

/**
 * Keeps each release once, in its latest version.
 * @param repeated callback for each repeated item; `former` is the item kept so far
 */
export function eachOnce(items: Item[], repeated?: (item: Item, former: Item) => void): Set<Item> {
  const groups = new Map<string, Group>();
  const join = (group: Group, { item, names }: Group) => {
    if (isLater(item, group.item)) group.item = item;
    for (const name of names) {
      groups.set(name, group);
      group.names.push(name);
    }
  };
  for (const item of items) {
    const names = namesOf(item);
    let group: Group | undefined;
    for (const name of names) {
      const other = groups.get(name);
      if (group && other && other !== group) join(group, other);
      else group ??= other;
    }
    if (group) repeated?.(item, group.item);
    join(group ?? { item, names: [] }, { item, names });
  }
  return new Set([...groups.values()].map(({ item }) => item));
}

/** The keys of items that are newer versions of other items: see keep-keys.ts. */
export const keptKeys = new WeakMap<Item, string>();

/** The key of an item in a list: one string, for maps and sets. */
export const keyOf = (item: Item): string => keptKeys.get(item) ?? (namesOf(item)[0] as string);

/** An item’s id, encoded for a URL. Lone surrogates are replaced, since `encodeURIComponent` throws on them. */
export const encodedId = ({ id }: Item): string =>
  encodeURIComponent(id.replace(/[\ud800-\udfff]/gu, '\ufffd'));
