import { expect, fixture } from '@open-wc/testing';
import { foldText, wordsOf } from '../../src/base/fold-text.js';
import { LoadError } from '../../src/net/load-error.js';
import { currentSite } from '../../src/sites/current-site.js';
import { linksAsSites } from '../../src/sites/links-as-sites.js';
import { entriesOf, searchSites } from '../../src/sites/search-sites.js';
import { parseSiteList, resolve, type Site, type SiteList } from '../../src/sites/site-list.js';
import { portal, sitesOf } from '../support/sites.js';

// A site list is checked once; what is found in it, and which site the page is on, follows from it alone.

const source = 'https://ministry.example/data/sites.json';
const parse = (document: unknown): SiteList => parseSiteList(document, source);
const parseSites = (...sites: unknown[]): SiteList => parse({ sites });
const warningsOf = (list: SiteList): string => list._pressroom.warnings.join('\n');
const nameOf = (site: Site | undefined): string => JSON.stringify(site?.title);

describe('a document', () => {
  for (const [name, document] of Object.entries({
    null: null,
    'a string': '{"sites":[]}',
    'an array': [{ title: 'A', url: 'https://a.example/' }],
    'an object without sites and groups': { title: 'Sites' },
    'sites that are an object': { sites: {} },
  }))
    it(`that is ${name} is no site list`, () => {
      expect(() => parse(document))
        .to.throw(LoadError, 'sites')
        .with.include({ code: 'not-a-site-list', url: source, status: 0 });
    });

  it('without sites is an empty list', () => {
    expect(entriesOf(parse({ sites: [] }))).to.deep.equal([]);
    expect(entriesOf(parse({ groups: [] }))).to.deep.equal([]);
    expect(warningsOf(parse({ sites: [] }))).to.equal('');
  });

  it('has its sites before its groups, in the order written', () => {
    const list = parse({ groups: portal.groups, sites: portal.sites });
    expect(entriesOf(list).map(({ site }) => nameOf(site))).to.deep.equal(
      [...portal.sites, ...portal.groups.flatMap(({ sites }) => sites)].map(({ title }) =>
        JSON.stringify(title),
      ),
    );
    expect(warningsOf(list)).to.equal('');
  });

  it('resolves addresses against its own', () => {
    const [site] = parseSites({ title: 'A', url: '../police/', icon: 'icon.svg' }).sites;
    expect(site).to.include({
      url: 'https://ministry.example/police/',
      icon: 'https://ministry.example/data/icon.svg',
    });
  });

  it('keeps every member of a site, without the white space around', () => {
    const site = {
      title: { az: ' A ', en: 'B' },
      url: { az: 'https://a.example/az', en: 'https://a.example/en' },
      description: 'What it does',
      aliases: { az: ['AA', ' ab '] },
      language: 'az',
    };
    expect(parseSites(site).sites[0]).to.deep.include({
      ...site,
      title: { az: 'A', en: 'B' },
      aliases: { az: ['AA', 'ab'] },
    });
  });
});

