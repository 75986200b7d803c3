import { decodeNamesBy } from '../feed/plain-text.js';

/** The platform's: https://developer.mozilla.org/docs/Web/API/Document/parseHTML_static */
interface Parser {
  parseHTML?(html: string): Document;
}

/** Trusted Types of a page may forbid the second way: then the reference stays as it is written. */
decodeNamesBy((reference) => {
  // Nothing but a reference ever reaches the parser, so that no markup is parsed.
  if (!/^&[a-z][a-z\d]*;$/i.test(reference)) return reference;
  try {
    const parsed =
      (Document as Parser).parseHTML?.(reference) ?? new DOMParser().parseFromString(reference, 'text/html');
    return parsed.body.textContent || reference;
  } catch {
    return reference;
  }
});
