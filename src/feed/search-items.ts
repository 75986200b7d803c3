import { searchedWords, wordsOf } from '../base/fold-text.js';
import type { Item } from './json-feed.js';

const texts = new WeakMap<Item, { words: string; written: string }>();

/**
 * Whether an item's title, summary or tags contain every word of the query. Case and accents do not matter. A query
 * without letters and digits must occur as written.
 */
export function hasWords(item: Item, query: string): boolean {
  let text = texts.get(item);
  if (!text) {
    const written = [item.title, item.summary, ...item.tags].filter(Boolean).join(' ');
    text = { words: searchedWords(written).join(' '), written };
    texts.set(item, text);
  }
  const { words, written } = text;
  const wanted = wordsOf(query);
  return wanted.length ? wanted.every((word) => words.includes(word)) : written.includes(query.trim());
}