describe('a faulty entry', () => {
  const good = { title: 'Good', url: 'https://good.example/' };
  const faults: Record<string, { entry: unknown; says: RegExp }> = {
    null: { entry: null, says: /sites\[1\]/ },
    'a string': { entry: 'https://a.example/', says: /sites\[1\]/ },
    'without a title': { entry: { url: 'https://a.example/' }, says: /sites\[1\].*"title"/ },
    'with a number for a title': {
      entry: { title: 7, url: 'https://a.example/' },
      says: /sites\[1\].*"title"/,
    },
    'with titles that are empty': {
      entry: { title: { az: '', en: ' ' }, url: 'https://a.example/' },
      says: /sites\[1\].*"title"/,
    },
    'without a url': { entry: { title: 'Lost' }, says: /sites\[1\].*Lost.*"url"/ },
    'with a javascript: url': {
      entry: { title: 'Script', url: 'javascript:window.hacked=true' },
      says: /sites\[1\].*Script.*"url"/,
    },
    'with a data: url': {
      entry: { title: 'Data', url: 'data:text/html,<script>' },
      says: /sites\[1\].*Data.*"url"/,
    },
    'with a url that cannot be parsed': {
      entry: { title: 'Broken', url: 'https://[' },
      says: /sites\[1\].*Broken.*"url"/,
    },
    'with an address that is there already': {
      entry: { title: 'Twice', url: 'https://good.example/' },
      says: /sites\[1\].*Twice.*"url"/,
    },
  };
  for (const [name, { entry, says }] of Object.entries(faults))
    it(`${name} is left out and named; the rest stands`, () => {
      const list = parseSites(good, entry, { title: 'Last', url: 'https://last.example/' });
      expect(list.sites.map(({ title }) => title)).to.deep.equal(['Good', 'Last']);
      expect(list._pressroom.warnings).to.have.length(1);
      expect(warningsOf(list)).to.match(says);
    });

  it('in a group is named with its group', () => {
    const list = parse({ groups: [{ title: 'Police', sites: [good, { title: 'Lost' }] }] });
    expect(warningsOf(list)).to.match(/groups\[0\]\.sites\[1\].*Lost/);
  });

  it('is named in few words, however long its title', () => {
    expect(warningsOf(parseSites({ title: 'x'.repeat(3000) })).length).to.be.lessThan(200);
  });

  it('with one language’s address amiss keeps the others, and that is told', () => {
    const list = parseSites({
      title: 'Half',
      url: { az: 'https://half.example/', en: 'javascript:alert(1)' },
    });
    expect(list.sites[0]?.url).to.deep.equal({ az: 'https://half.example/' });
    expect(warningsOf(list)).to.match(/sites\[0\].*Half/);
  });

  it('whose icon is amiss is there without it, and that is told', () => {
    const list = parseSites({ ...good, icon: 'javascript:alert(1)' });
    expect(list.sites[0]).to.have.property('icon', undefined);
    expect(warningsOf(list)).to.match(/sites\[0\].*Good.*icon/);
  });

  it('aliases and descriptions that are none do no harm', () => {
    for (const aliases of [7, 'AA', [null, 3, ''], { az: 'AA' }, {}])
      expect(parseSites({ ...good, aliases, description: 7 }).sites, JSON.stringify(aliases)).to.have.length(
        1,
      );
  });
});

describe('a faulty group', () => {
  const site = { title: 'A', url: 'https://a.example/' };

  it('without sites is left out and named', () => {
    for (const sites of [undefined, [], {}, 'https://a.example/']) {
      const list = parse({
        groups: [
          { title: 'Empty', sites },
          { title: 'Full', sites: [site] },
        ],
      });
      expect(list.groups.map(({ title }) => title)).to.deep.equal(['Full']);
      expect(warningsOf(list)).to.match(/groups\[0\].*sites/);
    }
  });

  it('without a title gives its sites all the same, and is named', () => {
    const list = parse({ groups: [{ sites: [site] }] });
    expect(entriesOf(list).map((entry) => entry.site.title)).to.deep.equal(['A']);
    expect(warningsOf(list)).to.match(/groups\[0\].*title/);
  });

  it('that is no object is named', () => {
    const list = parse({ groups: [null, 'Police', { title: 'Full', sites: [site] }] });
    expect(list.groups).to.have.length(1);
    expect(warningsOf(list))
      .to.match(/groups\[0\]/)
      .and.match(/groups\[1\]/);
  });
});

describe('a text', () => {
  const title = { az: 'Nazirlik', en: 'Ministry', ru: 'Министерство' };

  it('that is a string is it, in whatever language', () => {
    expect(resolve('Ministry', ['az'])).to.deep.equal({ value: 'Ministry' });
  });

  for (const [languages, expected] of [
    [['az'], 'az'],
    [['ru', 'az'], 'ru'],
    [['fr', 'ru'], 'ru'],
    [['az-AZ'], 'az'],
    [['az-Cyrl-AZ', 'en'], 'az'],
    [['fr', 'de'], 'az'],
    [[''], 'az'],
    [[], 'az'],
    [['EN'], 'en'],
  ] as [string[], keyof typeof title][])
    it(`for ${languages.join(', ') || 'nobody'} is in ${expected}`, () => {
      expect(resolve(title, languages)).to.deep.equal({ value: title[expected], language: expected });
    });

  it('prefers the very tag to another of its language, and takes that before the next language', () => {
    const text = { 'en-US': 'Color', 'en-GB': 'Colour', ru: 'Цвет' };
    expect(resolve(text, ['en-GB']).value).to.equal('Colour');
    expect(resolve(text, ['en', 'ru']).value).to.equal('Color');
  });

  it('has a tag that is fit for `lang`, also where it is written with an underscore', () => {
    const [site] = parseSites({ title: { az_AZ: 'Nazirlik' }, url: 'https://a.example/' }).sites;
    expect(resolve(site?.title ?? '', ['az']).language).to.equal('az-AZ');
  });

  it('of a list with the names of object members is text', () => {
    const [site] = parseSites(
      JSON.parse('{"title":{"__proto__":"A","constructor":"B"},"url":"https://a.example/"}'),
    ).sites;
    expect(resolve(site?.title ?? '', ['fr']).value).to.be.a('string');
  });
});

