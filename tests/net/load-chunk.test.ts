import { expect } from '@open-wc/testing';
import type { SiteSwitcher } from '../../src/elements/site-switcher/site-switcher.js';
import { forget, remember } from '../../src/low-vision/memory.js';
import {
  codeOf,
  faultsOf,
  javascript,
  openClassicPage as open,
  scriptOf,
  toggle,
  type PageParts,
} from '../support/classic-page.js';
import { click, clickAt, moveTo, reachablePoint } from '../support/commands.js';
import { openPage, otherOrigin, release, requests, serve, update, whenRequested } from '../support/feeds.js';
import { feedOf } from '../support/releases.js';
import { until } from '../support/sites.js';
import { itInTurn } from '../support/matrix.js';

// The classic scripts fetch the engine, the article and the languages when a reader needs them. They do so under a
// strict policy and from another origin. If a file fails, the reader gets a sentence and a retry.

const file = 'pressroom-low-vision.js';
const code = await codeOf(file);
const sitesCode = await codeOf('pressroom-sites.js');

const missing = () => serve('', { ...javascript, status: 404 });
const withoutFiles = async () => scriptOf('pressroom', `data-pressroom-base="${await missing()}"`);

beforeEach(forget);
afterEach(forget);

describe('a page', () => {
  it('with a list and an unused toggle fetches no further file', async () => {
    const feed = await serve(feedOf(3), { origin: 'other' });
    const page = await open({ body: `${toggle}<press-releases src="${feed}"></press-releases>` });
    await until(() => page.document.querySelector('press-releases')?.state === 'ready');
    await until(() => !!page.find('[part=button]'));
    expect(page.fetched()).to.deep.equal([]);
    expect(page.view.reports).to.deep.equal([]);
  });

  it('with a misspelt attribute, or the address of no feed, tells the webmaster what to mend', async () => {
    const address = await serve('', { status: 404, origin: 'other' });
    const page = await open({ body: `<press-releases src="${address}" limt="3"></press-releases>` });
    const told = () => page.view.told.join();
    await until(() => told().includes('(http)'));
    expect(told()).to.include('<press-releases>: "limt" is no attribute. Write "limit".');
  });

  it('in Azerbaijani fetches only the Azerbaijani sentences, and shows English until they arrive', async () => {
    const page = await open({ lang: 'az' });
    await until(() => page.find('[part=button]')?.textContent.includes('Görmə') === true);
    expect(page.fetched()).to.deep.equal(['pressroom-az.js']);
    expect(page.find('.root')?.lang).to.equal('az');
  });

  itInTurn('in another encoding than UTF-8 shows the sentences in their own letters', async () => {
    const sentences = await serve(await codeOf('pressroom-ru.js'), javascript);
    const script = await serve(await codeOf('pressroom.js'), javascript);
    const url = await serve(
      `<!doctype html><html lang="ru"><head><title>Unit</title>
      <script src="${script}pressroom.js" data-pressroom-base="${sentences}" crossorigin="anonymous"></script></head>
      <body><h1>Unit</h1>${toggle}</body></html>`,
      { type: 'text/html; charset=windows-1251' },
    );
    const { contentDocument: page } = await openPage(url);
    expect(page?.characterSet).to.equal('windows-1251');
    const button = () =>
      page?.querySelector('low-vision-toggle')?.shadowRoot?.querySelector('[part=button]')?.textContent;
    await until(() => button()?.trim() === 'Версия для слабовидящих');
  });

  it('stays in English if the sentences cannot be loaded', async () => {
    const page = await open({ lang: 'ru', script: await withoutFiles() });
    await until(() => page.fetched().includes('pressroom-ru.js'));
    await until(() => !!page.find('[part=button]'));
    expect(page.find('[part=button]')?.textContent.trim()).to.equal('Low-vision mode');
    expect(page.find('.root')?.lang).to.equal('en');
  });

  it('with <press-release> fetches the article, also if the element is added later', async () => {
    const feed = await serve(feedOf(2), { origin: 'other' });
    const page = await open({ body: '<main></main>' });
    expect(page.fetched()).to.deep.equal([]);
    const main = page.document.querySelector('main') as HTMLElement;
    main.innerHTML = `<press-release src="${feed}"></press-release>`;
    await until(() => page.document.querySelector('press-release')?.state === 'ready');
    expect(page.fetched()).to.include('pressroom-article.js');
  });

  it('fetches the article again for the next <press-release>, where it could not be had', async () => {
    const missing = await serve('', { ...javascript, status: 404 });
    const feed = await serve(feedOf(2), { origin: 'other' });
    const page = await open({
      script: scriptOf('pressroom', `data-pressroom-base="${missing}"`),
      body: '<main></main>',
    });
    await until(() => !!page.view.Pressroom);
    const refused = until(() => page.fetched().includes('pressroom-article.js'));
    const main = page.document.querySelector('main') as HTMLElement;
    main.innerHTML = `<press-release src="${feed}">First.</press-release>`;
    await refused;
    // Another change of the page is no reason to ask again.
    main.append('Text.');
    await until(() => page.document.querySelector('script[data-pressroom-file]') === null);
    expect(await requests(missing)).to.have.length(1);
    page.view.Pressroom.setBase(`${otherOrigin}/dist/`);
    main.append(page.document.createElement('press-release'));
    await until(() => page.document.querySelector('press-release')?.state === 'ready');
  });

  itInTurn(
    'fetches the article again when the connection returns, also if the request had not failed yet',
    async () => {
      const held = await serve('', { ...javascript, status: 404, hold: true });
      const feed = await serve(feedOf(2), { origin: 'other' });
      const page = await open({
        script: scriptOf('pressroom', `data-pressroom-base="${held}"`),
        body: '<main></main>',
      });
      await until(() => !!page.view.Pressroom);
      const main = page.document.querySelector('main') as HTMLElement;
      main.innerHTML = `<press-release src="${feed}">First.</press-release>`;
      await whenRequested(held);
      page.view.dispatchEvent(new Event('online'));
      await release(held);
      await whenRequested(held, 2);
      await until(() => page.document.querySelector('script[data-pressroom-file]') === null);
      await update(held, await codeOf('pressroom-article.js'), javascript);
      page.view.dispatchEvent(new Event('online'));
      await until(() => page.document.querySelector('press-release')?.state === 'ready');
      expect(await requests(held)).to.have.length(3);
    },
  );

  for (const kind of ['inline', 'dialog'])
    itInTurn(`says that a release cannot be read (${kind}), and shows it after another try`, async () => {
      const missing = await serve('', { ...javascript, status: 404 });
      const items = [{ id: '1', title: 'One', content_html: '<p>The whole text.</p>' }];
      const feed = await serve({ version: '1.1', items }, { origin: 'other' });
      const page = await open({
        body: `<press-releases src="${feed}" read-in="${kind}"></press-releases>`,
      });
      const list = () => page.document.querySelector('press-releases')?.shadowRoot;
      const find = (selector: string) => list()?.querySelector<HTMLElement>(selector);
      await until(() => !!find('[part=read]'));
      page.view.Pressroom.setBase(missing);
      find('[part=read]')?.click();
      await until(() => !!find('[part=retry]'));
      expect(find('[role=alert] [part=status]')?.textContent).to.equal(
        'More cannot be loaded at the moment.',
      );
      page.view.Pressroom.setBase(`${otherOrigin}/dist/`);
      find('[part=retry]')?.focus();
      find('[part=retry]')?.click();
      await until(() => !!find('press-release')?.shadowRoot?.textContent.includes('The whole text.'));
      expect(find('[part=retry]')).to.equal(null);
      if (kind === 'inline') expect(list()?.activeElement).to.equal(find('.read'));
    });

  it('of a reader with remembered settings starts the engine without a press', async () => {
    remember({ active: true, time: Math.floor(Date.now() / 1000), values: { 'text-size': 150 } });
    const page = await open({});
    await until(() => page.text() !== undefined);
    expect(page.fetched()).to.deep.equal([file]);
  });

  it('fetches what reads aloud as soon as the reader wants it', async () => {
    remember({ active: true, time: Math.floor(Date.now() / 1000), values: { speech: 'on' } });
    const page = await open({});
    await until(() => page.fetched().includes('pressroom-speech.js'));
    // The file with the integrity of those that few readers need.
    expect(page.fetched()).to.deep.equal([file, 'pressroom-languages.js', 'pressroom-speech.js']);
  });

  it('says where reading aloud cannot be had, and tries again at a press', async () => {
    const url = await serve('', { ...javascript, status: 404 });
    const page = await open({});
    page.element().toggle();
    await until(() => page.text() !== undefined);
    page.view.Pressroom.setBase(url);
    page.element().values = { speech: 'on' };
    await until(() => !!page.find('[data-do=speech]'));
    expect(page.find('[data-do=speech]')?.parentElement?.textContent).to.include(
      'Reading aloud could not be loaded.',
    );
    page.view.Pressroom.setBase(`${otherOrigin}/dist/`);
    page.find('[data-do=speech]')?.click();
    await until(() => !!page.find('[data-speech=play]'));
    expect(page.find('[data-do=speech]')).to.equal(null);
  });

  it('of a reader who has switched the mode off does not start the engine', async () => {
    remember({ active: false, time: Math.floor(Date.now() / 1000), values: { 'text-size': 150 } });
    const page = await open({});
    await until(() => !!page.find('[part=button]'));
    expect(page.fetched()).to.deep.equal([]);
  });
});

