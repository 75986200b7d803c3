import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parts, recordConsole, render, settled, texts, type PressReleases } from '../../support/releases.js';

// Attributes and properties change in any order, before and after the upgrade. Afterwards the list equals a new one with
// the same attributes. It also equals a model that is written from the documentation.

const tagsOf = (id: number) => [id % 2 ? 'Police' : 'Fire', ...(id % 3 ? [] : ['Şəki'])];

/** Nine releases, 9 to 1. Release 4 has no URL. */
const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Ministry',
  home_page_url: 'https://ministry.example/',
  items: Array.from({ length: 9 }, (_, index) => 9 - index).map((id) => ({
    id: String(id),
    ...(id === 4 ? {} : { url: `https://ministry.example/releases/${String(id)}` }),
    title: `Release ${String(id)}`,
    summary: id % 2 ? 'A road is closed.' : 'A road is open.',
    content_text: id === 9 ? undefined : 'The text.',
    date_published: `2026-11-1${String(id)}T09:40:00Z`,
    image: '/demo/images/emblem.svg',
    tags: tagsOf(id),
  })),
};

/** Values of each attribute, with invalid and extreme ones; `null` removes the attribute. */
const values: Record<string, (string | null)[]> = {
  limit: [null, '1', '2', '4', ' 3', '20', '0', '-1', 'many', '', '2.9', '1e9', '99999999999'],
  offset: [null, '0', '1', '3', '8', '9', '-4', 'x', ''],
  exclude: [
    null,
    '',
    '9',
    '8 6',
    'https://www.ministry.example/releases/7/',
    'current',
    '4\n9',
    '[x http://[',
  ],
  tags: [null, '', 'police', ' FIRE , nothing', 'seki', ',', 'nothing'],
  layout: [null, 'list', 'cards', 'HEADLINES', 'lead', 'grid', ''],
  fields: [null, '', 'date', 'IMAGE summary', 'tags', 'unknown', 'date image summary tags'],
  heading: [null, '', '  ', 'News', '<b>News</b>'],
  'heading-level': [null, '1', '2', '5', '6', '7', '0', 'h3', ''],
  searchable: [null, '', 'false'],
  more: [null, 'button', 'none', 'NONE', 'link'],
  'all-href': [null, '', '/all', 'javascript:1', 'http://['],
  'item-href': [null, '', '/news?id={id}', 'javascript:{id}', 'http://[{id}'],
  target: [null, '', '_blank', '_top'],
  'read-in': [null, 'page', 'dialog', 'inline', 'window'],
  linkable: [null, ''],
  refresh: [null, '0', '60', '-1', 'often'],
  loading: [null, 'lazy', 'eager', 'never'],
  'date-style': [null, 'long', 'short', 'relative', 'medium'],
  'time-zone': [null, '', 'Asia/Baku', 'Moon/Crater'],
  timeout: [null, '1', '-5', 'x'],
};

const propertyOf = (attribute: string) =>
  attribute.replace(/-[a-z]/g, (letter) => letter.charAt(1).toUpperCase());

interface Step {
  does: 'attribute' | 'property';
  name: string;
  value: string | string[] | number | boolean | null;
}

const attributeSteps = Object.entries(values).flatMap(([name, all]) =>
  all.map((value): Step => ({ does: 'attribute', name, value })),
);
/** Values as a script sets them: booleans and numbers are not text. */
const propertySteps = [
  ...Object.entries(values).flatMap(([name, all]) =>
    all.map((value): Step => ({
      does: 'property',
      name,
      value: /^(searchable|linkable)$/.test(name) ? value !== null : value,
    })),
  ),
  ...['', 'closed', 'RELEASE 3', 'nowhere'].map((value): Step => ({
    does: 'property',
    name: 'query',
    value,
  })),
  ...[[], ['Fire'], ['Şəki', 'Police']].map((value): Step => ({
    does: 'property',
    name: 'selectedTags',
    value,
  })),
  ...[1, 3, 8].map((value): Step => ({ does: 'property', name: 'limit', value })),
];
const steps = fc.array(
  // Each attribute is chosen equally often, however many values it has.
  fc
    .constantFrom(...new Set(propertySteps.map(({ name }) => name)))
    .chain((name) =>
      fc.constantFrom(...[...attributeSteps, ...propertySteps].filter((step) => step.name === name)),
    ),
  { minLength: 1, maxLength: 8 },
);

