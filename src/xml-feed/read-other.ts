/** Reads an answer that is no valid JSON. The page fetches this file only then. */
import type { Fail, Follow } from './explain-document.js';
import { readDocument, type ReadDocument } from './read-document.js';
import { trustedMarkup } from './trusted-markup.js';

const parse = (text: string) => new DOMParser().parseFromString(trustedMarkup(text), 'application/xml');

/**
 * @param fail makes an error with the answer's address
 * @param follow requests the feed that a page names; `false` if this answer was named by a page
 * @throws LoadError `not-json`, `not-a-feed`, or that of the feed which a page names
 */
export async function readOther(
  bytes: Uint8Array,
  { headers, url }: Response,
  fail: Fail,
  follow: Follow | false,
): Promise<ReadDocument> {
  const read = await readDocument(bytes, headers.get('content-type'), url, parse).catch((error: unknown) => {
    // Only the file that repairs documents can be missing.
    throw fail('network', `is damaged or no feed, and ${(error as Error).message}`);
  });
  if ('document' in read) return read;
  const { explainDocument } = await import('./repair-document.js');
  return explainDocument(read, url, fail, follow);
}
