/** Node has no XML parser of its own: this module brings one, and with it HTML's names of characters. */
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import type { Environment } from '../check/check-document.js';
import { decodeNamesBy } from '../feed/plain-text.js';
import { mendXml } from '../xml-feed/mend-xml.js';

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

/** The characters of windows-1252 from 128 to 159. Older versions of Node decode them as control characters. */
const signs = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function parse(decoded: string): Document {
  const text = decoded.replace(/[\x80-\x9f]/g, (sign) => signs[sign.charCodeAt(0) - 128] ?? sign);
  // xmldom accepts some faults that browsers refuse, such as a stray `&` or attributes without quotes.
  if (mendXml(text).faults.length) throw new Error('damaged XML');
  return parser.parseFromString(text, 'application/xml') as unknown as Document;
}

export const inNode: Environment = { parse, isServer: true, baseOption: 'the option "base"' };
