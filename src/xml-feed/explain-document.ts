import type { LoadError, LoadErrorCode } from '../net/load-error.js';
import type { Answer } from '../net/request-json.js';
import type { OtherDocument } from './read-document.js';

export type Fail = (code: LoadErrorCode, message: string) => LoadError;
export type Follow = (url: string) => Promise<Answer>;

/** The advice that a page's own address gives way to that of its feed. */
export const betterAddress = (url: string, feed: string): string =>
  `${url} is an HTML page. Write the address of its feed instead: ${feed}`;

/**
 * Reads the feed that an HTML page names.
 * @throws LoadError if the document names none
 */
export async function explainDocument(
  { feed, found, isXml }: OtherDocument,
  url: string,
  fail: Fail,
  follow: Follow | false,
): Promise<Answer> {
  if (feed && follow) {
    const answer = await follow(feed);
    return { ...answer, warning: [betterAddress(url, feed), answer.warning].filter(Boolean).join('\n') };
  }
  throw isXml
    ? fail('not-a-feed', `is ${found}. Write the address of a feed (JSON Feed, RSS or Atom).`)
    : fail(
        'not-json',
        `is not JSON but ${found}. ${
          found.startsWith('damaged')
            ? 'Mend the document: "npx pressroom-elements check" names the place'
            : 'Check the address'
        }.`,
      );
}
