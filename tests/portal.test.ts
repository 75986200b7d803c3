import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { SiteSwitcher } from '../src/elements/site-switcher/site-switcher.js';
import { openWindow, type OtherWindow } from './support/window.js';
import { itInTurn } from './support/matrix.js';

// `npm start` gives each site of the demo a host of its own. A reader who shares the settings finds them on the sites of
// the domain, and the switcher's link carries them to another domain.

// Nothing is enlarged: pages of the other window would report other places, and the pointer would miss.
const usual = 'scheme:black-on-white links:underline';

const port = await executeServerCommand<string, never>('portal-port');
const at = (host: string) => `http://${host}.localhost:${port}`;

/** Waits for a page on a host, and for its switcher. */
const arrive = (tab: OtherWindow, host: string) =>
  tab.until(
    (origin) =>
      location.origin === origin &&
      document.readyState === 'complete' &&
      document.querySelector<SiteSwitcher>('site-switcher')?.state === 'ready',
    at(host),
  );

const whenOn = async (tab: OtherWindow) => {
  await tab.until(() => document.documentElement.dataset['lowVision'] !== undefined);
  return tab.evaluate(() => document.documentElement.dataset['lowVision']);
};

/** Opens the switcher, and follows the link that its search finds. */
async function follow(tab: OtherWindow, words: string): Promise<void> {
  await tab.click('site-switcher', '[part~=button]');
  await tab.until((words) => {
    const root = document.querySelector('site-switcher')?.shadowRoot;
    const box = root?.querySelector<HTMLInputElement>('input');
    if (box && box.value !== words) {
      box.value = words;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    return root?.querySelectorAll('[part~=link]').length === 1;
  }, words);
  await tab.click('site-switcher', '[part~=link]');
}

describe('the portal', () => {
  let tab: OtherWindow;
  beforeEach(async () => {
    tab = await openWindow();
  });
  afterEach(async () => {
    await tab.close();
  });

  itInTurn('opens each site on its own host', async () => {
    for (const [host, path] of Object.entries({
      'archive.mia.elvaria': '/demo/en/press.html',
      'news.mia.elvaria': '/demo/en/release.html',
      'roads.mia.elvaria': '/demo/looks/portal-2009.html',
      rescue112: '/demo/looks/unit.html',
      'docs.mia.elvaria': '/docs/index.html',
    })) {
      await tab.go(`${at(host)}/`);
      await arrive(tab, host);
      expect(await tab.evaluate(() => location.pathname)).to.equal(path);
    }
    // A page of another site leads to that site.
    await tab.evaluate(() => {
      location.href = '/demo/ru/press.html';
    });
    await arrive(tab, 'archive.mia.elvaria');
  });

  itInTurn('gives every other unit of the list a page with its name', async () => {
    await tab.go(`${at('museum.mia.elvaria')}/`);
    await arrive(tab, 'museum.mia.elvaria');
    expect(await tab.evaluate(() => document.querySelector('h1')?.textContent)).to.equal(
      'Museum of the Ministry',
    );
  });

  itInTurn('keeps the reader’s settings from site to site', async () => {
    await tab.go(`${at('mia.elvaria')}/demo/en/index.html`);
    await arrive(tab, 'mia.elvaria');
    await tab.evaluate((values) => {
      document.querySelector('low-vision-toggle')?.setAttribute('defaults', values);
    }, usual);
    await tab.click('low-vision-toggle', '[part=button]');
    expect(await whenOn(tab)).to.equal(usual);
    await tab.click('low-vision-toggle', '[part=settings-button]');
    await tab.click('low-vision-toggle', '[part=share]');
    await tab.click('low-vision-toggle', '[part=close]');

    await follow(tab, 'State Road Police');
    await arrive(tab, 'roads.mia.elvaria');
    expect(await whenOn(tab), 'another site of the domain').to.equal(usual);

    await follow(tab, 'Fire and Rescue Service');
    await arrive(tab, 'rescue112');
    expect(await whenOn(tab), 'another domain').to.equal(usual);
    expect(await tab.evaluate(() => [location.hash, document.cookie])).to.deep.equal(['', '']);

    await tab.go(`${at('mia.elvaria')}/demo/en/index.html`);
    await arrive(tab, 'mia.elvaria');
    await tab.evaluate(() => {
      document.querySelector('low-vision-toggle')?.reset();
    });
  });
});
