import { expect, fixture } from '@open-wc/testing';
import { define } from 'pressroom-elements/elements';
import { serve } from '../support/feeds.js';
import {
  feedOf,
  part,
  parts,
  recordConsole,
  renderSettled,
  settled,
  texts,
  type PressReleases,
} from '../support/releases.js';
import { until } from '../support/sites.js';
import { itInTurn } from '../support/matrix.js';

// Attributes reflect as in HTML, at any time and in any order. Texts are in the language around the element.

describe('attributes', () => {
  const table: Record<
    string,
    { attribute: string; initial: unknown; cases: [written: string, read: unknown][] }
  > = {
    src: { attribute: 'src', initial: '', cases: [['a b', 'a b']] },
    limit: {
      attribute: 'limit',
      initial: 5,
      cases: [
        ['3', 3],
        [' 7px', 7],
        ['0', 1],
        ['-2', 1],
        ['many', 5],
        ['', 5],
      ],
    },
    fields: {
      attribute: 'fields',
      initial: 'date image summary',
      cases: [
        ['', ''],
        ['date  tags', 'date  tags'],
      ],
    },
    heading: { attribute: 'heading', initial: '', cases: [['News', 'News']] },
    headingLevel: {
      attribute: 'heading-level',
      initial: 2,
      cases: [
        ['3', 3],
        ['9', 6],
        ['0', 1],
        ['x', 2],
      ],
    },
    dateStyle: {
      attribute: 'date-style',
      initial: 'long',
      cases: [
        ['short', 'short'],
        ['RELATIVE', 'relative'],
        ['medium', 'long'],
      ],
    },
    timeZone: { attribute: 'time-zone', initial: '', cases: [['Asia/Baku', 'Asia/Baku']] },
    timeout: {
      attribute: 'timeout',
      initial: 10000,
      cases: [
        ['500', 500],
        ['0', 1],
        ['99999999999', 2147483647],
        ['soon', 10000],
      ],
    },
  };

  for (const [property, { attribute, initial, cases }] of Object.entries(table))
    it(`${attribute} reflects the property ${property} both ways`, () => {
      const element = document.createElement('press-releases') as PressReleases & Record<string, unknown>;
      expect(element[property]).to.equal(initial);
      expect(element.hasAttribute(attribute)).to.equal(false);
      for (const [written, read] of cases) {
        element.setAttribute(attribute, written);
        expect(element[property], written).to.equal(read);
        element.removeAttribute(attribute);
        element[property] = written;
        expect(element.getAttribute(attribute)).to.equal(written);
        expect(element[property], written).to.equal(read);
      }
      element[property] = undefined;
      expect(element.hasAttribute(attribute)).to.equal(false);
      expect(element[property]).to.equal(initial);
    });

  it('are set by properties from before the upgrade', async () => {
    const early = document.createElement('early-press-releases') as PressReleases;
    early.limit = 2;
    early.headingLevel = 4;
    early.feed = feedOf(4);
    document.body.append(early);
    define({ prefix: 'early' });
    await settled(early);
    expect(early.getAttribute('limit')).to.equal('2');
    expect(parts(early, 'item')).to.have.length(2);
    expect(parts(early, 'heading')[0]?.localName).to.equal('h4');
    expect(Object.keys(early)).not.to.include.members(['limit', 'feed']);
    early.remove();
  });

  it('with an unknown time zone cause a warning, and dates keep their own offset', async () => {
    const told = recordConsole();
    const element = await renderSettled(
      `<press-releases src="${await serve(feedOf(1))}" time-zone="Baku"></press-releases>`,
    );
    expect(texts(element, 'date')).to.deep.equal(['23 November 2026']);
    expect(told.warnings.join()).to.include('time-zone="Baku"');
  });

  it('with an invalid value have their default, and one warning names the valid values', async () => {
    const told = recordConsole();
    const markup = `<press-releases src="${await serve(feedOf(1))}" layout="crads" limit="lots" heading-level="12" read-in="INLINE" date-style="" refresh="daily"></press-releases>`;
    const element = await renderSettled(markup);
    await renderSettled(markup);
    expect(element.layout).to.equal('list');
    expect(told.warnings.filter((line) => line.includes(' must be '))).to.have.members([
      '[pressroom] <press-releases>: layout="crads" must be one of list, cards, headlines, lead.',
      '[pressroom] <press-releases>: limit="lots" must be a whole number from 1 to 2147483647.',
      '[pressroom] <press-releases>: heading-level="12" must be a whole number from 1 to 6.',
      '[pressroom] <press-releases>: refresh="daily" must be a whole number from 0 to 2147483647.',
    ]);
  });

  it('work after a second definition under any prefix', () => {
    define();
    define({ prefix: 'mia' });
    define({ prefix: 'mia' });
    expect(customElements.get('mia-press-releases')).to.be.a('function');
  });
});

