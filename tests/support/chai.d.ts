// @open-wc/semantic-dom-diff declares that equal() returns a promise, but only DOM snapshots do that.
export {};

declare global {
  namespace Chai {
    interface Equal {
      (value: unknown, message?: string): Assertion;
    }
  }
}
