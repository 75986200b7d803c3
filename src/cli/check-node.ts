/** `pressroom-elements/check` for Node: see src/entries/check.ts. */
import { check, type Report } from '../check/check-document.js';
import { checkArguments, type CheckOptions, type Input } from '../check/input.js';
import { inNode } from './in-node.js';

export async function checkFeed(input: Input, options: CheckOptions = {}): Promise<Report> {
  checkArguments('checkFeed', input, options);
  return check(input, options, inNode, 'feed');
}

export async function checkSites(input: Input, options: CheckOptions = {}): Promise<Report> {
  checkArguments('checkSites', input, options);
  return check(input, options, inNode, 'site list');
}