describe('the interface language', () => {
  /** Waits for the sentences of a language, which are fetched. */
  const whenHeading = (element: PressReleases, heading: string) =>
    until(() => texts(element, 'heading')[0] === heading, heading);
  const az = 'Son press-relizlər';
  const en = 'Most recent press releases';
  const ru = 'Последние пресс-релизы';

  it('is the nearest `lang`, also after it changes', async () => {
    const element = await renderSettled(
      `<div lang="ru"><press-releases src="${await serve(feedOf(1))}"></press-releases></div>`,
    );
    const around = element.parentElement as HTMLElement;
    await whenHeading(element, ru);
    expect(element.shadowRoot?.firstElementChild?.getAttribute('lang')).to.equal('ru');
    expect(texts(element, 'date')).to.deep.equal(['23 ноября 2026 г.']);
    around.lang = 'az-AZ';
    await whenHeading(element, az);
    expect(texts(element, 'date')).to.deep.equal(['23 noyabr 2026']);
    element.lang = 'en';
    await whenHeading(element, en);
    element.removeAttribute('lang');
    around.removeAttribute('lang');
    await whenHeading(element, en);
  });

  it('is found through shadow hosts, also after it changes there', async () => {
    const host = await fixture<HTMLElement>('<div lang="az"></div>');
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    inner.attachShadow({ mode: 'open' }).append(document.createElement('press-releases'));
    const element = inner.shadowRoot?.firstElementChild as PressReleases;
    element.feed = feedOf(1);
    await settled(element);
    await whenHeading(element, az);
    host.lang = 'ru';
    await whenHeading(element, ru);
    inner.lang = 'az';
    await whenHeading(element, az);
  });

  it('changes when the element moves', async () => {
    const element = await renderSettled(
      `<div lang="az"><press-releases src="${await serve(feedOf(1))}"></press-releases></div><div lang="ru"></div>`,
    );
    const box = element.parentElement?.nextElementSibling as HTMLElement;
    box.append(element);
    await whenHeading(element, ru);
  });

  it('is the nearest supported language around the element; dates are in the page’s language', async () => {
    const element = await renderSettled(
      `<div lang="az"><div lang="nl"><press-releases src="${await serve(feedOf(1))}"></press-releases></div></div>`,
    );
    await whenHeading(element, az);
    expect(texts(element, 'date')).to.deep.equal(['23 november 2026']);
    expect(part(element, 'date').lang).to.match(/^nl/);
  });

  itInTurn('has every text in az, en and ru', async () => {
    recordConsole();
    const failing = await serve('', { status: 500 });
    const seen = new Set<string>();
    for (const lang of ['az', 'en', 'ru']) {
      const element = await renderSettled(
        `<press-releases lang="${lang}" src="${failing}"></press-releases>`,
      );
      for (const name of ['heading', 'status', 'retry']) seen.add(texts(element, name)[0] ?? '');
      element.feed = { items: [] };
      await settled(element);
      await element.updateComplete;
      await settled(element);
      seen.add(texts(element, 'status')[0] ?? '');
    }
    expect(seen).to.have.property('size', 12);
    expect(seen.has('')).to.equal(false);
  });
});

describe('content with a language of its own', () => {
  it('has `lang`, and `dir` if the language is right-to-left', async () => {
    const feed = feedOf(3, { language: 'ar' });
    Object.assign(feed.items[1] ?? {}, { language: 'az' });
    const element = await renderSettled(`<press-releases src="${await serve(feed)}"></press-releases>`);
    expect(parts(element, 'item').map((item) => [item.lang, item.getAttribute('dir')])).to.deep.equal([
      ['ar', 'rtl'],
      ['az', null],
      ['ar', 'rtl'],
    ]);
    expect(part(element, 'date').dir).to.equal('ltr');
    expect(part(element, 'date').lang).to.match(/^en/);
  });

  it('has `dir=ltr` in a right-to-left page', async () => {
    const element = await renderSettled(
      `<div lang="ar" dir="rtl"><press-releases src="${await serve(feedOf(1))}"></press-releases></div>`,
    );
    expect(part(element, 'item').getAttribute('dir')).to.equal('ltr');
  });

  it('of an unknown language has no `lang`, and its direction follows its letters', async () => {
    const feed = feedOf(1, { language: undefined });
    Object.assign(feed.items[0] ?? {}, { title: 'أفضل حلويات' });
    const element = await renderSettled(
      `<div lang="fr"><press-releases src="${await serve(feed)}"></press-releases></div>`,
    );
    expect(part(element, 'item').lang).to.equal('fr');
    expect(getComputedStyle(part(element, 'title')).direction).to.equal('rtl');
  });
});