describe('a list', () => {
  const listOf = (feed: string, attributes: string) =>
    `<press-releases src="${feed}" ${attributes}></press-releases>`;
  const stateOf = ({ document }: Awaited<ReturnType<typeof open>>) =>
    document.querySelector('press-releases')?.state;
  const inList = ({ document }: Awaited<ReturnType<typeof open>>, selector: string) =>
    document.querySelector('press-releases')?.shadowRoot?.querySelector(selector);

  for (const [attributes, selector] of [
    ['layout="cards"', '.cards'],
    ['searchable', '[part=search]'],
    ['read-in="dialog"', '[part=read]'],
    ['refresh="60"', '.new-place'],
    ['tags="Roads"', '.link'],
    ['exclude="no-such-id"', '.link'],
    ['date-style="relative"', '.link'],
  ] as const)
    itInTurn(`with ${attributes} is complete when it is shown`, async () => {
      const items = feedOf(3).items.map((item) => ({ ...item, content_text: 'Text', tags: ['Roads'] }));
      const feed = await serve({ ...feedOf(3), items }, { origin: 'other' });
      const page = await open({ body: listOf(feed, attributes) });
      await until(() => stateOf(page) === 'ready');
      await until(() => !!inList(page, '[part=list]'));
      expect(!!inList(page, selector)).to.equal(true);
      expect(page.fetched()).to.deep.equal(['pressroom-list-options.js']);
    });

  it('fetches no further file, and none for «Show more» of loaded releases', async () => {
    const page = await open({ body: listOf(await serve(feedOf(7), { origin: 'other' }), '') });
    await until(() => !!inList(page, '[part=more]'));
    await click(inList(page, '[part=more]') as HTMLElement);
    await until(() => !!inList(page, 'li:nth-of-type(7)'));
    expect(page.fetched()).to.deep.equal([]);
  });

  it('of chosen tags says that it cannot be shown without their file, and can be tried again', async () => {
    const items = feedOf(3).items.map((item, index) => ({ ...item, tags: [index ? 'Roads' : 'Water'] }));
    const feed = await serve({ ...feedOf(3), items }, { origin: 'other' });
    const page = await open({ script: await withoutFiles(), body: listOf(feed, 'tags="water"') });
    await until(() => stateOf(page) === 'failed');
    await until(() => !!inList(page, '[part=retry]'));
    page.view.Pressroom.setBase(`${otherOrigin}/dist/`);
    await click(inList(page, '[part=retry]') as HTMLElement);
    await until(() => stateOf(page) === 'ready');
    await until(() => !!inList(page, 'li'));
    expect(inList(page, '[part=list]')?.querySelectorAll('li')).to.have.length(1);
  });

  it('keeps its releases where the file for further pages cannot be had, and can be tried again', async () => {
    const next = await serve({ ...feedOf(1), items: [{ id: 'last', title: 'Last' }] }, { origin: 'other' });
    const feed = await serve({ ...feedOf(2), next_url: next }, { origin: 'other' });
    const page = await open({ script: await withoutFiles(), body: listOf(feed, '') });
    await until(() => !!inList(page, '[part=more]'));
    await click(inList(page, '[part=more]') as HTMLElement);
    await until(() => /cannot be loaded/.test(inList(page, '.footer')?.textContent ?? ''));
    expect(inList(page, '[part=list]')?.querySelectorAll('li')).to.have.length(2);
    page.view.Pressroom.setBase(`${otherOrigin}/dist/`);
    await click(inList(page, '[part=more]') as HTMLElement);
    await until(() => !!inList(page, 'li:nth-of-type(3)'));
  });

  it('is a plain list where the file of its options cannot be had', async () => {
    const feed = await serve(feedOf(3), { origin: 'other' });
    const page = await open({
      script: await withoutFiles(),
      body: listOf(feed, 'layout="cards" searchable read-in="dialog"'),
    });
    await until(() => stateOf(page) === 'ready');
    await until(() => !!inList(page, '[part=list].list'));
    expect(
      page.document.querySelector('press-releases')?.shadowRoot?.querySelectorAll('.link'),
    ).to.have.length(3);
    expect(!!inList(page, '[part=search], [part=read]')).to.equal(false);
  });
});

