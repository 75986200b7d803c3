import { expect } from '@open-wc/testing';
import { boxOf } from '../../src/low-vision/engine/measure.js';
import { forget } from '../../src/low-vision/memory.js';
import { expectAccessible } from '../support/accessibility.js';
import { codeOf, javascript, openClassicPage, type PageParts } from '../support/classic-page.js';
import { press } from '../support/commands.js';
import { otherOrigin, serve, update } from '../support/feeds.js';
import { until } from '../support/sites.js';
import { itInTurn } from '../support/matrix.js';

// The reader gets the page's article alone, in their settings, and the page's outline. The page itself stays as it is.

const sentence =
  'The ministry opened a new road through the valley, which shortens the way between the two towns by a third, and takes lorries out of four villages. ';

const article = `<header style="position: sticky; top: 0"><low-vision-toggle></low-vision-toggle>
    <nav aria-label="Main"><a href="/a">Services</a> <a href="/b">Contacts</a></nav></header>
  <main><article><h1>New road</h1><p>${sentence.repeat(2)}</p>
    <h2>What changes</h2><p>${sentence.repeat(3)} See <a href="#lines">the lines</a>.</p>
    <iframe title="Film" src="https://www.youtube.com/embed/1"></iframe>
    <p onclick="document.title = 'pressed'">${sentence.repeat(2)}</p>
    <h3>Lines</h3><table id="lines"><caption>Prices</caption><tr><th>Line</th><td>One</td></tr></table>
    <h2>What comes next</h2><p>${sentence.repeat(3)}</p></article></main>
  <aside aria-labelledby="more"><h2 id="more">More news</h2><p>Short.</p></aside>`;

const trusted = "require-trusted-types-for 'script'; trusted-types lit-html pressroom dompurify";

beforeEach(forget);
afterEach(forget);

/** Opens a page with the mode on. */
async function open(parts: PageParts = {}, values: object = {}, width = 1200) {
  const page = await openClassicPage({ body: article, ...parts });
  page.document.querySelector('h1')?.remove();
  page.document.title = 'New road – Ministry';
  (page.view.frameElement as HTMLElement).style.width = `${width}px`;
  page.element().values = values;
  page.element().toggle(true);
  await until(() => page.text() !== undefined && !!page.find('[data-do=larger]'));
  const root = () => page.document.querySelector('low-vision-text')?.shadowRoot;
  const inText = (selector: string) => root()?.querySelector<HTMLElement>(selector);
  const bar = () => inText('low-vision-panel')?.shadowRoot;
  return {
    ...page,
    root,
    inText,
    bar,
    /** The text of the dialog without white space at its ends. */
    said: () => inText('article')?.textContent.replace(/\s+/g, ' ').trim() ?? '',
    isOpen: () => !!inText('dialog')?.matches(':modal'),
    async openPanel() {
      page.element().openPanel();
      await until(() => !!page.find('.panel'));
    },
    async openText() {
      await until(() => !!page.find('.row [data-do=article]'));
      page.find('.row [data-do=article]')?.focus();
      page.find('.row [data-do=article]')?.click();
      await until(() => !!inText('dialog')?.matches(':modal'));
    },
    async back() {
      bar()?.querySelector<HTMLElement>('button')?.click();
      await until(() => !root());
      await page.element().updateComplete;
    },
    focused: () => page.element().shadowRoot?.activeElement as HTMLElement | null | undefined,
  };
}

