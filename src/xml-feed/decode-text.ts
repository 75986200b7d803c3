import { decode } from './decode.js';
import { declaredEncodings } from './read-document.js';

interface Decoded {
  text: string;
  /** A warning for the webmaster about a wrong declaration. */
  warning?: string | undefined;
}

/**
 * Decodes a document whose declarations are wrong or missing. Text that is valid UTF-8 is UTF-8, whatever is declared.
 * Other text has the encoding of the header's `charset`, else of the XML declaration.
 * @param type the `Content-Type` header
 */
export function decodeText(bytes: Uint8Array, type: string | null): Decoded {
  const [one = 0, two = 0] = bytes;
  const told = (real: string, wrong: string | undefined) =>
    wrong && `It is ${real} but declared as "${wrong}". Declare "${real.toLowerCase()}"`;
  // UTF-16 begins with a byte order mark, whose bytes are 254 and 255, or with a character of one byte and a zero.
  if (one + two === 509 || (bytes.length > 1 && !one !== !two)) {
    const text = decode(bytes, one > two ? 'utf-16le' : 'utf-16be', true) ?? '';
    const start = new TextEncoder().encode(text.slice(0, 200));
    const wrong = declaredEncodings(start, type).find((name) => !/^utf-?16/.test(name));
    return { text, warning: told('UTF-16', wrong) };
  }
  const names = declaredEncodings(bytes, type);
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== undefined)
    return {
      text: utf8,
      warning: told(
        'UTF-8',
        names.find((name) => decode(bytes, name) !== utf8),
      ),
    };
  const other = names.find((name) => !/^utf-?(8|16)/.test(name));
  const text = other && decode(bytes, other, true);
  const wrong = names.find((name) => name !== other);
  return text
    ? {
        text,
        warning:
          wrong &&
          `It is read as "${other}" but also declared as "${wrong}". Declare its real encoding in the header and in the document`,
      }
    : {
        text: decode(bytes, wrong ? 'utf-8' : 'windows-1252', true) ?? '',
        warning: 'It has bytes that are no UTF-8. Declare its real encoding, or cut texts between characters',
      };
}
