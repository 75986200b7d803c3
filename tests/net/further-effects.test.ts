import { expect } from '@open-wc/testing';
import { forget, remember } from '../../src/low-vision/memory.js';
import type { Failure, Settings } from '../../src/low-vision/apply.js';
import { codeOf, faultsOf, javascript, openClassicPage, scriptOf, toggle } from '../support/classic-page.js';
import { click } from '../support/commands.js';
import { otherOrigin, release, requests, serve, update, whenRequested } from '../support/feeds.js';
import { until } from '../support/sites.js';
import { itInTurn } from '../support/matrix.js';

// The classic scripts fetch the effects that few readers choose, when a setting or the page needs them. The other
// effects do not wait for the file. Without the file, the reader gets a sentence and another try.

const engine = 'pressroom-low-vision.js';
const panel = 'pressroom-panel.js';
const effects = 'pressroom-effects.js';
const code = await codeOf(effects);

const picture =
  '<img alt="Lake" width="80" height="80" src="data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=">';
const frame = '<iframe title="Map" src="about:blank" width="80" height="80"></iframe>';
const tall = '<div style="position: fixed; top: 0; height: 300px; width: 100%">Bar</div>';

const columns = `<div style="display: flex; width: 780px">
  <p style="width: 380px">${'Left '.repeat(50)}</p><p style="width: 380px">${'Right '.repeat(50)}</p></div>`;

/** Whether the two columns of the page are one below the other. */
function isInOneColumn({ document }: { document: Document }): boolean {
  const [left, right] = [...document.querySelectorAll('div > p')].map((column) =>
    column.getBoundingClientRect(),
  );
  return !!left && !!right && right.top >= left.bottom;
}

/**
 * A page whose engine is loaded.
 * @param url folder of the files that it fetches from now on, if it is another one
 * @param hasPanel whether the panel is loaded before
 */
async function openShown(body = '', url?: string, hasPanel = false) {
  const page = await openClassicPage({ body: toggle + body });
  page.element().values = { 'text-size': 150 };
  page.element().active = true;
  await until(() => page.text() === 'text-size:150');
  if (hasPanel) {
    page.element().openPanel();
    await until(() => !!page.find('.panel'));
  }
  if (url !== undefined) {
    const folder = page.document.createElement('script');
    folder.type = 'text/plain';
    folder.dataset['pressroomBase'] = url;
    page.document.head.append(folder);
  }
  const set = (values: Settings) => {
    page.element().values = values;
  };
  /** Presses a value in the panel, as the reader does. */
  const choose = async (value: string) => {
    page.element().openPanel();
    await until(() => !!page.find('.panel'));
    page.find(`[data-set="${value}"]`)?.click();
    await page.element().updateComplete;
  };
  const standIns = () => page.document.querySelectorAll('low-vision-stand-in').length;
  const styleOf = (selector: string) => {
    const element = page.document.querySelector(selector);
    return element && page.document.defaultView?.getComputedStyle(element);
  };
  return { ...page, set, choose, standIns, styleOf };
}

const held = () => serve(code, { ...javascript, hold: true });

beforeEach(forget);
afterEach(forget);

