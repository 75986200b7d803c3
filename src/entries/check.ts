/** `pressroom-elements/check` for pages. Node gets `src/cli/check-node.ts`, which brings an XML parser. */
import { check, type Report } from '../check/check-document.js';
import { checkArguments, type CheckOptions, type Input } from '../check/input.js';
import { trustedMarkup } from '../xml-feed/trusted-markup.js';
import '../base/entity-names.js';

export type { Report } from '../check/check-document.js';
export type { Finding } from '../check/findings.js';
export type { CheckOptions, Input } from '../check/input.js';

const inPage = {
  parse: (text: string) => new DOMParser().parseFromString(trustedMarkup(text), 'application/xml'),
  isServer: false,
  baseOption: 'the option "base"',
};

/**
 * Checks a feed: JSON Feed, RSS or Atom. Problems of the feed and of its server are findings of the report.
 * @param input URL to request, or the document: its text, its bytes, or parsed JSON
 * @param options base for relative URLs, and time limit of the request in milliseconds
 * @returns promise of the report
 * @throws TypeError for an input or options of another type: a mistake of the calling script
 */
export async function checkFeed(input: Input, options: CheckOptions = {}): Promise<Report> {
  checkArguments('checkFeed', input, options);
  return check(input, options, inPage, 'feed');
}

/**
 * Checks a list of sites, in the same way as `checkFeed`.
 * @param input URL to request, or the document: its text, its bytes, or parsed JSON
 * @param options base for relative URLs, and time limit of the request in milliseconds
 * @returns promise of the report
 * @throws TypeError for an input or options of another type: a mistake of the calling script
 */
export async function checkSites(input: Input, options: CheckOptions = {}): Promise<Report> {
  checkArguments('checkSites', input, options);
  return check(input, options, inPage, 'site list');
}
