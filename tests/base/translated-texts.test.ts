import { expect } from '@open-wc/testing';
import type { PressRelease } from 'pressroom-elements/press-release';
import 'pressroom-elements/low-vision-toggle';
import 'pressroom-elements/press-release';
import { press, type } from '../support/commands.js';
import { renderFirst, settled } from '../support/elements.js';
import { serve } from '../support/feeds.js';
import { feedOf, renderSettled as renderReleases, type PressReleases } from '../support/releases.js';
import {
  matches,
  portal,
  renderOpen,
  renderSettled,
  search,
  shownNames,
  sitesOf,
  until,
} from '../support/sites.js';
import { itInTurn } from '../support/matrix.js';

// Translation tools replace each text of a page by elements of their own. Every element goes on working after that.

type Wrap = (text: Text) => void;

const font = (content: Node | string): Element => {
  const [outer, inner] = [
    document.createElementNS(document.documentElement.namespaceURI, 'font'),
    document.createElementNS(document.documentElement.namespaceURI, 'font'),
  ];
  inner.append(content);
  outer.append(inner);
  return outer;
};

/** The ways in which translation tools replace texts. */
const tools: Record<string, Wrap> = {
  'puts other texts in its place': (text) => {
    text.replaceWith(font(text.data && `⟦${text.data}⟧`));
  },
  'moves the text into elements': (text) => {
    const place = document.createComment('');
    text.replaceWith(place);
    place.replaceWith(font(text));
  },
  'adds a translation after it': (text) => {
    text.after(font(`⟦${text.data}⟧`));
  },
  'puts a custom element in its place': (text) => {
    const span = document.createElement('ya-tr-span');
    span.textContent = `⟦${text.data}⟧`;
    text.replaceWith(span);
  },
};

/** All texts of a tree and of its shadow trees, with hidden texts and white space. */
function wrapAll(root: Node, wrap: Wrap): void {
  const found: Node[] = [root];
  const texts: Text[] = [];
  for (let node = found.pop(); node; node = found.pop()) {
    if (node instanceof Text) texts.push(node);
    else if (!(node instanceof HTMLStyleElement) && !(node instanceof SVGElement))
      found.push(...node.childNodes);
    if (node instanceof Element && node.shadowRoot) found.push(node.shadowRoot);
  }
  texts.forEach(wrap);
}

const textOf = (node: Node | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Compares the texts of a state after a tool has wrapped each text with the texts of the same state without a tool. */
async function expectSameTexts<Host extends HTMLElement & { updateComplete: Promise<unknown> }>(
  render: () => Promise<Host>,
  change: (host: Host) => Promise<void> | void,
  read: (host: Host) => unknown,
  wrap: Wrap,
): Promise<void> {
  const wrapped = await render();
  wrapAll(wrapped, wrap);
  await change(wrapped);
  await wrapped.updateComplete;
  const after = read(wrapped);
  wrapped.remove();
  const plain = await render();
  await change(plain);
  await plain.updateComplete;
  expect(after).to.deep.equal(read(plain));
  plain.remove();
}

const all = (host: HTMLElement, selector: string) =>
  [...(host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])].map((node) => [
    textOf(node),
    node.getAttribute('href'),
  ]);

/** Waits for the sentences of a language, which are fetched. */
const whenIn = (host: HTMLElement, language: string) =>
  until(() => host.shadowRoot?.firstElementChild?.getAttribute('lang') === language, language);

const errors: string[] = [];
const record = (event: ErrorEvent | PromiseRejectionEvent) => {
  errors.push(String('reason' in event ? event.reason : event.message));
};

before(() => {
  addEventListener('error', record);
  addEventListener('unhandledrejection', record);
});
after(() => {
  removeEventListener('error', record);
  removeEventListener('unhandledrejection', record);
});
afterEach(() => {
  document.documentElement.lang = 'en';
  expect(errors.splice(0)).to.deep.equal([]);
});

