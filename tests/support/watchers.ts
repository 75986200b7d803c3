type View = Window & typeof globalThis;
type Method = (this: unknown, ...parameters: unknown[]) => unknown;

const observers = ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const;

let restore: (() => void)[] = [];

afterEach(() => {
  for (const step of restore.reverse()) step();
  restore = [];
});

function wrap(
  target: object,
  name: string,
  follow: (self: object | undefined, parameters: unknown[]) => void,
): void {
  const method = Reflect.get(target, name) as Method;
  const given: Method = function (...parameters) {
    follow(this as object | undefined, parameters);
    return method.apply(this, parameters);
  };
  Reflect.set(target, name, given);
  restore.push(() => Reflect.set(target, name, method));
}

/** Made by a script of this window, not by the page's own. */
const isOurs = (listener: unknown): boolean => listener instanceof Object;

/**
 * Counts, until the end of the test, what a script of this window listens to and observes in a page and in this window.
 * @returns what it does by now, by name
 */
export function watchWatchers(page: Document): () => string[] {
  const listeners = new Map<object, Map<unknown, Set<string>>>();
  const observing = new Set<object>();
  const views = [window, page.defaultView as View];
  for (const view of views) {
    wrap(view.EventTarget.prototype, 'addEventListener', (self, [type, listener, options]) => {
      if (!isOurs(listener)) return;
      const { signal } = Object(options) as AddEventListenerOptions;
      if (signal?.aborted) return;
      const key = keyOf(type, options);
      const target = self ?? window;
      const ofTarget = listeners.get(target) ?? new Map<unknown, Set<string>>();
      listeners.set(target, ofTarget.set(listener, (ofTarget.get(listener) ?? new Set()).add(key)));
      if (!signal) return;
      // One signal may end many.
      const { onabort } = signal;
      signal.onabort = (event) => {
        onabort?.call(signal, event);
        ofTarget.get(listener)?.delete(key);
      };
    });
    wrap(view.EventTarget.prototype, 'removeEventListener', (self, [type, listener, options]) => {
      listeners
        .get(self ?? window)
        ?.get(listener)
        ?.delete(keyOf(type, options));
    });
    for (const name of observers) {
      wrap(view[name].prototype, 'observe', (self, [target]) => {
        const { ownerDocument, nodeType } = target as Node;
        const isInPage = nodeType === Node.DOCUMENT_NODE ? target === page : ownerDocument === page;
        // Those of the page's scripts are of its own window.
        if (isInPage && self instanceof Object) observing.add(self);
      });
      wrap(view[name].prototype, 'disconnect', (self) => self && observing.delete(self));
    }
  }
  return () => [
    // What was taken out of the page again can hear nothing, and goes with its listeners.
    ...[...listeners].flatMap(([target, ofTarget]) =>
      target instanceof (page.defaultView as View).Node && !target.isConnected
        ? []
        : [...ofTarget.values()].flatMap((types) =>
            [...types].map((type) => `${Object.prototype.toString.call(target)} ${type}`),
          ),
    ),
    ...[...observing].map((observer) => Object.prototype.toString.call(observer)),
  ];
}

const keyOf = (type: unknown, options: unknown): string => {
  const capture =
    typeof options === 'object' ? (options as AddEventListenerOptions | null)?.capture : options;
  return `${String(type)}${capture ? ' (capture)' : ''}`;
};