describe('the current site', () => {
  const sites = parseSites(
    { title: 'ministry', url: 'https://ministry.example/' },
    { title: 'police', url: 'https://www.ministry.example/police/' },
    { title: 'road', url: 'http://ministry.example/police/road' },
    { title: 'port', url: 'https://ministry.example:8443/' },
    { title: 'other', url: { az: 'https://other.example/az/', en: 'https://other.example/en/' } },
  );
  for (const [page, expected] of [
    ['https://ministry.example/', 'ministry'],
    ['https://ministry.example/news/7?x=1#y', 'ministry'],
    ['http://ministry.example', 'ministry'],
    ['http://www.ministry.example/', 'ministry'],
    ['https://MINISTRY.example/police', 'police'],
    ['https://ministry.example/police/', 'police'],
    ['https://ministry.example/police/staff/', 'police'],
    ['https://ministry.example/policeman/', 'ministry'],
    ['https://ministry.example/pol', 'ministry'],
    ['https://ministry.example/police/road/maps', 'road'],
    ['https://ministry.example/police/roads', 'police'],
    ['https://ministry.example/news/police/', 'ministry'],
    ['https://ministry.example:8443/police/', 'port'],
    ['https://ministry.example:9000/', undefined],
    ['https://police.ministry.example/', undefined],
    ['https://example/', undefined],
    ['https://other.example/en/contact', 'other'],
    ['https://other.example/az/', 'other'],
    ['https://other.example/', undefined],
    ['about:srcdoc', undefined],
  ] as const)
    it(`of ${page} is ${expected ?? 'none'}`, () => {
      expect(currentSite(entriesOf(sites), page)?.title).to.equal(expected);
    });

  it('of two with the same place is the first', () => {
    const two = parseSites(
      { title: 'first', url: 'https://a.example/x' },
      { title: 'second', url: 'http://www.a.example/x/' },
    );
    expect(currentSite(entriesOf(two), 'https://a.example/x/')?.title).to.equal('first');
  });
});

describe('folding', () => {
  for (const [text, folded] of [
    ['Sumqayıt', 'sumgayit'],
    ['SUMQAYIT', 'sumgayit'],
    ['Сумгајыт', 'sumgayit'],
    ['İDARƏ', 'idare'],
    ['Əmək', 'emek'],
    ['Şəki, Gəncə, Göygöl, Ağdam, Çinar, Ümid', 'seki, gence, goygol, agdam, cinar, umid'],
    ['Xəstəxana', 'xestexana'],
    ['ministère', 'ministere'],
    ['ministe\u0300re', 'ministere'],
    ['Шәки', 'seki'],
    ['Әмәк', 'emek'],
    ['Полис', 'polis'],
    ['Нахчыван', 'naxcivan'],
    ['ЙОД', 'yod'],
    ['', ''],
  ] as const)
    it(`makes «${folded}» of «${text}»`, () => {
      expect(foldText(text)).to.equal(folded);
    });

  it('gives words, without what is between them', () => {
    expect(wordsOf('  «Dövlət–Yol», 102!  ')).to.deep.equal(['dovlet', 'yol', '102']);
    expect(wordsOf(' -- ')).to.deep.equal([]);
  });
});

