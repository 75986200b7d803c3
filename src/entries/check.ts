/** `pressroom-elements/check` for pages. Node gets `src/cli/check-node.ts`, which brings an XML parser. */
import { check, type CheckOptions, type Input, type Report } from '../check/check-document.js';
import { trustedMarkup } from '../xml-feed/trusted-markup.js';
import '../base/entity-names.js';

export type { CheckOptions, Input, Report } from '../check/check-document.js';
export type { Finding } from '../check/findings.js';

const inPage = {
  parse: (text: string) => new DOMParser().parseFromString(trustedMarkup(text), 'application/xml'),
  isServer: false,
};

/**
 * Checks a feed: JSON Feed, RSS or Atom. Never rejects.
 * @param input URL to request, or the document: its text, its bytes, or parsed JSON
 */
export const checkFeed = (input: Input, options: CheckOptions = {}): Promise<Report> =>
  check(input, options, inPage, 'feed');

/**
 * Checks a list of sites. Never rejects.
 * @param input URL to request, or the document: its text, its bytes, or parsed JSON
 */
export const checkSites = (input: Input, options: CheckOptions = {}): Promise<Report> =>
  check(input, options, inPage, 'site list');
