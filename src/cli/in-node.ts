/** Node has no XML parser of its own: this module brings one, and with it HTML's names of characters. */
import { DOMParser, onErrorStopParsing, ParseError } from '@xmldom/xmldom';
import type { Environment } from '../check/check-document.js';
import { decodeNamesBy } from '../feed/plain-text.js';

const parser = new DOMParser({ onError: onErrorStopParsing });

decodeNamesBy((reference) => {
  try {
    return (
      parser.parseFromString(`<p>${reference}</p>`, 'text/html').documentElement?.textContent ?? reference
    );
  } catch {
    return reference;
  }
});

/** Faults that browsers refuse and xmldom accepts: characters that XML forbids, and the end of CDATA without a start. */
// eslint-disable-next-line no-control-regex
const accepted = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|&#(?:0|1[124-9]|x[0-8bcef]);|\]\]>/i;

/** Whether elements are nested so deeply that xmldom becomes slow: its time grows with the square of the depth. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [, slash, end] of text.matchAll(/<(\/?)[a-z][^<>]*?(\/?)>/gi)) {
    if (!end) depth += slash ? -1 : 1;
    if (depth > 500) return true;
  }
  return false;
}

/** The characters of windows-1252 from 128 to 159. Older versions of Node decode them as control characters. */
const signs = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function parse(decoded: string): Document {
  const text = decoded.replace(/[\x80-\x9f]/g, (sign) => signs[sign.charCodeAt(0) - 128] ?? sign);
  const withoutData = text.replace(/<!\[CDATA\[([^]*?)\]\]>/g, '$1');
  const at = withoutData.search(accepted);
  if (at >= 0) throw new Error(`line ${withoutData.slice(0, at).split('\n').length}: not allowed`);
  if (isDeep(withoutData)) throw new Error('line 1: too many elements in each other');
  try {
    return parser.parseFromString(text, 'application/xml') as unknown as Document;
  } catch (error) {
    const { lineNumber } =
      (error instanceof ParseError && (error.locator as { lineNumber?: number } | undefined)) || {};
    throw new Error(`line ${lineNumber ?? 1}: ${(error as Error).message}`, { cause: error });
  }
}

export const inNode: Environment = { parse, isServer: true };