describe('a site switcher', () => {
  const sites = JSON.stringify({ sites: [{ title: 'Police', url: 'https://police.example/' }] });
  const switcherIn = ({ document }: Awaited<ReturnType<typeof open>>) =>
    document.querySelector('site-switcher') as SiteSwitcher;
  const inSwitcher = (page: Awaited<ReturnType<typeof open>>, part: string) =>
    switcherIn(page).shadowRoot?.querySelector<HTMLElement>(`[part~=${part}]`);

  it('fetches its sites when the pointer is on it, and is only a button before', async () => {
    const src = await serve(sites, { origin: 'other' });
    const page = await open({ body: `<site-switcher src="${src}"></site-switcher>` });
    await until(() => !!inSwitcher(page, 'button'));
    expect(page.fetched()).to.deep.equal([]);
    await moveTo(inSwitcher(page, 'button') as HTMLElement);
    await until(() => page.fetched().includes('pressroom-sites.js'));
    await click(inSwitcher(page, 'button') as HTMLElement);
    await until(() => inSwitcher(page, 'link')?.textContent === 'Police');
  });

  it('opens at once, and says that it loads', async () => {
    const held = await serve(sitesCode, {
      ...javascript,
      hold: true,
    });
    const src = await serve(sites, { origin: 'other' });
    const page = await open({
      script: scriptOf('pressroom', `data-pressroom-base="${held}"`),
      body: `<site-switcher src="${src}"></site-switcher>`,
    });
    await until(() => !!inSwitcher(page, 'button'));
    await click(inSwitcher(page, 'button') as HTMLElement);
    await until(() => inSwitcher(page, 'status')?.textContent === 'Loading…');
    expect(inSwitcher(page, 'button')?.ariaExpanded).to.equal('true');
    await release(held);
    await until(() => inSwitcher(page, 'link')?.textContent === 'Police');
  });

  for (const [fault, body, status] of faultsOf(sitesCode))
    itInTurn(`shows the page’s own links if its file ${fault}, and tries again`, async () => {
      const src = await serve(sites, { origin: 'other' });
      const url = await serve(body, { ...javascript, status });
      const page = await open({
        script: scriptOf('pressroom', `data-pressroom-base="${url}"`),
        body: `<site-switcher src="${src}"><a href="https://own.example/">Own</a></site-switcher>`,
      });
      await until(() => !!inSwitcher(page, 'button'));
      await click(inSwitcher(page, 'button') as HTMLElement);
      await until(() => !!inSwitcher(page, 'retry'));
      expect(page.document.querySelector('site-switcher a')?.checkVisibility()).to.equal(true);
      await update(url, sitesCode, javascript);
      await click(inSwitcher(page, 'retry') as HTMLElement);
      await until(() => inSwitcher(page, 'link')?.textContent === 'Police');
    });

  it('asks again for its file when it is opened again', async () => {
    const src = await serve(sites, { origin: 'other' });
    const url = await missing();
    const page = await open({
      script: scriptOf('pressroom', `data-pressroom-base="${url}"`),
      body: `<site-switcher src="${src}"></site-switcher>`,
    });
    await until(() => !!inSwitcher(page, 'button'));
    const press = () => click(inSwitcher(page, 'button') as HTMLElement);
    await press();
    await until(() => !!inSwitcher(page, 'retry'));
    await press();
    await until(() => !inSwitcher(page, 'panel'));
    await update(url, sitesCode, javascript);
    await press();
    await until(() => inSwitcher(page, 'link')?.textContent === 'Police');
  });
});

