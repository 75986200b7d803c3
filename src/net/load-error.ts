// After «Mend:», each comment on a code has the advice for docs/reference/errors.md.

/** The kind of a failure. Test the code, not the class: a page may have two copies of the library. */
export type LoadErrorCode =
  /** The URL is invalid, or it is not http(s). Mend: Correct the attribute, for example `src`. */
  | 'url'
  /**
   * No answer came. The server is down, or the browser blocked the request. A file of this library may be missing too.
   * Mend: Send `Access-Control-Allow-Origin: *` with the document. Allow its host in `connect-src` of the content
   * policy. For files, see the name in `message`.
   */
  | 'network'
  /** The server answered with an error, such as 404 or 500. The number is in `status`. Mend: Open the URL in a browser. */
  | 'http'
  /** The answer took longer than `timeout`. Mend: Make the document smaller or its server faster, or raise `timeout`. */
  | 'timeout'
  /** The document has more than 10 MB. Mend: Publish the newest entries only, and older ones by `next_url`. */
  | 'too-large'
  /** The answer is HTML that names no feed, or damaged JSON. Mend: Write the URL of the document itself, and check it. */
  | 'not-json'
  /** The document is JSON or XML, but no feed. Mend: Write the URL of a JSON Feed, RSS or Atom document. */
  | 'not-a-feed'
  /** The document has no array `sites` or `groups`. Mend: Follow `schemas/sites.schema.json`. */
  | 'not-a-site-list'
  /** No release of the feed has the wanted id or URL. Mend: Correct `item-id`, or the link that leads to this page. */
  | 'not-found'
  /** The document arrived but could not be drawn in this page. Mend: Report it, with the message in the console. */
  | 'not-shown';

/** A loading error. Its `message` tells the webmaster how to fix the problem. */
export class LoadError extends Error {
  override readonly name: string = 'LoadError';
  /** The kind of the failure. */
  readonly code: LoadErrorCode;
  /** The requested URL; `''` for data without a URL. */
  readonly url: string;
  /** The HTTP status; 0 without an answer. */
  readonly status: number;
  /** The wait in milliseconds that the server's `Retry-After` header asks for. */
  retryAfter?: number | undefined;

  /**
   * @param url requested URL; `''` for data without a URL
   * @param status HTTP status; 0 without an answer
   */
  constructor(code: LoadErrorCode, message: string, url = '', status = 0, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.url = url;
    this.status = status;
  }
}

/** A `LoadError`, or an `AggregateError` of several with the members of the first one. */
export type LoadFailure = Error & Pick<LoadError, 'code' | 'url' | 'status' | 'retryAfter'>;
