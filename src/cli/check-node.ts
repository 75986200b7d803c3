/** `pressroom-elements/check` for Node: see src/entries/check.ts. */
import { check, type CheckOptions, type Input, type Report } from '../check/check-document.js';
import { inNode } from './in-node.js';

export const checkFeed = (input: Input, options: CheckOptions = {}): Promise<Report> =>
  check(input, options, inNode, 'feed');

export const checkSites = (input: Input, options: CheckOptions = {}): Promise<Report> =>
  check(input, options, inNode, 'site list');
