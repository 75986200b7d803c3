import { expect } from '@open-wc/testing';
import { serve } from '../../support/feeds.js';
import { feedOf, parts, render, settled, texts, type PressReleases } from '../../support/releases.js';
import { until } from '../../support/sites.js';

// The line below a title shows the named `fields`, corrections beside the date, and the number of files.

async function show(item: object, attributes = '', members: object = {}): Promise<PressReleases> {
  const [first] = feedOf(1).items;
  const element = await render(`<press-releases ${attributes}></press-releases>`);
  // As from a server: undefined members are absent.
  element.feed = JSON.parse(
    JSON.stringify(feedOf(1, { ...members, items: [{ ...first, ...item }] })),
  ) as unknown;
  await settled(element);
  expect(element.state).to.equal('ready');
  return element;
}

const line = (element: PressReleases): string[] =>
  [...(element.shadowRoot?.querySelector('.line')?.children ?? [])].map(({ textContent }) =>
    textContent.trim(),
  );

describe('fields', () => {
  it('are always in the same order: date, source, authors', async () => {
    const element = await show(
      { authors: [{ name: 'A. Author' }, { url: 'https://a.example/' }, { name: 'B. Author' }] },
      'fields="authors SOURCE date"',
    );
    expect(line(element)).to.deep.equal(['23 November 2026', 'Ministry', 'A. Author, B. Author']);
    expect(texts(element, 'source')).to.deep.equal(['Ministry']);
    expect(texts(element, 'authors')).to.deep.equal(['A. Author, B. Author']);
    element.fields = 'authors';
    await element.updateComplete;
    expect(line(element)).to.deep.equal(['A. Author, B. Author']);
    element.removeAttribute('fields');
    await element.updateComplete;
    expect(line(element)).to.deep.equal(['23 November 2026']);
  });

  it('show the feed’s authors if a release has none', async () => {
    const element = await show({}, 'fields="authors"', { authors: [{ name: 'Press Office' }] });
    expect(texts(element, 'authors')).to.deep.equal(['Press Office']);
  });

  it('name the source of merged feeds, and no authors of another feed', async () => {
    const [first] = feedOf(1).items;
    const urls = await Promise.all([
      serve(feedOf(1, { authors: [{ name: 'Press Office' }] })),
      serve(feedOf(1, { title: 'Road Police', items: [{ ...first, id: 'b', url: undefined }] })),
    ]);
    const element = await render(
      `<press-releases src="${urls.join(' ')}" fields="source authors"></press-releases>`,
    );
    await settled(element);
    const lines = [...(element.shadowRoot?.querySelectorAll('.line') ?? [])].map((node) =>
      [...node.children].map(({ textContent }) => textContent),
    );
    expect(lines.sort()).to.deep.equal([['Ministry', 'Press Office'], ['Road Police']]);
  });

  it('without a value leave no line', async () => {
    const element = await show({ date_published: undefined }, 'fields="date source authors"', { title: '' });
    expect(element.shadowRoot?.querySelector('.line')).to.equal(null);
  });

  it('show markup as text', async () => {
    const name = '<img src=x onerror="window.hacked = true">';
    const element = await show({ authors: [{ name }] }, 'fields="source authors"', { title: name });
    expect(line(element)).to.deep.equal([name, name]);
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
  });
});

describe('corrections', () => {
  const published = '2026-11-23T10:40:00+04:00';
  for (const [name, dates, attributes, expected] of [
    ['on the same day tell the time', [published, '2026-11-23T14:05:00+04:00'], '', ['updated 14:05']],
    ['later tell the day', [published, '2026-11-24T14:05:00+04:00'], '', ['updated 24 November 2026']],
    [
      'later tell the time too where times are shown',
      [published, '2026-11-24T14:05:00+04:00'],
      'fields="date time"',
      ['updated 24 November 2026 at 14:05'],
    ],
    ['of a minute count', [published, '2026-11-23T10:41:00+04:00'], '', ['updated 10:41']],
    ['within a minute are none', [published, '2026-11-23T10:40:59+04:00'], '', []],
    ['before publishing are none', [published, '2026-11-22T10:40:00+04:00'], '', []],
    [
      'are told in the zone that is shown',
      [published, '2026-11-24T03:00:00+04:00'],
      'time-zone="Europe/London"',
      ['updated 23:00'],
    ],
    ['on a day known without a time are none', ['2026-11-23', '2026-11-23T14:05:00+04:00'], '', []],
    [
      'after a day known without a time tell the day',
      ['2026-11-23', '2026-11-25'],
      '',
      ['updated 25 November 2026'],
    ],
    ['without a date of publishing are none', [undefined, published], '', []],
    ['without a date shown are none', [published, '2026-11-24T14:05:00+04:00'], 'fields="summary"', []],
    ['are said in Azerbaijani', [published, '2026-11-23T14:05:00+04:00'], 'lang="az"', ['yenilənib: 14:05']],
    [
      'are said in Russian',
      [published, '2026-11-24T14:05:00+04:00'],
      'lang="ru" date-style="short"',
      ['обновлено: 24 нояб. 2026 г.'],
    ],
  ] as const)
    it(name, async () => {
      const [date_published, date_modified] = dates;
      const element = await show({ date_published, date_modified }, attributes);
      const [, lang = 'en'] = /lang="(\w+)"/.exec(attributes) ?? [];
      await until(() => element.shadowRoot?.firstElementChild?.getAttribute('lang') === lang, lang);
      expect(texts(element, 'updated').map((text) => text.replace(/\s+/g, ' '))).to.deep.equal(expected);
    });

  it('have a machine-readable date, and a form in each language', async () => {
    const element = await show(
      { date_published: published, date_modified: '2026-11-23T14:05:00+04:00' },
      'lang="fr"',
    );
    const [updated] = parts(element, 'updated');
    const time = updated?.querySelector('time');
    expect(time?.dateTime).to.equal('2026-11-23T14:05:00+04:00');
    expect(updated?.lang).to.equal(element.shadowRoot?.firstElementChild?.getAttribute('lang'));
    expect(time?.lang).to.equal('fr');
  });
});

describe('files', () => {
  const files = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ url: `https://a.example/${String(n)}.pdf` }));

  for (const [lang, expected] of [
    ['en', { 1: '1 file', 2: '2 files', 21: '21 files' }],
    ['az', { 1: '1 fayl', 2: '2 fayl', 21: '21 fayl' }],
    ['ru', { 1: '1 файл', 2: '2 файла', 5: '5 файлов', 11: '11 файлов', 21: '21 файл' }],
  ] as const)
    it(`are counted in ${lang}`, async () => {
      for (const [count, text] of Object.entries(expected)) {
        const element = await show({ attachments: files(Number(count)) }, `lang="${lang}"`);
        expect(texts(element, 'attachments')).to.deep.equal([text]);
      }
    });

  it('are not counted without summaries', async () => {
    expect(texts(await show({ attachments: files(2) }, 'fields="date"'), 'attachments')).to.deep.equal([]);
    expect(texts(await show({}), 'attachments')).to.deep.equal([]);
  });
});
