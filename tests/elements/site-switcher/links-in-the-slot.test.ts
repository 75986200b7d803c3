import { expect } from '@open-wc/testing';
import { press } from '../../support/commands.js';
import { renderSettled as renderReleases, texts as releaseTexts } from '../../support/releases.js';
import {
  recordConsole,
  recordEvents,
  renderSettled,
  rendered,
  shownLinks,
  shownNames,
  texts,
  until,
  type SiteSwitcher,
} from '../../support/sites.js';

// Links that a page wrote become its list of sites or releases, with the names and groups that a reader would find.

/** The shown names: ungrouped ones, then «Group: names». */
function outline(element: SiteSwitcher): string[] {
  const list = element.shadowRoot?.querySelector('.sites');
  return [...(list?.children ?? [])].map((row) => {
    const title = row.querySelector('[part=group-title]')?.textContent.trim();
    const names = [...row.querySelectorAll('a')].map((link) => link.textContent.trim()).join(', ');
    return title ? `${title}: ${names}` : names;
  });
}

const a = (name: string, more = '') => `<a href="https://${name.toLowerCase()}.example/" ${more}>${name}</a>`;
const list = (...names: string[]) => `<ul>${names.map((name) => `<li>${a(name)}</li>`).join('')}</ul>`;

const structures: Record<string, [markup: string, shown: string[]]> = {
  'a parent without an address': [
    `<ul><li>${a('M')}</li><li class="menu-item-has-children"><a href="#">Academies</a>${list('P')}</li>
     <li><a href="#" role="button">Offices</a>${list('O')}</li></ul>`,
    ['M', 'Academies: P', 'Offices: O'],
  ],
  'a parent that leads to the script, to nothing, to this page': [
    `<ul><li><a href="javascript:void(0)">A</a>${list('P')}</li><li><a href="">B</a>${list('Q')}</li>
     <li><a href="${location.pathname}${location.search}#c">C</a>${list('R')}</li><li><a>D</a>${list('S')}</li></ul>`,
    ['A: P', 'B: Q', 'C: R', 'D: S'],
  ],
  'a parent with an address': [`<ul><li>${a('A')}${list('P', 'Q')}</li></ul>`, ['A: A, P, Q']],
  'a parent in boxes, with a button that opens': [
    `<ul><li><div><a href="#"><span>Academies</span></a><button aria-label="Open">▾</button></div><div>${list('P')}</div></li></ul>`,
    ['Academies: P'],
  ],
  'a parent that is a button': [
    `<ul><li><button aria-expanded="false">Academies</button>${list('P')}</li><li>Text <button>+</button>${list('Q')}</li></ul>`,
    ['Academies: P', 'Text: Q'],
  ],
  'a title after its list, or that is in the list’s text': [
    `<ul><li>P${list('P')}</li><li>${list('Q')}After</li></ul>`,
    ['P: P', 'After: Q'],
  ],
  'an empty nested list': [`<ul><li>${a('P')}<ul></ul></li><li>Text<ul></ul></li></ul>`, ['P']],
  'a menu of links without a list': [
    `<ul><li><a href="#" aria-expanded="false">Academies</a><div>${a('P')}${a('Q')}</div></li><li>${a('R')}</li></ul>`,
    // Sites without a group come first.
    ['R', 'Academies: P, Q'],
  ],
  'lists in lists in lists': [
    `<ul><li>One<ul><li>${a('P')}</li><li>Two${list('Q')}</li><li>${a('R')}</li></ul></li></ul>`,
    ['One: P, R', 'Two: Q'],
  ],
  headings: [
    `<nav><h3>Academies</h3>${list('P')}<h3>Offices</h3>${list('O')}</nav>${list('Z')}`,
    ['Z', 'Academies: P', 'Offices: O'],
  ],
  'headings in boxes of their own': [
    `<div class="title"><h3>Academies</h3></div>${list('P')}<header><h4>Offices</h4></header><div>${list('O')}</div>`,
    ['Academies: P', 'Offices: O'],
  ],
  'headings that lead somewhere': [
    `<section><h3>${a('A')}</h3>${list('P')}</section><section><h3>${a('B')}</h3><p>Text</p></section>`,
    ['B', 'A: A, P'],
  ],
  'sites that are headings': [
    `<ul><li><h3>${a('A')}</h3><p>Text</p></li><li>${a('B')}</li></ul><article><h3>${a('C')}</h3></article><article><h3>${a('D')}</h3></article>`,
    ['A', 'B', 'C', 'D'],
  ],
  'terms, summaries, legends, labels': [
    `<dl><dt>A</dt><dd>${a('P')}</dd><dt>B</dt><dd>${a('Q')}</dd></dl><details><summary>C</summary>${list('R')}</details>
     <fieldset><legend>D</legend>${a('S')}</fieldset><ul aria-label="E"><li>${a('T')}</li></ul>${a('Z')}`,
    ['Z', 'A: P', 'B: Q', 'C: R', 'D: S', 'E: T'],
  ],
  'a list of addresses to choose from': [
    `<label>Go to <select><option value="">Choose</option><option value="#">None</option><option>Two</option>
     <option value="1">One</option><option value="https://p.example/">Police</option>
     <optgroup label="Offices"><option value="/office/" lang="az">Ofis</option></optgroup></select></label>`,
    ['Police', 'Offices: Ofis'],
  ],
  'what is not a site': [
    `${list('P')}<a href="mailto:a@p.example">Mail</a><a href="tel:1">Call</a><a href="#top">Up</a>`,
    ['P'],
  ],
};

