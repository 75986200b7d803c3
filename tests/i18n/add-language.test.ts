import { expect } from '@open-wc/testing';
import { addLanguage, type LanguageSentences } from 'pressroom-elements/elements';
import { forget } from '../../src/low-vision/memory.js';
import { openClassicPage, toggle } from '../support/classic-page.js';
import { serve } from '../support/feeds.js';
import { feedOf, recordConsole, renderSettled, texts } from '../support/releases.js';
import { until } from '../support/sites.js';

// A page adds a language, or changes sentences of one. Elements that are already there are drawn again. English stands
// for a sentence that is missing, and one warning names it.

const polish = {
  elements: {
    heading: 'Najnowsze komunikaty prasowe',
    more: 'Pokaż więcej',
    shown: (count: number, total?: number) => (total ? `${String(count)} z ${String(total)}` : String(count)),
  },
  toggle: { label: 'Dla słabowidzących' },
  lowVision: { colours: 'Kolory', off: 'Zwykła wersja', panel: 'Ustawienia' },
  page: { show: 'Pokaż', picture: 'Obraz bez opisu' },
} satisfies LanguageSentences;

afterEach(forget);

describe('the module', () => {
  it('draws the elements again that are already in the page', async () => {
    const told = recordConsole();
    const feed = await serve(feedOf(7));
    const element = await renderSettled(
      `<div lang="pl-PL"><press-releases src="${feed}"></press-releases></div>`,
    );
    expect(texts(element, 'heading')).to.deep.equal(['Most recent press releases']);
    await addLanguage('pl', polish);
    await element.updateComplete;
    expect(texts(element, 'heading')).to.deep.equal(['Najnowsze komunikaty prasowe']);
    expect(texts(element, 'more')).to.deep.equal(['Pokaż więcej']);
    expect(element.shadowRoot?.firstElementChild?.getAttribute('lang')).to.equal('pl');
    expect(texts(element, 'date')[0]).to.equal('23 listopada 2026');
    const [warning, ...others] = told.warnings.filter((line) => line.includes('addLanguage'));
    expect(others).to.deep.equal([]);
    expect(warning)
      .to.match(/^\[pressroom\] addLanguage\("pl"\): English stands for elements\.loading, /)
      .and.include('release.failed')
      .and.include('lowVision.larger')
      .and.not.include('elements.heading');
    // A missing sentence is English.
    expect(texts(element, 'all')).to.deep.equal(['All press releases']);
  });

  it('takes further sentences of an added language, without another warning', async () => {
    const told = recordConsole();
    await addLanguage('pl', { elements: { all: 'Wszystkie komunikaty' } });
    const element = await renderSettled(
      `<press-releases lang="pl" src="${await serve(feedOf(1))}"></press-releases>`,
    );
    expect(texts(element, 'all')).to.deep.equal(['Wszystkie komunikaty']);
    expect(texts(element, 'heading')).to.deep.equal(['Najnowsze komunikaty prasowe']);
    expect(told.warnings).to.deep.equal([]);
  });

  it('changes single sentences of a language of ours, which keeps its others', async () => {
    const told = recordConsole();
    await addLanguage('tr', { elements: { heading: 'Haberler' } });
    const element = await renderSettled(
      `<press-releases lang="tr" src="${await serve(feedOf(7))}"></press-releases>`,
    );
    expect(texts(element, 'heading')).to.deep.equal(['Haberler']);
    expect(texts(element, 'more')).to.deep.equal(['Daha fazla göster']);
    await addLanguage('en', { elements: { heading: 'News' } });
    element.lang = 'en';
    await until(() => texts(element, 'heading')[0] === 'News', 'News');
    await addLanguage('en', { elements: { heading: 'Most recent press releases' } });
    await until(() => texts(element, 'heading')[0] === 'Most recent press releases', 'the former heading');
    expect(told.warnings).to.deep.equal([]);
  });

  it('names what is of no use, and goes on without it', async () => {
    const told = recordConsole();
    await addLanguage('cs', {
      elements: { heading: 'Tiskové zprávy', files: 'soubory', hedding: 'x', more: '' },
      panel: {},
    } as unknown as LanguageSentences);
    const element = await renderSettled(
      `<press-releases lang="cs" src="${await serve(feedOf(7))}"></press-releases>`,
    );
    expect(texts(element, 'heading')).to.deep.equal(['Tiskové zprávy']);
    expect(texts(element, 'more')).to.deep.equal(['Show more']);
    expect(told.warnings[0]).to.equal(
      '[pressroom] addLanguage("cs"): of no use: elements.files, elements.hedding, elements.more, panel. The names and kinds are those of the English sentences.',
    );
    await addLanguage('c', {});
    await addLanguage('', {});
    expect(told.warnings.slice(-2)).to.deep.equal([
      '[pressroom] addLanguage("c"): write the tag of a language, such as "pl".',
      '[pressroom] addLanguage(""): write the tag of a language, such as "pl".',
    ]);
  });
});

describe('the classic script', () => {
  it('adds a language to the button, the panel and the engine', async () => {
    const image = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const page = await openClassicPage({
      lang: 'pl',
      body: `${toggle}<p lang="pl"><img src="${image}" width="90" height="90"></p>`,
    });
    await until(() => page.find('[part=button]')?.textContent.trim() === 'Low-vision mode', 'English');
    const { console } = page.view as unknown as { console: Console };
    const warnings: string[] = [];
    console.warn = (line: string) => warnings.push(line);
    await page.view.Pressroom.addLanguage('pl', { name: 'Polski', ...polish });
    await until(() => page.find('[part=button]')?.textContent.trim() === 'Dla słabowidzących', 'Polish');
    expect(page.fetched().sort()).to.deep.equal(['pressroom-add-language.js', 'pressroom-languages.js']);
    expect(warnings).to.have.length(1);
    page.element().values = { images: 'hide' };
    page.element().active = true;
    page.element().openPanel();
    await until(() => !!page.find('[part=panel]'), 'the panel');
    expect(page.find('h2')?.textContent).to.equal('Ustawienia');
    expect(page.find('[data-language=pl]')?.textContent.trim()).to.equal('Polski');
    expect(page.find('[data-language=ka]')?.textContent.trim()).to.equal('ქართული');
    const standIn = () =>
      page.document.querySelector('low-vision-stand-in')?.shadowRoot?.querySelector('button')?.textContent;
    await until(() => standIn() === 'Pokaż', 'the engine’s words');
    page.element().reset();
  });

  it('fetches one further language by the list of their files', async () => {
    const page = await openClassicPage({ lang: 'uk' });
    await until(() => page.find('[part=button]')?.textContent.trim() === 'Людям із порушенням зору', 'uk');
    expect(page.fetched().sort()).to.deep.equal(['pressroom-languages.js', 'pressroom-uk.js']);
    expect(page.view.reports).to.deep.equal([]);
  });
});