describe('«Only the text»', () => {
  itInTurn(
    'shows the article without the page around it, and gives the page and the focus back',
    async () => {
      const page = await open();
      const before = page.document.documentElement.outerHTML;
      await page.openText();
      expect(page.inText('.title')?.textContent).to.equal('New road');
      expect(page.said()).to.include('What changes').and.to.include('Prices');
      expect(page.said()).not.to.include('Services');
      expect(page.said()).not.to.include('More news');
      expect(page.inText('.body iframe, .body [onclick]') ?? 'none').to.equal('none');
      expect(page.inText('.body a[href="https://www.youtube.com/embed/1"]')?.textContent).to.include('Film');
      await page.back();
      expect(page.focused()?.dataset['do']).to.equal('article');
      expect(page.document.documentElement.outerHTML).to.equal(before);
      expect(page.document.querySelectorAll('low-vision-text')).to.have.length(0);
    },
  );

  it('is used by keyboard alone: its outline, links in the text, Escape', async () => {
    const page = await open();
    await until(() => !!page.find('.row [data-do=article]'));
    page.find('.row [data-do=off]')?.focus();
    await press('Tab', 'Enter');
    await until(page.isOpen);
    // Orca says the title. It would say nothing of «Back», the first control.
    expect(page.root()?.activeElement?.textContent).to.equal('New road');
    const buttons = [...(page.bar()?.querySelectorAll('button') ?? [])];
    await press(...buttons.map(() => 'Shift+Tab' as const));
    expect(page.bar()?.activeElement?.textContent).to.include('Back');
    page.inText('summary')?.focus();
    await press('Enter');
    await until(() => !!page.inText('details')?.hasAttribute('open'));
    const links = [...(page.root()?.querySelectorAll('nav a') ?? [])].map(({ textContent }) => textContent);
    expect(links).to.deep.equal(['What changes', 'Lines', 'What comes next']);
    const hash = page.view.location.href;
    page.root()?.querySelectorAll<HTMLElement>('nav a')[2]?.focus();
    await press('Enter');
    expect(page.root()?.activeElement?.textContent).to.equal('What comes next');
    page.inText('.body a[href^="#"]')?.focus();
    await press('Enter');
    expect(page.root()?.activeElement?.textContent).to.include('Prices');
    expect(page.view.location.href).to.equal(hash);
    await press('Escape');
    await until(() => !page.root());
    await until(() => page.focused()?.dataset['do'] === 'article');
  });

  itInTurn('is in the row only where the row stays in one line', async () => {
    const page = await open();
    const button = () => page.find('.row [data-do=article]');
    const row = () => page.find('.row') as HTMLElement;
    await until(() => !!button()?.checkVisibility());
    const { offsetHeight: height } = row();
    const frame = page.view.frameElement as HTMLElement;
    const { width } = row().getBoundingClientRect();
    frame.style.width = `${width - 20}px`;
    await until(() => !button()?.checkVisibility());
    expect(row().offsetHeight).to.equal(height);
    frame.style.width = '1200px';
    await until(() => !!button()?.checkVisibility());
    expect(row().offsetHeight).to.equal(height);
  });

  itInTurn('has the reader’s settings, and lets the reader change them', async () => {
    const page = await open({}, { scheme: 'white-on-black', 'text-size': 200 });
    await page.openPanel();
    page.find('.panel [data-do=article]')?.focus();
    await press('Enter');
    await until(page.isOpen);
    const colour = () => page.view.getComputedStyle(page.inText('.body p') as Element).color;
    await until(() => colour() === 'rgb(255, 255, 255)');
    expect(page.view.getComputedStyle(page.inText('dialog') as Element).backgroundColor).to.equal(
      'rgb(0, 0, 0)',
    );
    // The dialog has its own way back.
    expect(page.document.querySelectorAll('low-vision-way-back')).to.have.length(0);
    page.bar()?.querySelector<HTMLElement>('[part=settings-button]')?.click();
    const panel = () =>
      page.inText('dialog > low-vision-panel:last-child')?.shadowRoot?.querySelector('.panel');
    await until(() => !!panel());
    panel()?.querySelector<HTMLElement>('[data-set="scheme:yellow-on-black"]')?.click();
    await until(() => colour() === 'rgb(255, 255, 0)');
    await page.back();
    // It was opened from the panel.
    await until(() => page.focused()?.dataset['do'] === 'article' && !!page.focused()?.closest('.panel'));
  });

  for (const [lang, label, back, contents] of [
    ['en', 'Only the text', 'Back', 'Headings'],
    ['az', 'Yalnız mətn', 'Geri', 'Başlıqlar'],
    ['ru', 'Только текст', 'Назад', 'Заголовки'],
  ] as const)
    itInTurn(`has no barriers (${lang})`, async () => {
      const page = await open({ lang }, { scheme: 'black-on-white' });
      await until(() => page.find('.row [data-do=article]')?.textContent.trim() === label);
      await page.openText();
      await until(() => page.bar()?.querySelector('button')?.textContent.trim() === `← ${back}`);
      expect(page.inText('summary')?.textContent).to.equal(contents);
      // axe-core finds no ground in a modal dialog. The scheme's colours are tested above.
      await expectAccessible(page.inText('dialog') as Element, { undecided: ['color-contrast'] });
      await page.back();
    });

  it('fits a window of 320 px at 400 %', async () => {
    const page = await open({}, { 'text-size': 400 }, 320);
    await page.openPanel();
    page.find('.panel [data-do=article]')?.click();
    await until(page.isOpen);
    const dialog = page.inText('dialog') as HTMLElement;
    // A word that does not fit its line makes the text smaller, but not smaller than 16 px enlarged.
    await until(
      () => parseFloat(page.view.getComputedStyle(page.inText('.body p') as Element).fontSize) >= 64,
    );
    expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
    const bar = page.inText('low-vision-panel') as HTMLElement;
    expect(bar.offsetHeight).to.be.at.most(dialog.offsetHeight / 5);
    for (const button of page.bar()?.querySelectorAll('button') ?? [])
      expect(button.getBoundingClientRect().right).to.be.at.most(320);
  });

  itInTurn('works under a strict policy with Trusted Types', async () => {
    // The body has no inline style: the page itself would be reported for it.
    const body = article.replace('style="position: sticky; top: 0"', '').replace(/ onclick="[^"]*"/, '');
    const csp = `default-src 'none'; script-src ${location.origin} ${otherOrigin}; frame-src *; ${trusted}`;
    const page = await open({ body, csp });
    await page.openText();
    expect(page.inText('.title')?.textContent).to.equal('New road');
    expect(page.inText('.body table')?.textContent).to.include('One');
    await page.back();
    expect(page.view.reports).to.deep.equal([]);
  });

  itInTurn('reads a short article under such a policy, for which Readability restores the page', async () => {
    const body = `<low-vision-toggle></low-vision-toggle><main><p>${sentence}</p><p>${sentence}</p></main>`;
    const csp = `default-src 'none'; script-src ${location.origin} ${otherOrigin}; ${trusted}`;
    const page = await open({ body, csp });
    await page.openPanel();
    page.find('.panel [data-do=article]')?.click();
    await until(page.isOpen);
    expect(page.said()).to.include(sentence.trim());
    expect(page.view.reports).to.deep.equal([]);
  });

  itInTurn('reads what a component of the page draws', async () => {
    const page = await open({ body: article.replace('<article>', '<article id="place">') });
    const place = page.document.querySelector('#place') as HTMLElement;
    const text = place.innerHTML;
    place.replaceChildren();
    const component = page.document.createElement('x-news');
    place.append(component);
    component.attachShadow({ mode: 'open' }).innerHTML = `<div><slot></slot>${text}</div>`;
    component.innerHTML = `<p>${'Slotted words. '.repeat(20)}</p>`;
    await page.openPanel();
    page.find('.panel [data-do=article]')?.click();
    await until(page.isOpen);
    expect(page.said()).to.include('Slotted words.').and.to.include('What comes next');
  });

  itInTurn('is offered in a line of its own while the enlarged page is wider than the window', async () => {
    const wide = '<b id="wide" style="position: absolute; left: 4000px; top: 0">Far away</b>';
    const page = await open({ body: article + wide, lang: 'az' }, { 'text-size': 200 });
    page.find('.row [data-do=larger]')?.focus();
    const line = () => page.find('[role=status] > [part=status]');
    await until(() => !!line()?.checkVisibility(), 'the line');
    expect(line()?.textContent).to.include('sığmır');
    expect(page.focused()?.dataset['do'], 'focus').to.equal('larger');
    const read = page.find('[role=status] [data-do=article]') as HTMLElement;
    expect(read.offsetHeight).to.be.at.least(24);
    await expectAccessible(page.element());
    read.focus();
    await press('Enter');
    await until(page.isOpen);
    await page.back();
    await until(() => page.focused() === read, 'focus on the line');
    // Off takes it away. It comes back with the mode, as long as the reader has not closed it.
    page.element().toggle(false);
    await until(() => !line());
    page.element().toggle(true);
    await until(() => !!line());
    (line()?.querySelectorAll('button')[1] as HTMLElement).click();
    await until(() => !line());
    expect(page.focused()?.className).to.equal('button');
    expect(page.element().active).to.equal(true);
  });

  itInTurn('is offered in a bar that stays, which then goes into the flow if it is too high', async () => {
    const wide = '<b style="position: absolute; left: 4000px; top: 0">Far away</b>';
    const page = await open({ body: article + wide }, { 'text-size': 200 });
    const bar = page.document.querySelector('header') as HTMLElement;
    await until(() => !!page.document.documentElement.dataset['lowVision']?.includes('200'));
    // Without the line, the bar is less than a fifth of the window.
    const line = () => page.find('[role=status] > [part=status]');
    const own = boxOf(bar).height - (line()?.offsetHeight ?? 0);
    (page.view.frameElement as HTMLElement).style.height = `${String(own * 5.5)}px`;
    await until(() => !!line(), 'the line');
    await until(() => page.view.getComputedStyle(bar).position === 'relative', 'the bar in the flow');
  });

  itInTurn('is not offered any more when the page fits again', async () => {
    const wide = '<b id="wide" style="position: absolute; left: 4000px; top: 0">Far away</b>';
    const page = await open({ body: article + wide }, { 'text-size': 200 });
    await until(() => !!page.find('[role=status] > [part=status]'), 'the line');
    page.document.querySelector('#wide')?.remove();
    page.document.querySelector('main')?.append(page.document.createElement('p'));
    await until(() => !page.find('[role=status] > [part=status]'));
  });

  itInTurn('says so where a page has no article, and is not in the row there', async () => {
    const page = await open({ body: '<low-vision-toggle></low-vision-toggle><p>Short.</p>' });
    await page.openPanel();
    expect(page.find('.row [data-do=article]') ?? 'none').to.equal('none');
    page.find('.panel [data-do=article]')?.click();
    await until(page.isOpen);
    expect(page.said()).to.equal('This page has no longer text that can be shown alone.');
    await press('Escape');
    await until(() => !page.root());
  });

  itInTurn('fetches what reads aloud at a press', async () => {
    const page = await open();
    await page.openText();
    const [, listen] = page.bar()?.querySelectorAll('button') ?? [];
    if (!listen?.textContent.includes('Read aloud')) return;
    listen.click();
    await until(() => page.fetched().includes('pressroom-speech.js'));
    await page.back();
  });

  for (const name of ['pressroom-reading.js', 'pressroom-text.js'])
    itInTurn(`says if ${name} cannot be had, and opens at another try`, async () => {
      const page = await open();
      await page.openPanel();
      page.element().closePanel();
      const url = await serve('', { ...javascript, status: 404 });
      if (name === 'pressroom-text.js') {
        // The outline brings the first file.
        await page.openPanel();
        page.find('.panel [data-do=outline]')?.click();
        await until(() => !!page.find('.outline'));
        page.element().closePanel();
        await until(() => !page.find('.panel'));
      }
      page.view.Pressroom.setBase(url);
      await until(() => !!page.find('.row [data-do=article]'));
      page.find('.row [data-do=article]')?.click();
      await until(() => page.focused()?.textContent.trim() === 'Try again');
      expect(page.find('.panel [role=alert]')?.textContent).to.include('This could not be loaded.');
      await update(url, await codeOf(name), javascript);
      page.view.Pressroom.setBase(name === 'pressroom-text.js' ? url : `${otherOrigin}/dist/`);
      page.focused()?.click();
      await until(page.isOpen);
      await page.back();
    });
});

