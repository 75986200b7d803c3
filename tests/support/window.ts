import { executeServerCommand } from '@web/test-runner-commands';

/** A second window beside the test page, with a top-level page. */
export interface OtherWindow {
  /** Opens a page, and waits until it has loaded. */
  go(url: string): Promise<void>;
  /** Runs a function in the page. The function sees only its arguments. The arguments and the result are passed as JSON. */
  evaluate<Result, Args extends unknown[]>(action: (...args: Args) => Result, ...args: Args): Promise<Result>;
  /** Waits until a function returns a truthy value, also across navigations. */
  until<Args extends unknown[]>(condition: (...args: Args) => unknown, ...args: Args): Promise<void>;
  /** Clicks an element. Each selector searches in the shadow root of the element that the previous one found. */
  click(...selectors: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Only a failing test reaches this limit. */
const patience = 40_000;

async function command<Result>(name: string, payload: unknown): Promise<Result> {
  const { value, error } = await executeServerCommand<{ value: Result; error?: string }, unknown>(
    `window-${name}`,
    payload,
  );
  if (error) throw new Error(error);
  return value;
}

interface Point {
  x: number;
  y: number;
}

/** With some fonts, each `scrollIntoView` in Firefox moves the panel's content by a pixel, alternately up and down. */
const isSamePlace = (one: Point | undefined, other: Point | null): boolean =>
  !!one && !!other && Math.hypot(one.x - other.x, one.y - other.y) < 2;

export async function openWindow(): Promise<OtherWindow> {
  await executeServerCommand('window-open');
  const evaluate: OtherWindow['evaluate'] = (action, ...args) =>
    command('evaluate', `(${String(action)})(...${JSON.stringify(args)})`);
  const until: OtherWindow['until'] = async (condition, ...args) => {
    const end = Date.now() + patience;
    for (;;) {
      // A page does not answer while the browser leaves it for another page.
      const isMet = await evaluate(condition, ...args).catch(() => false);
      if (isMet) return;
      if (Date.now() > end) throw new Error(`not within ${String(patience)} ms: ${String(condition)}`);
    }
  };
  const middleOf = (selectors: string[]): Point | null => {
    let root: ParentNode | null | undefined = document;
    let found: Element | null | undefined;
    for (const selector of selectors) {
      found = root?.querySelector(selector);
      root = found?.shadowRoot;
    }
    found?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = found?.getBoundingClientRect();
    return box?.width ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
  };
  return {
    go: (url) => command('go', url),
    evaluate,
    until,
    async click(...selectors) {
      await until(middleOf, selectors);
      // The page may move when the pointer leaves one of our controls, and during layout.
      let point = await evaluate(middleOf, selectors);
      for (let former: Point | undefined; !isSamePlace(former, point);) {
        await command('move', point);
        former = point ?? undefined;
        point = await evaluate(middleOf, selectors);
      }
      await command('click', point);
    },
    async close() {
      await executeServerCommand('window-close');
    },
  };
}