describe('the button', () => {
  it('fetches the engine when the pointer is over it', async () => {
    const page = await open({});
    await until(() => !!page.find('[part=button]'));
    await moveTo(page.element());
    await until(() => page.fetched().includes(file));
    expect(page.text()).to.equal(undefined);
  });

  itInTurn('is shown as pressed at once, then as busy, and the press is not lost', async () => {
    const held = await serve(code, { ...javascript, hold: true });
    const page = await open({ script: scriptOf('low-vision', `data-pressroom-base="${held}"`) });
    await until(() => !!page.find('[part=button]'));
    page.find('[part=button]')?.click();
    await page.element().updateComplete;
    expect(page.find('[part=button]')?.ariaPressed).to.equal('true');
    expect(page.element().active).to.equal(true);
    await until(() => page.find('[part=button]')?.ariaBusy === 'true');
    await release(held);
    await until(() => page.text() !== undefined);
    expect(page.find('[part=button]')?.ariaBusy).to.not.equal('true');
    expect(await requests(held)).to.have.length(1);
  });

  it('is released by a second press while the engine loads', async () => {
    const held = await serve(code, { ...javascript, hold: true });
    const page = await open({ script: scriptOf('low-vision', `data-pressroom-base="${held}"`) });
    await until(() => !!page.find('[part=button]'));
    page.find('[part=button]')?.click();
    page.find('[part=button]')?.click();
    await release(held);
    page.element().openPanel();
    // The engine is here. The panel is not, because the folder has the engine alone: its button tries again.
    await until(() => !!page.find('[data-do=panel]'));
    expect(page.find('[data-do=panel]')?.parentElement?.textContent).to.include(
      'The settings could not be loaded.',
    );
    expect(page.text()).to.equal(undefined);
  });

  itInTurn('stays under the pointer when the engine comes after the press', async () => {
    const held = await serve(code, { ...javascript, hold: true });
    const page = await open({
      script: scriptOf('low-vision', `data-pressroom-base="${held}"`),
      body: `<p>${'Words above the button. '.repeat(20)}</p>${toggle}`,
    });
    await until(() => !!page.find('[part=button]'));
    const { x, y } = await reachablePoint(page.find('[part=button]') as HTMLElement);
    await clickAt(x, y);
    await release(held);
    await until(() => page.text() !== undefined);
    await clickAt(x, y);
    await until(() => page.text() === undefined, 'off by a second press of the same place');
  });

  for (const [fault, body, status] of faultsOf(code))
    itInTurn(`tells the reader if the engine ${fault}, and tries again`, async () => {
      const url = await serve(body, { ...javascript, status });
      const page = await open({ script: scriptOf('low-vision', `data-pressroom-base="${url}"`) });
      await until(() => !!page.find('[part=button]'));
      page.find('[part=button]')?.click();
      await until(() => !!page.find('[part=retry]'));
      expect(page.find('[part=status]')?.textContent).to.equal('The low-vision mode could not be loaded.');
      expect(page.find('[part=button]')?.ariaPressed).to.equal('false');
      expect(page.element().active).to.equal(false);
      await update(url, code, javascript);
      const retry = page.find('[part=retry]') as HTMLElement;
      await click(retry);
      await until(() => page.text() !== undefined);
      expect(page.find('[part=retry]')).to.equal(null);
    });
});