describe('search', () => {
  const list = parse(portal);
  const find = (query: string, some = list) =>
    searchSites(some, query).map(({ site }) => resolve(site.title, ['az']).value);

  for (const [query, found, why] of [
    ['sumqayit', ['Sumqayıt Polis İdarəsi'], 'ASCII for Azerbaijani'],
    ['SUMQAYIT', ['Sumqayıt Polis İdarəsi'], 'capitals'],
    ['Sumqayıt', ['Sumqayıt Polis İdarəsi'], 'as written'],
    ['emek', ['Əmək idarəsi'], 'ASCII for ə'],
    ['əmək', ['Əmək idarəsi'], 'small ə'],
    ['Әмәк', ['Əmək idarəsi'], 'Cyrillic for Latin'],
    ['arxiv', ['Arxiv'], 'Latin'],
    ['архив', ['Arxiv'], 'Russian title'],
    ['idaresi polis', ['Sumqayıt Polis İdarəsi'], 'words in another order'],
    ['pol id', ['Sumqayıt Polis İdarəsi'], 'starts of words'],
    ['sumgayit idaresi', ['Sumqayıt Polis İdarəsi'], 'words of two languages'],
    ['министерство', ['Nazirlik'], 'a language that is not shown'],
    ['sspi', ['Sumqayıt Polis İdarəsi'], 'an alias'],
    ['dei', ['Əmək idarəsi'], 'an alias with marks'],
    ['patrols', ['Sumqayıt Polis İdarəsi'], 'the description in another language'],
    ['полиция', ['Sumqayıt Polis İdarəsi', 'Yol polisi', 'Nəqliyyat polisi'], 'the group'],
    ['services hospital', ['Xəstəxana'], 'group and title'],
    ['sumqayit hospital', [], 'words of two sites'],
    ['zzz', [], 'nothing'],
  ] as const)
    it(`«${query}» finds ${found.join(', ') || 'nothing'} (${why})`, () => {
      expect(find(query)).to.have.members(found);
    });

  it('finds a query without letters and digits as it is written', () => {
    const signs = parseSites(
      ...['School № 1', 'School 1', 'E+E', '100 %'].map((title, index) => ({
        title,
        url: `https://${String(index)}.example/`,
      })),
    );
    expect(find('№', signs)).to.deep.equal(['School № 1']);
    // As it is typed on, words decide.
    expect(find('№ 1', signs)).to.have.members(['School № 1', 'School 1', '100 %']);
    expect(find('+', signs)).to.deep.equal(['E+E']);
    expect(find(' % ', signs)).to.deep.equal(['100 %']);
    expect(find('§', signs)).to.deep.equal([]);
    expect(find(' ', signs)).to.have.length(4);
  });

  it('finds Cyrillic names, and Azerbaijani ones with marks, by the usual Latin pairs of letters', () => {
    const titles = ['Шекинское управление', 'Нахичевань', 'Гянджа', 'Служба жилья', 'Xankəndi', 'Ağdaş'];
    const names = parseSites(
      ...titles.map((title, index) => ({ title, url: `https://${String(index)}.example/` })),
    );
    for (const [query, found] of [
      ['shekinskoe', 'Шекинское управление'],
      ['sekinskoe', 'Шекинское управление'],
      ['nakhichevan', 'Нахичевань'],
      ['gyandzha', 'Гянджа'],
      ['sluzhba', 'Служба жилья'],
      ['khankendi', 'Xankəndi'],
      ['aghdash', 'Ağdaş'],
    ] as const)
      expect(find(query, names), query).to.deep.equal([found]);
    // A query that stops within a pair still finds what it began.
    expect(find('s', names)).to.include('Шекинское управление');
  });

  it('puts starts of names first, then starts of words, aliases, the rest', () => {
    const sites = [
      { title: 'Office', url: 'https://1.example/', description: 'Road police' },
      { title: 'Metropolice', url: 'https://2.example/' },
      { title: 'Patrols', url: 'https://3.example/', aliases: ['Police'] },
      { title: 'Road Police', url: 'https://4.example/' },
      { title: 'Police', url: 'https://5.example/' },
    ];
    const found = find(
      'police',
      parse({
        sites,
        groups: [{ title: 'Police', sites: [{ title: 'Archive', url: 'https://6.example/' }] }],
      }),
    );
    expect(found.slice(0, 3)).to.deep.equal(['Police', 'Road Police', 'Patrols']);
    expect(found.slice(3)).to.have.members(['Office', 'Metropolice', 'Archive']);
  });

  it('leaves those that match alike in the order of the list', () => {
    expect(find('office', parse(sitesOf(30)))).to.deep.equal(
      sitesOf(30).sites.map((_, index) => `Office ${String(index + 1)}`),
    );
  });

  it('with spaces only finds everything, in order', () => {
    expect(find('  ')).to.deep.equal(find(''));
    expect(find('')).to.have.length(9);
  });
});

