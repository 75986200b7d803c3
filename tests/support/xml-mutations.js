// Feeds with changes at random. No reader may throw, hang or give something else than a feed.
import { cases, encode } from './xml-feeds.js';

/** Pieces that confuse parsers. */
const pieces = [
  '&',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?',
  '?>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<item>',
  '</item>',
  '</channel>',
  '<a:b c:d="e">',
  '&nbsp;',
  '&#0;',
  '&#xd800;',
  '&#x110000;',
  '\u0000',
  '\u000b',
  '\ufffe',
  '\ud800',
  'xmlns="http://www.w3.org/1999/xhtml"',
  '<div>'.repeat(300),
  '<'.repeat(2000),
  '<!--'.repeat(300),
  '<a "'.repeat(300),
  ' '.repeat(3000),
  'javascript:attacked()',
  '<__proto__>',
  '<link/>',
  'type="xhtml"',
  '<title>',
];

/** A generator of numbers below a limit, always the same ones for a seed. @param {number} seed */
export function randomOf(seed) {
  let state = seed;
  return (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** @param {Uint8Array} bytes @param {(limit: number) => number} random @returns {Uint8Array} */
function mutated(bytes, random) {
  let result = bytes;
  for (let changes = 1 + random(4); changes; changes -= 1) {
    const at = random(result.length + 1);
    const kind = random(5);
    const piece = new TextEncoder().encode(pieces[random(pieces.length)]);
    const [head, tail] = [result.subarray(0, at), result.subarray(at)];
    const length = random(40);
    if (kind === 0) result = head;
    else if (kind === 1) result = join(head, tail.subarray(length));
    else if (kind === 2) result = join(head, result.subarray(random(at + 1), at), tail);
    else if (kind === 3) result = join(head, Uint8Array.of(random(256)), tail.subarray(1));
    else result = join(head, piece, tail);
  }
  return result;
}

/** @param {...Uint8Array} parts */
function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Reads changed feeds one after the other.
 * @param {number} count
 * @param {number} seed
 * @param {(bytes: Uint8Array) => Promise<{ document?: unknown, found?: string }>} read
 * @param {(document: unknown) => unknown} parseFeed
 * @returns {Promise<number>} the number of documents that were read or refused within two seconds each
 * @throws the error of a document, with the document
 */
export async function rounds(count, seed, read, parseFeed) {
  const random = randomOf(seed);
  let good = 0;
  for (let round = 0; round < count; round += 1) {
    const { xml = '', encoding } = cases[random(cases.length)] ?? {};
    const bytes = mutated(encode(xml, encoding), random);
    const time = async () => {
      const begun = performance.now();
      const { document, found } = await read(bytes);
      if (document === undefined && !found) throw new Error('neither read nor refused');
      // After a change, the document may be JSON that is no feed.
      if (document !== undefined) parseFeed(document);
      return performance.now() - begun;
    };
    try {
      // A browser may pause once, when the machine is busy. A slow document is slow again.
      if ((await time()) < 2000 || (await time()) < 2000) good += 1;
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (error);
      if (code === 'not-a-feed') good += 1;
      else throw new Error(`round ${round}: ${new TextDecoder().decode(bytes)}`, { cause: error });
    }
  }
  return good;
}