it('the button tells the reader if a policy blocks the engine', async () => {
  const page = await open({ csp: `script-src ${location.origin} ${otherOrigin}/dist/pressroom.js` });
  await until(() => !!page.find('[part=button]'));
  page.find('[part=button]')?.click();
  await until(() => !!page.find('[part=retry]'));
  expect(page.find('[part=status]')?.textContent).to.equal('The low-vision mode could not be loaded.');
  expect(page.view.reports.join()).to.include(`/dist/${file}`);
});

describe('scripts of the page', () => {
  it('get promises from Pressroom.applyLowVision and clearLowVision', async () => {
    const page = await open({ body: '<p>Text</p>' });
    expect(await page.view.Pressroom.applyLowVision({ 'text-size': 150 })).to.deep.equal([]);
    expect(page.text()).to.equal('text-size:150');
    expect(await page.view.Pressroom.clearLowVision()).to.deep.equal([]);
    expect(page.text()).to.equal(undefined);
  });

  it('may switch the mode on before the engine has loaded', async () => {
    const page = await open({});
    page.element().values = { 'text-size': 175 };
    page.element().active = true;
    expect(page.element().active).to.equal(true);
    expect(page.element().values).to.deep.equal({ 'text-size': 175 });
    await until(() => page.text() === 'text-size:175');
  });

  it('set another folder by setBase', async () => {
    const url = await serve(code, javascript);
    const page = await open({});
    page.view.Pressroom.setBase(url);
    page.element().toggle();
    await until(() => page.text() !== undefined);
    expect(await requests(url)).to.have.length(1);
  });
});