describe('the further effects', () => {
  itInTurn('are not fetched for a first press, the panel, colours, sizes and spacing', async () => {
    const page = await openClassicPage({
      body: `${toggle}<p>Text</p><img alt="Lake" width="80" height="80" src="/tests/pages/lake.jpg">`,
    });
    await until(() => !!page.find('[part=button]'));
    await click(page.find('[part=button]') as HTMLElement);
    await until(() => page.text()?.includes('links:underline') === true);
    page.element().openPanel();
    await until(() => !!page.find('.panel'));
    for (const value of [
      'scheme:white-on-black',
      'text-size:175',
      'letter-spacing:0.05',
      'line-height:1.5',
      'font:sans',
      'bold:on',
      'links:box',
    ]) {
      page.find(`[data-set="${value}"]`)?.click();
      await until(() => page.text()?.includes(value) === true, value);
    }
    // The page is measured a frame later.
    await new Promise((measured) => requestAnimationFrame(() => setTimeout(measured, 0)));
    await page.view.Pressroom.applyLowVision({ 'text-size': 175 });
    expect(page.fetched()).to.deep.equal([engine, panel]);
  });

  itInTurn('are fetched for a scheme if a picture may be transparent or large', async () => {
    const large =
      '<div style="position: absolute; width: 300px; height: 300px; background: url(data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=)"></div>';
    for (const body of [picture, large]) {
      const page = await openShown(body);
      expect(page.fetched()).not.to.include(effects);
      page.set({ scheme: 'black-on-white' });
      await until(() => page.fetched().includes(effects));
    }
  });

  const kinds: [
    values: Settings,
    body: string,
    isDone: (page: Awaited<ReturnType<typeof openShown>>) => boolean,
  ][] = [
    [{ columns: 'one' }, '', ({ find }) => !find('[data-do=effects]')],
    [{ font: 'legible' }, '', ({ document }) => document.fonts.size === 2],
    [{ images: 'dim' }, picture, ({ styleOf }) => styleOf('img')?.filter === 'brightness(0.6)'],
    [{ images: 'hide' }, picture, ({ standIns }) => standIns() === 1],
    [{ embeds: 'hide' }, frame, ({ standIns }) => standIns() === 1],
    [
      { motion: 'off' },
      '<p style="animation: spin 9s">Text</p>',
      ({ styleOf }) => styleOf('p')?.animationDuration === '0.001s',
    ],
    [
      { cursor: 'large' },
      '',
      ({ document }) =>
        document.adoptedStyleSheets.some(({ cssRules: [rule] }) =>
          rule?.cssText.includes('cursors/text.png'),
        ),
    ],
    [{ guide: 'line' }, '', ({ document }) => !!document.querySelector('low-vision-guide')],
    [
      { 'text-size': 200, enlarge: 'text' },
      tall,
      ({ styleOf }) => styleOf('body > div')?.position === 'relative',
    ],
  ];

  for (const [values, body, isDone] of kinds)
    itInTurn(`are fetched once for ${JSON.stringify(values)}`, async () => {
      const page = await openShown(body);
      expect(page.fetched()).to.deep.equal([engine]);
      page.set(values);
      await until(() => isDone(page));
      await until(() => page.fetched().includes(effects));
      page.set({});
      page.set(values);
      expect(isDone(page)).to.equal(true);
      page.element().active = false;
      page.element().active = true;
      expect(await page.view.Pressroom.applyLowVision(values)).to.deep.equal([]);
      expect(page.fetched()).to.deep.equal([engine, effects]);
    });

  itInTurn('are fetched for colours where a style sheet cannot be read', async () => {
    const sheet = await serve('h1 { background: rgb(1, 2, 3) }', {
      type: 'text/css',
      origin: 'other',
      cors: 'none',
    });
    const page = await openClassicPage({ body: `<link rel="stylesheet" href="${sheet}">${toggle}` });
    page.element().values = { scheme: 'white-on-black' };
    page.element().active = true;
    await until(() => !!page.document.querySelector('h1[style*="--low-vision-rgb"]'));
    expect(page.fetched()).to.deep.equal([engine, effects]);
  });

  itInTurn('fit boxes to a smallest text, which is larger at once', async () => {
    const url = await held();
    const page = await openShown('<p style="height: 20px; overflow: hidden; font-size: 8px">Text</p>', url);
    const box = page.document.querySelector('p') as HTMLElement;
    page.set({ 'smallest-text': 60 });
    expect(page.styleOf('p')?.fontSize).to.equal('60px');
    expect(box.offsetHeight).to.equal(20);
    await whenRequested(url);
    await release(url);
    await until(() => box.offsetHeight >= 60);
  });

  itInTurn('are fetched when the enlarged page needs one column, and the panel says so', async () => {
    const page = await openShown();
    page.element().openPanel();
    await until(() => !!page.find('.panel'));
    expect(page.find('.panel')?.textContent).to.not.include('one column.');
    page.document.body.insertAdjacentHTML('beforeend', columns);
    await until(() => !!page.find('.panel')?.textContent.includes('this page is shown in one column'));
    expect(isInOneColumn(page)).to.equal(true);
    expect(page.fetched()).to.deep.equal([engine, panel, effects]);
  });

  itInTurn('do not keep colours and sizes waiting, and the last choice holds', async () => {
    const url = await held();
    const page = await openShown(`<p>Text</p>${picture}`, url);
    page.set({ 'text-size': 200, scheme: 'white-on-black', images: 'dim' });
    expect(page.styleOf('p')?.color).to.equal('rgb(255, 255, 255)');
    expect(page.styleOf('html')?.zoom).to.equal('2');
    await whenRequested(url);
    page.set({ 'text-size': 175, scheme: 'yellow-on-black', images: 'hide' });
    expect(page.styleOf('html')?.zoom).to.equal('1.75');
    expect(page.standIns()).to.equal(0);
    await release(url);
    await until(() => page.standIns() === 1);
    expect(page.styleOf('html')?.zoom).to.equal('1.75');
    expect(page.styleOf('img')?.filter).to.equal('none');
    expect(await requests(url)).to.have.length(1);
  });

  itInTurn('give the same page late as at once', async () => {
    const url = await held();
    const box = '<p style="height: 20px; width: 60px; overflow: hidden; background: red">A long word</p>';
    const page = await openShown(`${tall}${columns}${box}${picture}${frame}`, url);
    const values: Settings = {
      'text-size': 400,
      scheme: 'white-on-black',
      images: 'hide',
      embeds: 'hide',
      motion: 'off',
    };
    page.set(values);
    await whenRequested(url);
    await release(url);
    await page.view.Pressroom.applyLowVision(values);
    // The late file keeps the text in its place of the window, so compare the places in the page.
    const looks = () => {
      const { top: start } = page.document.documentElement.getBoundingClientRect();
      return [...page.document.querySelectorAll('body *')].map((element) => {
        const { top, left, width, height } = element.getBoundingClientRect();
        const place = height && Math.round(top - start);
        return [element.localName, element.getAttribute('style'), place, left, width, height].join();
      });
    };
    const late = looks();
    expect(page.standIns()).to.equal(2);
    page.element().active = false;
    page.element().active = true;
    expect(looks()).to.deep.equal(late);
  });

  itInTurn('do not come after the mode is off', async () => {
    const url = await held();
    const page = await openShown(picture, url);
    const before = page.document.body.outerHTML;
    page.set({ 'text-size': 150, images: 'hide' });
    await whenRequested(url);
    const applied = page.view.Pressroom.applyLowVision({ 'text-size': 150, images: 'hide' });
    await page.view.Pressroom.clearLowVision();
    page.element().active = false;
    await release(url);
    await applied;
    await until(() => page.fetched().includes(effects));
    page.view.Pressroom.setBase('');
    await page.element().updateComplete;
    expect(page.standIns()).to.equal(0);
    expect(page.document.adoptedStyleSheets).to.have.length(0);
    expect(page.document.body.outerHTML).to.equal(before);
    expect(page.find('[data-do=effects]')).to.equal(null);
  });

  for (const [fault, body, status] of faultsOf(code))
    itInTurn(`hold no other setting up if their file ${fault}, and come after another try`, async () => {
      const url = await serve(body, { ...javascript, status });
      const page = await openShown(`<p>Text</p>${picture}`, url, true);
      await page.choose('images:hide');
      await until(() => !!page.find('[data-do=effects]'));
      expect(page.find('[data-do=effects]')?.parentElement?.textContent).to.include(
        'Some of your settings could not be loaded.',
      );
      expect(page.find('[data-set="images:hide"]')?.ariaChecked).to.equal('true');
      expect(page.text()).to.equal('text-size:150 images:hide');
      expect(page.styleOf('html')?.zoom).to.equal('1.5');
      await page.choose('scheme:white-on-black');
      await until(() => page.styleOf('p')?.color === 'rgb(255, 255, 255)');
      await whenRequested(url, 2);
      await until(() => !!page.find('[data-do=effects]'));
      await update(url, code, javascript);
      // The second request may still fail. A reader then presses once more.
      await until(() => {
        page.find('[data-do=effects]')?.click();
        return page.standIns() === 1;
      });
      await until(() => !page.find('[data-do=effects]'));
    });

  itInTurn('are tried again at the next choice, and a script gets the failure', async () => {
    const url = await serve('', { ...javascript, status: 404 });
    const page = await openShown(picture, url);
    const warnings: unknown[][] = [];
    (page.view as unknown as { console: Console }).console.warn = (...parts: unknown[]) =>
      warnings.push(parts);
    const values: Settings = { 'text-size': 150, images: 'hide' };
    const failures = (await page.view.Pressroom.applyLowVision(values)) as Failure[];
    expect(failures.map(({ effect }) => effect)).to.deep.equal(['effects']);
    expect(String(failures[0]?.error)).to.include(`${url}${effects}`);
    expect(warnings.flat().map(String).join()).to.include(`${url}${effects}`);
    await update(url, code, javascript);
    expect(await page.view.Pressroom.applyLowVision(values)).to.deep.equal([]);
    expect(page.standIns()).to.equal(1);
  });

  itInTurn('are requested once by a page that needs one column, until the next choice', async () => {
    const url = await serve('', { ...javascript, status: 404 });
    const page = await openShown(columns, url);
    page.set({ 'text-size': 200 });
    await until(() => !!page.find('[data-do=effects]'));
    for (const text of ['One', 'Two']) {
      page.document.body.append(text);
      page.document.body.append(page.document.createElement('p'));
      // The page is measured a frame later.
      await new Promise((measured) => requestAnimationFrame(() => requestAnimationFrame(measured)));
    }
    expect(await requests(url)).to.have.length(1);
    await update(url, code, javascript);
    page.set({ 'text-size': 175 });
    await until(() => isInOneColumn(page));
  });

  it('may be blocked by the page’s policy', async () => {
    const page = await openClassicPage({
      csp: `script-src ${location.origin} ${otherOrigin}/dist/pressroom.js ${otherOrigin}/dist/${engine}`,
      body: toggle + picture,
    });
    page.element().values = { 'text-size': 150, images: 'hide' };
    page.element().active = true;
    await until(() => !!page.find('[data-do=effects]'));
    expect(page.text()).to.equal('text-size:150 images:hide');
    expect(page.view.reports.join()).to.include(`/dist/${effects}`);
  });

  it('of remembered settings are fetched without a press', async () => {
    remember({ active: true, time: Math.floor(Date.now() / 1000), values: { images: 'hide' } });
    const page = await openClassicPage({ body: toggle + picture });
    await until(() => !!page.document.querySelector('low-vision-stand-in'));
    expect(page.fetched()).to.deep.equal([engine, effects]);
  });

  it('are fetched from another folder', async () => {
    const engineCode = await codeOf(engine);
    const url = await serve(engineCode, javascript);
    const page = await openClassicPage({
      script: scriptOf('low-vision', `data-pressroom-base="${url}"`),
      body: toggle + picture,
    });
    page.element().values = { images: 'hide' };
    page.element().active = true;
    await until(() => !!page.find('[data-do=effects]'));
    await update(url, code, javascript);
    page.find('[data-do=effects]')?.click();
    await until(() => !!page.document.querySelector('low-vision-stand-in'));
    const files = (await requests(url)).map((request) => /pressroom-[\w-]+\.js/.exec(request.url)?.[0]);
    // A pointer that rests over the toggle fetches the panel, too.
    expect(files.filter((file) => file !== panel)).to.deep.equal([engine, effects, effects]);
  });
});
