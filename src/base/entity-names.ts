import { decodeNamesBy } from '../feed/plain-text.js';

/** `Document.parseHTML()`: https://developer.mozilla.org/docs/Web/API/Document/parseHTML_static */
interface Parser {
  parseHTML?(html: string): Document;
}

/** The page's Trusted Types may forbid `DOMParser`. In that case the text keeps the reference as written. */
decodeNamesBy((reference) => {
  // The parser must never receive markup, only one character reference.
  if (!/^&[a-z][a-z\d]*;$/i.test(reference)) return reference;
  try {
    const parsed =
      (Document as Parser).parseHTML?.(reference) ?? new DOMParser().parseFromString(reference, 'text/html');
    return parsed.body.textContent || reference;
  } catch {
    return reference;
  }
});