for (const [tool, wrap] of Object.entries(tools))
  describe(`a tool that ${tool}`, () => {
    it('keeps each site’s name on its own link when the reader searches and clears', async () => {
      const element = await renderOpen(portal);
      wrapAll(element, wrap);
      expect(await search(element, 'polis')).to.deep.equal([
        'Sumgayit Police Office',
        'Yol polisi',
        'Transport Police',
      ]);
      await matches();
      wrapAll(element, wrap);
      await search(element, 'zzz');
      wrapAll(element, wrap);
      await search(element, 'arch');
      expect(all(element, 'a')).to.deep.equal([['Archive', 'https://archive.example/']]);
      wrapAll(element, wrap);
      await matches();
      await search(element, '');
      // The row with the same text as before may stay translated.
      const names = shownNames(element).map((name) => name.replace(/^.*⟦|⟧$/g, ''));
      expect(new Set(names).size).to.equal(9);
      expect(names).to.have.length(9);
    });

    it('does not break the panel: more sites, other languages, closing, opening', async () => {
      const element = await renderOpen(sitesOf(40));
      wrapAll(element, wrap);
      element.shadowRoot?.querySelector('[part=more]')?.scrollIntoView();
      await until(() => shownNames(element).length >= 30, 'further sites');
      expect(shownNames(element).filter((name) => /\bOffice 16\b/.test(name))).to.have.length(1);
      element.shadowRoot?.querySelector('a')?.focus();
      wrapAll(element, wrap);
      await press('Escape');
      await element.updateComplete;
      expect(element.open).to.equal(false);
      element.open = true;
      await element.updateComplete;
      expect(shownNames(element).slice(0, 2)).to.deep.equal(['Office 1', 'Office 2']);
      await expectSameTexts(
        () => renderOpen(portal),
        async (host) => {
          document.documentElement.lang = 'ru';
          await whenIn(host, 'ru');
        },
        (host) => all(host, '.button, label'),
        wrap,
      );
    });

    itInTurn(
      'does not break a list of releases: search, more, refreshed texts, another language',
      async () => {
        const render = () => renderReleases('<press-releases searchable limit="2"></press-releases>');
        const give = async (host: PressReleases, feed: object) => {
          host.feed = feed;
          await host.updateComplete;
          await settled(host);
        };
        const shown = (host: PressReleases) => all(host, '.link, [part~=status], [part=more]');
        const element = await render();
        await give(element, feedOf(6));
        wrapAll(element, wrap);
        element.shadowRoot?.querySelector<HTMLInputElement>('input')?.focus();
        await type('Release 3');
        await element.updateComplete;
        expect(shown(element)[0]).to.deep.equal(['Release 3', 'https://ministry.example/releases/3']);
        wrapAll(element, wrap);
        await press('Escape');
        await element.updateComplete;
        await element.showMore();
        const titles = shown(element).map(([text]) => text?.replace(/^.*⟦|⟧$/g, ''));
        expect(titles.slice(0, 4)).to.deep.equal(['Release 6', 'Release 5', 'Release 4', 'Release 3']);
        wrapAll(element, wrap);
        const corrected = feedOf(6);
        for (const item of corrected.items)
          Object.assign(item, { title: `New ${(item as { id: string }).id}` });
        await give(element, corrected);
        document.documentElement.lang = 'az';
        await whenIn(element, 'az');
        expect(all(element, '.link').map(([text]) => text)).to.deep.equal(['New 6', 'New 5']);
        const plain = await render();
        await give(plain, corrected);
        await whenIn(plain, 'az');
        expect(all(element, 'label, .heading, [part=more], [part=date]')).to.deep.equal(
          all(plain, 'label, .heading, [part=more], [part=date]'),
        );
      },
    );

    it('does not break a release: another release, another language', async () => {
      const item = (number: number) => ({
        ...feedOf(1).items[0],
        id: String(number),
        title: `Release ${String(number)}`,
        url: `https://ministry.example/${String(number)}`,
        content_html: `<p>Text ${String(number)}</p>`,
        date_published: `2026-01-0${String(number)}`,
        authors: [{ name: `Author ${String(number)}` }],
        tags: [`Tag ${String(number)}`],
        attachments: [
          { url: `https://ministry.example/${String(number)}.pdf`, mime_type: 'application/pdf' },
        ],
      });
      await expectSameTexts<PressRelease>(
        async () => {
          const element = await renderFirst('press-release', '<press-release></press-release>');
          element.item = item(1);
          return settled(element);
        },
        async (host) => {
          document.documentElement.lang = 'ru';
          host.item = item(2);
          await host.updateComplete;
          await settled(host);
          await whenIn(host, 'ru');
        },
        (host) => textOf(host.shadowRoot?.querySelector('article')),
        wrap,
      );
    });

    itInTurn('does not break the low-vision panel: settings, language, closing', async () => {
      const element = await renderFirst('low-vision-toggle', '<low-vision-toggle></low-vision-toggle>');
      const control = (selector: string) =>
        element.shadowRoot?.querySelector<HTMLElement>(selector) ?? element;
      try {
        element.toggle(true);
        element.openPanel();
        await until(() => control('.panel') !== element, 'the panel');
        wrapAll(element, wrap);
        control('[data-language=ru]').click();
        await whenIn(element, 'ru');
        const inRussian = textOf(element.shadowRoot);
        control('[data-language=az]').click();
        await whenIn(element, 'az');
        control('[data-language=ru]').click();
        await whenIn(element, 'ru');
        expect(textOf(element.shadowRoot)).to.equal(inRussian);
        expect(inRussian).not.to.contain('⟦Low-vision');
        control('[data-set="text-size:200"]').click();
        await element.updateComplete;
        control('[data-do=close]').click();
        await element.updateComplete;
        expect(control('.panel')).to.equal(element);
      } finally {
        control('[data-language=en]').click();
        element.reset();
        localStorage.clear();
      }
    });

    it('and changes the fallback keeps the list, with each name once', async () => {
      const element = await renderSettled(
        '<site-switcher open><ul><li><a href="https://a.example/">A</a></li><li>Group<ul><li><a href="https://b.example/">B</a></li></ul></li></ul></site-switcher>',
      );
      element.shadowRoot?.querySelector('a')?.focus();
      const focused = element.shadowRoot?.activeElement;
      wrapAll(element, wrap);
      await new Promise(requestAnimationFrame);
      await element.updateComplete;
      await settled(element);
      expect(all(element, 'a').map(([, href]) => href)).to.deep.equal([
        'https://a.example/',
        'https://b.example/',
      ]);
      expect(all(element, 'a').map(([text]) => text?.match(/[AB]/g)?.[0])).to.deep.equal(['A', 'B']);
      expect(element.shadowRoot?.activeElement === focused).to.equal(true);
    });

    it('and runs before the data does not hide the data', async () => {
      const url = await serve(sitesOf(1), { hold: true });
      const element = await renderFirst(
        'site-switcher',
        `<site-switcher src="${url}"><a href="/x">X</a></site-switcher>`,
      );
      wrapAll(element, wrap);
      element.sites = sitesOf(2);
      await element.updateComplete;
      await settled(element);
      expect(textOf(element.shadowRoot?.querySelector('.button'))).to.equal(
        'Websites of the structural units',
      );
    });
  });