interface State {
  attributes: Map<string, string>;
  query: string;
  selectedTags: string[];
}

function take({ attributes, ...state }: State, { name, value }: Step): State {
  if (name === 'query') return { ...state, attributes, query: value as string };
  if (name === 'selectedTags') return { ...state, attributes, selectedTags: value as string[] };
  const written = new Map(attributes);
  if (value === null || value === false) written.delete(name);
  else written.set(name, value === true ? '' : String(value));
  return { ...state, attributes: written };
}

/** The result that the documentation promises for these attributes. */
function expected({ attributes, query, selectedTags }: State): object {
  const get = (name: string) => attributes.get(name);
  const keyword = (name: string, ...all: string[]) =>
    all.find((one) => one === get(name)?.toLowerCase()) ?? all[0] ?? '';
  const integer = (name: string, otherwise: number, from: number, to = Infinity) => {
    const number = parseInt(get(name) ?? '');
    return isNaN(number) ? otherwise : Math.min(Math.max(number, from), to);
  };
  const list = (text: string) =>
    text
      .split(',')
      .map((tag) => tag.trim().toLowerCase().replace('ş', 's').replace('ə', 'e'))
      .filter(Boolean);
  const hasOne = (tags: string[]) => (id: number) =>
    !tags.length || list(tagsOf(id).join()).some((tag) => tags.includes(tag));

  const names = (get('exclude') ?? '').split(/\s+/);
  const isExcluded = (id: number) =>
    names.includes(String(id)) ||
    (id !== 4 && names.some((name) => name.endsWith(`/releases/${String(id)}/`)));
  const wanted = [9, 8, 7, 6, 5, 4, 3, 2, 1]
    .filter((id) => hasOne(list(get('tags') ?? ''))(id) && !isExcluded(id))
    .slice(integer('offset', 0, 0));
  const isSearchable = attributes.has('searchable');
  const found = wanted.filter((id) => {
    const text = `release ${String(id)} a road is ${id % 2 ? 'closed' : 'open'}`;
    return (
      !isSearchable ||
      (hasOne(list(selectedTags.join()))(id) &&
        query
          .toLowerCase()
          .split(' ')
          .every((word) => text.includes(word)))
    );
  });
  const shown = found.slice(0, integer('limit', 5, 1));
  const isEmpty = !wanted.length;

  const level = integer('heading-level', 2, 1, 6);
  const heading = get('heading')?.trim() ?? 'Most recent press releases';
  const titleLevel = Math.min(6, heading ? level + 1 : level);
  const layout = keyword('layout', 'list', 'cards', 'headlines', 'lead');
  const itemHref = get('item-href') === '/news?id={id}';
  const links = shown.filter((id) => id !== 4 || itemHref);
  const allHref = get('all-href');
  const all =
    allHref === undefined
      ? 'https://ministry.example/'
      : allHref === '/all' && new URL(allHref, document.baseURI).href;
  const fields = (get('fields') ?? 'date image summary').toLowerCase().split(' ');
  const isRead = keyword('read-in', 'page', 'dialog', 'inline') !== 'page';

  return {
    state: isEmpty ? 'empty' : 'ready',
    heading: heading ? [`h${String(level)} ${heading}`] : [],
    name: heading || 'Most recent press releases',
    layout: isEmpty ? [] : [layout],
    titles: isEmpty
      ? []
      : shown.map((id) => `${layout === 'headlines' ? 'p' : `h${String(titleLevel)}`} Release ${String(id)}`),
    links: links.map((id) =>
      itemHref
        ? new URL(`/news?id=${String(id)}`, document.baseURI).href
        : `https://ministry.example/releases/${String(id)}`,
    ),
    targets: [
      ...new Set([
        ...links.map(() => get('target') ?? ''),
        ...(all && !isEmpty ? [get('target') ?? ''] : []),
      ]),
    ],
    dates: fields.includes('date') ? shown.length : 0,
    images: fields.includes('image') && layout !== 'headlines' ? shown.length : 0,
    summaries: !fields.includes('summary')
      ? 0
      : layout === 'headlines'
        ? 0
        : layout === 'lead' && !attributes.has('fields')
          ? Math.min(1, shown.length)
          : shown.length,
    tagLists: fields.includes('tags') ? shown.length : 0,
    reads: isRead ? shown.filter((id) => id !== 9).length : 0,
    more: !isEmpty && keyword('more', 'button', 'none') === 'button' && found.length > shown.length,
    all: isEmpty || !all ? [] : [all],
    search: isSearchable && !isEmpty ? [query] : [],
    sentence: isEmpty
      ? ['There are no press releases.']
      : isSearchable && !found.length
        ? ['Nothing was found.']
        : [],
    refresh: Math.max(integer('refresh', 0, 0), 0) && Math.max(integer('refresh', 0, 0), 30),
    properties: [
      integer('limit', 5, 1, 2 ** 31 - 1),
      integer('offset', 0, 0),
      level,
      layout,
      keyword('loading', 'eager', 'lazy'),
      keyword('date-style', 'long', 'short', 'relative'),
      integer('timeout', 10_000, 1),
      attributes.has('linkable'),
    ],
  };
}