describe('the script fetches each of its files', () => {
  const trusted = "require-trusted-types-for 'script'; trusted-types lit-html pressroom dompurify";
  const policyFor = (scripts: string) =>
    `default-src 'none'; script-src ${scripts}; connect-src ${otherOrigin}; style-src 'self'; ${trusted}`;
  const ownCode = () => codeOf('pressroom.js');

  const ways: Record<string, () => PageParts | Promise<PageParts>> = {
    'from another origin': () => ({}),
    'under a policy with hosts and Trusted Types': () => ({
      csp: policyFor(`${location.origin} ${otherOrigin}`),
    }),
    'under a policy with nonces, strict-dynamic and Trusted Types': () => ({
      script: scriptOf('pressroom', 'nonce="abc"'),
      csp: policyFor("'nonce-abc' 'strict-dynamic'"),
    }),
    'if it is renamed': async () => ({
      script: `<script src="${await serve(await ownCode(), javascript)}merged.abc123.js?v=2" data-pressroom-base="${otherOrigin}/dist/" crossorigin="anonymous"></script>`,
    }),
    'if it is inserted later': () => ({ script: '' }),
    'if it is there twice': () => ({ script: scriptOf('pressroom') + scriptOf('pressroom') }),
    'if low-vision.js is there, too': () => ({ script: scriptOf('low-vision') + scriptOf('pressroom') }),
    'if another version of it comes after it': async () => {
      const other = (await ownCode()).replaceAll(/(["`])\d+\.\d+\.\d+\1/g, '"9.9.9"');
      return {
        script: `${scriptOf('pressroom')}<script src="${await serve(other, javascript)}pressroom.js"></script>`,
      };
    },
  };

  for (const [way, parts] of Object.entries(ways))
    itInTurn(way, async () => {
      const sites = JSON.stringify({ sites: [{ title: 'Police', url: 'https://police.example/' }] });
      const [feed, list] = await Promise.all([
        serve(feedOf(2), { origin: 'other' }),
        serve(sites, { origin: 'other' }),
      ]);
      const page = await open({
        body: `${toggle}<press-releases src="${feed}" layout="cards"></press-releases>
          <press-release src="${feed}"></press-release><site-switcher src="${list}" open></site-switcher>`,
        ...(await parts()),
      });
      const { document } = page;
      if (!document.querySelector('script[src*="pressroom"]')) {
        const script = document.createElement('script');
        script.src = `${otherOrigin}/dist/pressroom.js`;
        document.head.append(script);
      }
      await until(() => !!page.find('[part=button]'));
      page.element().values = { 'text-size': 150, guide: 'line' };
      page.element().toggle();
      await until(() => !!document.querySelector('low-vision-guide'));
      const find = (name: string, selector: string) =>
        document.querySelector(name)?.shadowRoot?.querySelector(selector);
      await until(() => !!find('site-switcher', '[part~=link]'));
      await until(() => !!find('press-releases', '.cards'));
      await until(() => !!find('press-release', '[part=heading]'));
      expect([...new Set(page.fetched())].sort()).to.deep.equal([
        'pressroom-article.js',
        'pressroom-effects.js',
        'pressroom-list-options.js',
        file,
        'pressroom-sites.js',
      ]);
      expect(document.querySelectorAll('script[data-pressroom-file]')).to.have.length(0);
      expect(page.view.reports).to.deep.equal([]);
    });
});
