import { report } from '../base/report.js';

/** One of our own files, which is fetched when it is needed. */
export interface FetchedFile<Exports> {
  /** The file's exports, if it is loaded. */
  loaded: () => Exports | undefined;
  /**
   * Fetches the file. Calls at the same time share one request. After a failure, the next call tries again.
   * @param element the element that the console names if a new request fails
   * @throws Error with the file's name
   */
  load: (element?: Element) => Promise<Exports>;
}

/** @param fetchFile function that contains the `import()` of the file */
export function fetchedFile<Exports>(fetchFile: () => Promise<Exports>): FetchedFile<Exports> {
  let exports: Exports | undefined;
  let fetching: Promise<Exports> | undefined;
  return {
    loaded: () => exports,
    load(element) {
      return (fetching ??= fetchFile().then(
        (fetched) => (exports = fetched),
        (error: unknown) => {
          fetching = undefined;
          if (element) report('error', element, (error as Error).message);
          throw error;
        },
      ));
    },
  };
}