/** The result that a reader and a script find. */
function seen(element: PressReleases): object {
  const named = (name: string) =>
    parts(element, name).map((node) => `${node.localName} ${node.textContent.trim()}`);
  const anchors = [...parts(element, 'link'), ...parts(element, 'all')] as HTMLAnchorElement[];
  return {
    state: element.state,
    heading: named('heading'),
    name: element.shadowRoot?.firstElementChild?.getAttribute('aria-label'),
    layout: parts(element, 'list').map((list) => list.classList.item(0)),
    titles: named('title'),
    links: (parts(element, 'link') as HTMLAnchorElement[]).map(({ href }) => href),
    targets: [...new Set(anchors.map(({ target }) => target))],
    dates: parts(element, 'date').length,
    images: parts(element, 'image').length,
    summaries: parts(element, 'summary').length,
    tagLists: parts(element, 'tags').length,
    reads: parts(element, 'read').length,
    more: parts(element, 'more').length > 0,
    all: (parts(element, 'all') as HTMLAnchorElement[]).map(({ href }) => href),
    search: (parts(element, 'search') as HTMLInputElement[]).map(({ value }) => value),
    sentence: texts(element, 'status'),
    refresh: element.refresh,
    properties: [
      element.limit,
      element.offset,
      element.headingLevel,
      element.layout,
      element.loading,
      element.dateStyle,
      element.timeout,
      element.linkable,
    ],
  };
}

function perform(element: PressReleases, { does, name, value }: Step): void {
  if (does === 'property' || name === 'query' || name === 'selectedTags')
    Reflect.set(element, propertyOf(name), value);
  else if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value as string);
}

const nothing: State = { attributes: new Map(), query: '', selectedTags: [] };

describe('attributes', () => {
  // The file of rare options comes later the first time: an element then shows a list until it is here.
  before(async () => {
    const first = await render('<press-releases layout="cards"></press-releases>');
    first.feed = feed;
    await first.updateComplete;
    await settled(first);
    first.remove();
  });

  it('and properties in any order, before and after the upgrade, give the documented list', async function () {
    recordConsole();
    const box = document.createElement('div');
    document.body.append(box);
    // Elements are not upgraded in a document without a window.
    const elsewhere = document.implementation.createHTMLDocument('');
    await fc.assert(
      fc.asyncProperty(steps, steps, fc.boolean(), async (early, late, isWaited) => {
        const element = elsewhere.createElement('press-releases');
        element.feed = feed;
        for (const step of early) perform(element, step);
        // The upgrade applies properties after attributes, so properties win.
        const order = [...early.filter(isOfMarkup), ...early.filter((step) => !isOfMarkup(step))];
        let state = order.reduce(take, nothing);
        box.append(element);
        await settled(element);
        expect(seen(element), 'after the upgrade').to.deep.equal(expected(state));
        for (const step of late) {
          perform(element, step);
          state = take(state, step);
          if (!isWaited) continue;
          await element.updateComplete;
          expect(seen(element), JSON.stringify(step)).to.deep.equal(expected(state));
        }
        await element.updateComplete;
        expect(seen(element), 'in the end').to.deep.equal(expected(state));
        element.remove();
      }),
      { numRuns: 150, includeErrorInReport: true },
    );
    box.remove();
  });
});

const isOfMarkup = ({ does }: Step) => does === 'attribute';
