/** The form of the search index. The build writes it, and the site's script reads it. */
import type { Options } from 'minisearch';

export interface Entry {
  /** Address in the site, with the heading's `id`. */
  id: string;
  /** Title of the page. */
  title: string;
  /** Name of the page's section. */
  part: string;
  heading: string;
  text: string;
  /** The beginning of the text. */
  excerpt: string;
}

export const indexOptions: Options<Entry> = {
  fields: ['title', 'heading', 'text'],
  storeFields: ['title', 'part', 'heading', 'excerpt'],
  // Names of attributes are words: `text-size`, `data-src`.
  tokenize: (text) => text.split(/[\s.,:;!?()[\]{}<>«»"'’“”/=`|]+/u).filter(Boolean),
  searchOptions: { prefix: true, fuzzy: 0.15, combineWith: 'AND', boost: { title: 4, heading: 3 } },
};
