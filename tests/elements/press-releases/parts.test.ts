import { expect, oneEvent } from '@open-wc/testing';
import 'pressroom-elements/press-release';
import { click, press, type } from '../../support/commands.js';
import { otherOrigin, serve, update, whenRequested } from '../../support/feeds.js';
import {
  feedOf,
  part,
  parts,
  recordConsole,
  renderSettled,
  type PressReleases,
} from '../../support/releases.js';
import { itInTurn } from '../../support/matrix.js';

// <press-releases> has the documented parts and events, and no others.

/** Reads the comment of an element in the published types. */
async function documented(name: string, tag: string): Promise<string[]> {
  const response = await fetch(`${otherOrigin}/dist/types/elements/${name}/${name}.d.ts`);
  const text = await response.text();
  return [...text.matchAll(new RegExp(`@${tag} (?:\\{.*\\} )?(\\S+) - (.*)`, 'g'))].flatMap(
    ([, first = '', rest = '']) => [
      first,
      // «also `lead`»: further names of the same nodes.
      ...(tag === 'csspart' ? [...rest.matchAll(/`([a-z-]+)`/g)].map(([, also = '']) => also) : []),
    ],
  );
}

/** A feed whose first release has every member that a list shows. */
function richFeed(count = 4): { items: object[] } {
  const feed = feedOf(count, { authors: [{ name: 'Press office' }] });
  for (const item of feed.items) Object.assign(item, { content_text: 'The text.' });
  Object.assign(feed.items[0] ?? {}, {
    image: '/demo/images/emblem.svg',
    date_modified: '2026-11-24T12:00:00Z',
    attachments: [{ url: 'https://ministry.example/plan.pdf', mime_type: 'application/pdf' }],
  });
  return feed;
}

const partsOf = (element: PressReleases): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap((node) => [...node.part]);

const fields = 'date time image summary tags authors source';

const states: Record<string, () => Promise<PressReleases>> = {
  'everything that is shown, and a release that is open in place': async () => {
    const element = await renderSettled(
      `<press-releases src="${await serve(richFeed())}" limit="2" layout="lead" fields="${fields}" read-in="inline" searchable></press-releases>`,
    );
    await click(part(element, 'read'));
    element.selectedTags = ['Police'];
    await element.updateComplete;
    return element;
  },
  'a dialog': async () => {
    const element = await renderSettled(
      `<press-releases src="${await serve(richFeed())}" read-in="dialog"></press-releases>`,
    );
    part(element, 'read').focus();
    await press('Enter');
    await element.updateComplete;
    return element;
  },
  'new releases that wait': async () => {
    const url = await serve(feedOf(2));
    const element = await renderSettled(`<press-releases src="${url}" refresh="30"></press-releases>`);
    await update(url, feedOf(3));
    window.dispatchEvent(new Event('online'));
    await whenRequested(url, 2);
    while (!parts(element, 'new').length) await new Promise(requestAnimationFrame);
    return element;
  },
  'a failure': async () => {
    recordConsole();
    return renderSettled(`<press-releases src="${await serve('', { status: 500 })}"></press-releases>`);
  },
};

describe('parts', () => {
  itInTurn('exist in some state if documented, and never otherwise', async () => {
    const found = new Set<string>();
    for (const [state, show] of Object.entries(states)) {
      const element = await show();
      const names = partsOf(element);
      expect(names, state).not.to.deep.equal([]);
      for (const name of names) found.add(name);
      if (element.shadowRoot?.querySelector('press-release[exportparts]')) found.add('release-…');
      element.remove();
    }
    const named = new Set(await documented('press-releases', 'csspart'));
    expect(
      [...named].filter((name) => !found.has(name)),
      'documented, and in no state',
    ).to.deep.equal([]);
    expect(
      [...found].filter((name) => !named.has(name)),
      'there, and not documented',
    ).to.deep.equal([]);
  });

  it('of the open release exist as `release-…`', async () => {
    const element = await states['a dialog']?.();
    const exported = element?.shadowRoot
      ?.querySelector('press-release')
      ?.getAttribute('exportparts')
      ?.split(',')
      .map((one) => one.split(':').map((name) => name.trim()));
    expect(exported?.filter(([inner = '', outer]) => outer !== `release-${inner}`)).to.deep.equal([]);
    expect(exported?.map(([inner]) => inner).sort()).to.deep.equal(
      [...new Set(await documented('press-release', 'csspart'))].sort(),
    );
  });
});

describe('events', () => {
  itInTurn('are fired by their cause if documented, and never otherwise', async () => {
    recordConsole();
    const acts: Record<string, (element: PressReleases) => Promise<unknown>> = {
      load: (element) => element.reload(),
      error: async (element) => {
        element.src = await serve('', { status: 500 });
        await oneEvent(element, 'error');
      },
      'release-select': async (element) => {
        element.addEventListener('click', (event) => {
          event.preventDefault();
        });
        await click(part(element, 'link'));
      },
      'search-change': async (element) => {
        element.searchable = true;
        await element.updateComplete;
        await click(part(element, 'search'));
        await type('x');
      },
    };
    const named = await documented('press-releases', 'fires');
    expect(Object.keys(acts).sort()).to.deep.equal(named.sort());
    for (const [name, act] of Object.entries(acts)) {
      const element = await renderSettled(
        `<press-releases src="${await serve(feedOf(2))}"></press-releases>`,
      );
      const fired: string[] = [];
      for (const one of named) element.addEventListener(one, () => fired.push(one));
      await act(element);
      expect(fired, name).to.deep.equal([name]);
      element.remove();
    }
  });
});
