/** What went wrong. Test this, not the class: a page may hold two copies of the library. */
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

/** A failed loading. `message` is for the webmaster: it says what to mend. */
export class LoadError extends Error {
  override readonly name: string = 'LoadError';
  readonly code: LoadErrorCode;
  readonly url: string;
  readonly status: number;
  /** Milliseconds after which the server may be asked again, where it said so. */
  retryAfter?: number | undefined;

  /**
   * @param url the address as it was asked for, `''` where data came without one
   * @param status HTTP status; 0 without an answer
   */
  constructor(code: LoadErrorCode, message: string, url = '', status = 0, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.url = url;
    this.status = status;
  }
}

/** One failed loading, or several as an `AggregateError` with the members of the first. */
export type LoadFailure = Error & Pick<LoadError, 'code' | 'url' | 'status' | 'retryAfter'>;
