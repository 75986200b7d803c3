// @open-wc/semantic-dom-diff types equal() as a promise, which it is for snapshots of the DOM only.
export {};

declare global {
  namespace Chai {
    interface Equal {
      (value: unknown, message?: string): Assertion;
    }
  }
}