describe('the outline of the page', () => {
  itInTurn('leads to a heading, below the bars of the page, and leaves nothing in the page', async () => {
    const page = await open();
    const before = page.document.documentElement.outerHTML;
    await page.openPanel();
    page.find('.panel [data-do=outline]')?.focus();
    await press('Enter');
    await until(() => !!page.focused()?.closest('.outline'));
    const names = [...(page.element().shadowRoot?.querySelectorAll('.outline button') ?? [])];
    expect(names.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Top of the page',
      'Menu: Main',
      'Main part',
      'New road',
      'What changes',
      'Lines',
      'What comes next',
      'Beside the main part: More news',
      'More news',
    ]);
    await expectAccessible(page.find('.outline') as Element);
    (names[6] as HTMLElement).focus();
    await press('Enter');
    const heading = [...page.document.querySelectorAll('h2')].find(
      ({ textContent }) => textContent === 'What comes next',
    ) as HTMLElement;
    await until(() => page.document.activeElement === heading);
    expect(page.find('.panel') ?? 'none').to.equal('none');
    const bar = page.document.querySelector('header') as HTMLElement;
    expect(heading.getBoundingClientRect().top).to.be.at.least(bar.getBoundingClientRect().bottom - 1);
    heading.blur();
    expect(page.document.documentElement.outerHTML).to.equal(before);
  });

  itInTurn('says so where a page has no headings, in the language of the panel', async () => {
    const page = await open({ body: '<low-vision-toggle></low-vision-toggle>', lang: 'ru' });
    await page.openPanel();
    await until(() => page.find('[data-do=outline]')?.textContent.trim() === 'Структура страницы');
    page.find('[data-do=outline]')?.click();
    await until(() => page.find('.outline')?.textContent === 'На этой странице нет заголовков.');
  });
});