const nameCases: Record<string, [markup: string, name: string]> = {
  'its text': ['<a href="/x"> <b>P</b>olice\n <i>Academy</i></a>', 'Police Academy'],
  'the picture’s text': ['<a href="/x"><img alt="Ministry" src="data:,"></a>', 'Ministry'],
  '`aria-label`': ['<a href="/x" aria-label="Quba office"><svg></svg></a>', 'Quba office'],
  '`aria-labelledby`': [
    '<a href="/x" aria-labelledby="n1 n2">x</a><i id="n1">One</i><i id="n2">Two</i>',
    'One Two',
  ],
  'a drawing’s title': ['<a href="/x"><svg><title>Customs</title><desc>Eagle</desc></svg></a>', 'Customs'],
  'its `title`': ['<a href="/x" title="Archive"><i class="icon"></i></a>', 'Archive'],
  'a `title` in it': ['<a href="/x"><i title="Hospital"></i></a>', 'Hospital'],
  'text without what is hidden': [
    '<a href="/x"><span aria-hidden="true">›</span> Guards <span hidden>no</span><style>a{}</style></a>',
    'Guards',
  ],
  'text in blocks': ['<a href="/x"><div>Road</div><div>Police</div></a>', 'Road Police'],
  'the text where a picture leads there, too': [
    '<a href="/x"><img alt="Logo" src="data:,"></a><a href="/x">Real name</a>',
    'Real name',
  ],
  'an area’s text': ['<map><area href="/x" alt="Baku"></map>', 'Baku'],
  'its host, where it has no name': ['<a href="https://q.example/"><i class="icon"></i></a>', 'q.example'],
};

describe('the sites of', () => {
  for (const [structure, [markup, shown]] of Object.entries(structures))
    it(structure, async () => {
      recordConsole();
      const element = await renderSettled(`<site-switcher layout="list">${markup}</site-switcher>`);
      expect(outline(element)).to.deep.equal(shown);
      expect(element.shadowRoot?.querySelectorAll('[aria-current]')).to.have.length(0);
    });
});

describe('a link’s name is', () => {
  for (const [name, [markup, expected]] of Object.entries(nameCases))
    it(name, async () => {
      recordConsole();
      const element = await renderSettled(
        `<site-switcher layout="list"><div>${markup}</div></site-switcher>`,
      );
      expect(shownNames(element)).to.deep.equal([expected]);
      const releases = await renderReleases(`<press-releases><ul><li>${markup}</li></ul></press-releases>`);
      // A list of releases takes no maps.
      if (!markup.includes('<area') && !expected.includes('.'))
        expect(releaseTexts(releases, 'link')).to.deep.equal([expected]);
    });
});

