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

/** Whether a script of this window created it, not the page's own script. */
const isOurs = (listener: unknown): boolean => listener instanceof Object;

/**
 * Records until the end of the test which listeners and observers this window's scripts add, in a page and here.
 * @returns a function that gives the present ones, by name
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
      // One signal may remove many listeners.
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
        // Observers of the page's scripts belong to the page's window.
        if (isInPage && self instanceof Object) observing.add(self);
      });
      wrap(view[name].prototype, 'disconnect', (self) => self && observing.delete(self));
    }
  }
  return () => [
    // A removed node gets no events, and is freed with its listeners.
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
