/** The kind of a failure. Test the code, not the class: a page may have two copies of the library. */
export type LoadErrorCode =
  | 'url'
  | 'network'
  | 'http'
  | 'timeout'
  | 'too-large'
  | 'not-json'
  | 'not-a-feed'
  | 'not-a-site-list'
  | 'not-found'
  | 'not-shown';

/** A loading error. Its `message` tells the webmaster how to fix the problem. */
export class LoadError extends Error {
  override readonly name: string = 'LoadError';
  readonly code: LoadErrorCode;
  readonly url: string;
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
