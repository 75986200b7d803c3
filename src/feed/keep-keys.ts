import { keptKeys, keyOf, namesOf } from './identity.js';
import type { Item } from './json-feed.js';

/** Gives newer versions of items the keys of their former versions, even if the URL or id has changed. */
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
      keptKeys.set(item, key);
    }
  }
}