describe('links', () => {
  it('keep their `target`, `rel` and `hreflang`', async () => {
    const markup = `<ul><li>${a('P', 'target="_blank" rel="nofollow me" hreflang="az"')}</li><li>${a('Q')}</li></ul>`;
    const element = await renderSettled(`<site-switcher layout="list">${markup}</site-switcher>`);
    const attributes = (link: Element | undefined) =>
      ['target', 'rel', 'hreflang'].map((name) => link?.getAttribute(name) ?? null);
    expect(shownLinks(element).map(attributes)).to.deep.equal([
      ['_blank', 'nofollow me', 'az'],
      [null, null, null],
    ]);
    element.querySelector('a')?.setAttribute('rel', 'help');
    await until(() => shownLinks(element)[0]?.rel === 'help');
    element.target = '_top';
    await element.updateComplete;
    expect(shownLinks(element).map(({ target }) => target)).to.deep.equal(['_top', '_top']);
    element.target = '';
    element.sites = { sites: [{ title: 'P', url: 'https://p.example/' }] };
    await element.updateComplete;
    await until(() => shownNames(element).length === 1);
    expect(shownLinks(element).map(attributes)).to.deep.equal([[null, null, null]]);
    const releases = await renderReleases(`<press-releases>${markup}</press-releases>`);
    expect([...(releases.shadowRoot?.querySelectorAll('.link') ?? [])].map(attributes)).to.deep.equal([
      ['_blank', 'nofollow me', 'az'],
      [null, null, null],
    ]);
  });

  it('rerender nothing if their content is equal, and keep the focus if it changes', async () => {
    const element = await renderSettled(
      `<site-switcher open><ul><li>${a('P')}</li><li>${a('Q')}</li></ul></site-switcher>`,
    );
    const events = recordEvents(element);
    const loads: string[] = [];
    const [first] = shownLinks(element);
    first?.focus();
    const inPage = element.querySelector('a') as HTMLAnchorElement;
    inPage.className = 'visited';
    inPage.style.color = 'red';
    inPage.dataset['seen'] = '1';
    inPage.ariaLabel = 'P';
    inPage.insertAdjacentHTML('beforeend', '<!-- --><span></span>');
    await rendered(element);
    expect(events).to.deep.equal(loads);
    expect(element.shadowRoot?.activeElement === first).to.equal(true);
    inPage.ariaLabel = 'Police';
    await until(() => shownNames(element)[0] === 'Police');
    expect(element.state).to.equal('ready');
    expect(element.shadowRoot?.activeElement === first).to.equal(true);
  });

  it('that change while the element is disconnected are read when it is connected', async () => {
    const element = await renderSettled(`<site-switcher layout="list">${list('P')}</site-switcher>`);
    const parent = element.parentElement as HTMLElement;
    element.remove();
    element.innerHTML = list('R', 'S');
    parent.append(element);
    await until(() => shownNames(element).join() === 'R,S');
  });

  it('of releases are entries with the URL of the title’s link', async () => {
    const element = await renderReleases(`<press-releases><ul>
      <li><a href="#">2026</a><ul><li><a href="/1"><img alt="Photo" src="data:,"></a><h3><a href="/1">First</a></h3></li></ul></li>
      <li><a href="/news/">News</a><h3><a href="/2">Second</a></h3><p>Text <b>here</b></p></li>
      <li><a href="/3"><img alt="" src="data:,"><h3>Third</h3><p>Summary</p></a></li>
      <li><a href="#more">More</a></li></ul></press-releases>`);
    expect(releaseTexts(element, 'link')).to.deep.equal(['First', 'Second', 'Third']);
    expect(releaseTexts(element, 'summary')).to.deep.equal(['Text here', 'Summary']);
  });
});

describe('the attribute `open`', () => {
  it('opens the panel, and reflects the reader’s actions', async () => {
    const element = await renderSettled(`<site-switcher open>${list('P')}</site-switcher>`);
    expect(shownNames(element)).to.deep.equal(['P']);
    expect(element.open).to.equal(true);
    shownLinks(element)[0]?.focus();
    await press('Escape');
    await element.updateComplete;
    expect(element.hasAttribute('open')).to.equal(false);
    await press('Enter');
    await element.updateComplete;
    expect(element.hasAttribute('open')).to.equal(true);
    element.removeAttribute('open');
    await element.updateComplete;
    expect(texts(element, 'panel')).to.deep.equal([]);
    element.open = true;
    expect(element.getAttribute('open')).to.equal('');
    element.setAttribute('layout', 'list');
    expect(element.open).to.equal(false);
  });
});
