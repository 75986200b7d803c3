import { expect } from '@open-wc/testing';
import 'pressroom-elements/press-release';
import { click } from '../../support/commands.js';
import { release, requests, serve, whenRequested } from '../../support/feeds.js';
import { itInTurn, matrix } from '../../support/matrix.js';
import {
  feedOf,
  part,
  parts,
  renderSettled,
  settled,
  texts,
  type PressReleases,
} from '../../support/releases.js';
import { watchWatchers } from '../../support/watchers.js';

// An element that is removed and inserted again many times, in any state, leaves no listener, observer, timer or request
// behind. It requests nothing again that it has.

/** A hundred in a sweep. */
const times = matrix.isFull ? 100 : 25;

type Undo = () => void;
let undo: Undo[] = [];

afterEach(() => {
  for (const step of undo) step();
  undo = [];
  history.replaceState(null, '', location.pathname + location.search);
});

/** Records timers and requests until the end of the test. @returns the pending ones */
function watchWork(): () => string[] {
  const timers = new Map<unknown, string>();
  const asked = new Set<string>();
  const set = window.setTimeout.bind(window);
  const clear = window.clearTimeout.bind(window);
  const ask = window.fetch.bind(window);
  const given = {
    setTimeout: (act: () => void, delay?: number) => {
      const id: unknown = set(() => {
        timers.delete(id);
        act();
      }, delay);
      // Ignore the timers of the test runner.
      const { stack = '' } = new Error();
      if (stack.includes('/dist/') && !stack.includes('/node_modules/'))
        timers.set(id, `timer of ${String(delay)} ms`);
      return id;
    },
    clearTimeout: (id: number) => {
      timers.delete(id);
      clear(id);
    },
    fetch: async (...rest: Parameters<typeof fetch>) => {
      const name = `request ${Math.random().toString()}`;
      asked.add(name);
      try {
        return await ask(...rest);
      } finally {
        asked.delete(name);
      }
    },
  };
  Object.assign(window, given);
  undo.push(() => {
    Object.assign(window, { setTimeout: set, clearTimeout: clear, fetch: ask });
  });
  return () => [...timers.values(), ...asked];
}

/** Resolves in a later task: aborts and released locks come in tasks of their own. */
const aTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** Listeners and observers that were added. Those on signals belong to the request that the signal ends. */
const added = (after: string[], before: string[]) => {
  const rest = [...before];
  return after
    .filter((one) => !/AbortSignal|MessagePort/.test(one))
    .filter((one) => {
      const at = rest.indexOf(one);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
};

async function comeAndGo(element: Element, box: Element, inBetween: () => Promise<unknown>): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    element.remove();
    await aTask();
    box.append(element);
    await inBetween();
  }
}

const longFeed = () => {
  const feed = feedOf(8);
  for (const item of feed.items) Object.assign(item, { content_text: 'The text.' });
  return feed;
};

const kinds = [
  '',
  'refresh="30"',
  'loading="lazy"',
  'searchable',
  'read-in="dialog" linkable',
  'read-in="inline" linkable refresh="30" loading="lazy" searchable',
];

for (const attributes of kinds)
  describe(`<press-releases ${attributes}> that is removed and inserted again`, () => {
    for (const isLoading of [false, true])
      itInTurn(
        `${isLoading ? 'while it loads' : 'when it is ready'} leaves nothing behind`,
        async function () {
          const heard = watchWatchers(document);
          const work = watchWork();
          const url = await serve(longFeed(), { hold: isLoading });
          const before = heard();
          const box = document.createElement('div');
          document.body.append(box);
          box.innerHTML = `<press-releases src="${url}" ${attributes}></press-releases>`;
          const element = box.firstElementChild as PressReleases;
          if (isLoading) await whenRequested(url);
          else await settled(element);
          await aTask();
          const once = heard();
          await comeAndGo(element, box, async () => {
            await element.updateComplete;
            if (isLoading) await aTask();
          });
          if (isLoading) {
            await release(url);
            await settled(element);
          }
          expect(texts(element, 'title')).to.have.length(5);
          if (!isLoading) {
            expect(added(heard(), once), 'more than after the first time').to.deep.equal([]);
            expect(await requests(url)).to.have.length(1);
          }
          element.remove();
          // Locks are released and requests aborted in later tasks, and a wait for the file of the options takes a second.
          const end = performance.now() + 5000;
          while (performance.now() < end && [...added(heard(), before), ...work()].length) await aTask();
          expect(added(heard(), before), 'listeners and observers').to.deep.equal([]);
          expect(work(), 'timers and requests').to.deep.equal([]);
          box.remove();
        },
      );
  });

describe('a release that is open while its list is moved', () => {
  for (const readIn of ['dialog', 'inline'])
    it(`is open again if the URL names it (${readIn})`, async () => {
      const element = await renderSettled(
        `<press-releases src="${await serve(longFeed())}" read-in="${readIn}" linkable></press-releases>`,
      );
      await click(part(element, 'read'));
      const box = element.parentElement as HTMLElement;
      const isOpen = () => !!element.shadowRoot?.querySelector('press-release');
      while (!isOpen()) await new Promise(requestAnimationFrame);
      element.remove();
      await aTask();
      box.append(element);
      await element.updateComplete;
      expect(location.hash).to.equal('#release=8');
      expect(isOpen()).to.equal(true);
      if (readIn === 'dialog') expect(part(element, 'dialog').matches(':modal')).to.equal(true);
      await click(readIn === 'dialog' ? part(element, 'close') : part(element, 'read'));
      while (isOpen() || location.hash) await new Promise(requestAnimationFrame);
      expect(parts(element, 'dialog')).to.have.length(0);
    });
});