describe('links of a page', () => {
  const sitesIn = (root: Element) => {
    const document = linksAsSites(root);
    return document && parseSiteList(document);
  };
  const read = async (markup: string) => sitesIn(await fixture(`<div lang="az">${markup}</div>`));

  it('are sites: a nested list is a group, named by what comes before it', async () => {
    const list = await read(`
      <ul>
        <li><a href="https://a.example/">  Nazirlik
          sayt </a></li>
        <li>Polis
          <ul>
            <li><a href="https://b.example/" hreflang="en">Yol</a></li>
            <li><a href="https://c.example/" lang="ru">Архив</a></li>
          </ul>
        </li>
        <li><h3><b>Xidmətlər</b></h3><ol><li><a href="https://d.example/">Miqrasiya</a></li></ol></li>
        <li><a href="https://e.example/">Arxiv</a></li>
      </ul>`);
    expect(list?.sites.map(({ title, url }) => [title, url])).to.deep.equal([
      [{ az: 'Nazirlik sayt' }, 'https://a.example/'],
      [{ az: 'Arxiv' }, 'https://e.example/'],
    ]);
    expect(list?.groups.map(({ title }) => title)).to.deep.equal([{ az: 'Polis' }, { az: 'Xidmətlər' }]);
    expect(list?.groups[0]?.sites.map(({ title, language }) => [title, language])).to.deep.equal([
      [{ az: 'Yol' }, 'en'],
      [{ ru: 'Архив' }, undefined],
    ]);
    expect(list?._pressroom).to.deep.equal({ source: '', warnings: [] });
  });

  it('may stand without a list', async () => {
    const list = await read('<p><a href="/police/">Polis</a>, <a href="/archive/">Arxiv</a></p>');
    expect(list?.sites.map(({ url }) => url)).to.deep.equal([
      new URL('/police/', location.href).href,
      new URL('/archive/', location.href).href,
    ]);
  });

  it('where the group is a link itself have that link as the first site of the group', async () => {
    const list = await read(
      '<ul><li><a href="https://p.example/">Polis</a><ul><li><a href="https://r.example/">Yol</a></li></ul></li></ul>',
    );
    expect(list?.sites).to.deep.equal([]);
    expect(list?.groups.map(({ title }) => title)).to.deep.equal([{ az: 'Polis' }]);
    expect(list?.groups[0]?.sites.map(({ title }) => title)).to.deep.equal([{ az: 'Polis' }, { az: 'Yol' }]);
  });

  it('of which there are none are no list', async () => {
    expect(await read('<p>Loading <a>not a link</a></p>')).to.equal(undefined);
  });

  it('that are hostile are left out and named; one without a name has its host as the name', async () => {
    const list = await read(
      '<a href="javascript:alert(1)">Script</a><a href="https://a.example/"></a><a href="https://b.example/">Good</a>',
    );
    expect(list?.sites.map(({ title }) => title)).to.deep.equal([{ az: 'a.example' }, { az: 'Good' }]);
    expect(list?._pressroom.warnings.join()).to.include('Script');
    expect(list?._pressroom.warnings).to.have.length(1);
  });

  it('inside a list item of the page’s own are no group of it', async () => {
    const box = await fixture<HTMLElement>(
      '<ul><li>Menu<div id="root"><ul><li><a href="https://a.example/">A</a></li></ul></div></li></ul>',
    );
    const list = sitesIn(box.querySelector('#root') as Element);
    expect(list?.sites).to.have.length(1);
    expect(list?.groups).to.have.length(0);
  });
});
