import { expect } from '@open-wc/testing';
import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { serve, update } from '../support/feeds.js';
import { itInTurn } from '../support/matrix.js';
import { openWindow, type OtherWindow } from '../support/window.js';

// Settings stay on their site until the reader shares them with all sites of the domain. Other domains never get them,
// except that the switcher's link carries them to another ministry for one visit. Carried settings never replace
// remembered ones. The reset removes the settings from all sites.

const ministry = 'ministry.gov.az';
const transport = 'transport.ministry.gov.az';
const health = 'health.ministry.gov.az';
const agency = 'agency.gov.az';
type Host = `${string}.az`;

// Nothing is enlarged: pages of the other window would report other places, and the pointer would miss.
const usual = 'scheme:black-on-white line-height:1.5 links:underline';

const page = await serve('', { origin: ministry });
const blank = await serve('<!doctype html><title>Blank</title>', { origin: ministry, type: 'text/html' });
const at = (host: Host, path = '') => page.replace(ministry, host) + path;

/** In WebKit inline links have no height in some fonts, so the link to press is an inline block. */
const pageWith = (
  attributes: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
  <script defer src="/dist/pressroom.js"></script></head><body>
  <low-vision-toggle defaults="${usual}" ${attributes}></low-vision-toggle>
  <site-switcher layout="list"><ul>${[ministry, transport, health, agency]
    .map((host) => `<li><a href="${at(host as Host)}">${host}</a></li>`)
    .join('')}<li><a href="${at(agency, '#news')}">News</a></li></ul></site-switcher>
  <p><a id="plain" style="display: inline-block" href="${at(agency)}">Not of the switcher</a></p></body></html>`;
const html = { type: 'text/html; charset=utf-8' };

interface Kept {
  /** Empty while the mode is off. */
  text: string;
  address: string;
  cookie: string;
  stored: string | null;
  visit: string | null;
  /** Our names in the storage. */
  names: string[];
}

/** Waits for the engine if the page has started it: the engine adds a style sheet to the toggle. */
const whenEngineIsHere = (tab: OtherWindow) =>
  tab.until(() => {
    const sheets = document.querySelector('low-vision-toggle')?.shadowRoot?.adoptedStyleSheets.length ?? 0;
    const isFetched = performance
      .getEntriesByType('resource')
      .some(({ name }) => name.includes('pressroom-low-vision'));
    const isLoading = !!document.querySelector('script[data-pressroom-file*="low-vision"]');
    return sheets > 2 || (sheets > 0 && !isFetched && !isLoading);
  });

/** The settings of the window's page, and its storage. */
const look = async (tab: OtherWindow): Promise<Kept> => {
  await whenEngineIsHere(tab);
  return tab.evaluate(() => ({
    text: document.documentElement.dataset['lowVision'] ?? '',
    address: location.hostname + location.hash,
    cookie: document.cookie,
    stored: localStorage.getItem('low-vision'),
    visit: sessionStorage.getItem('low-vision'),
    names: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) =>
      name.includes('vision'),
    ),
  }));
};

/** Sites on which a test may leave data. */
const visited = new Set<Host>();

function go(tab: OtherWindow, host: Host, path = ''): Promise<void> {
  visited.add(host);
  return tab.go(at(host, path));
}

async function visit(tab: OtherWindow, host: Host, path = ''): Promise<Kept> {
  await go(tab, host, path);
  return look(tab);
}

const press = (tab: OtherWindow, selector: string) => tab.click('low-vision-toggle', selector);

const panelOf = async (tab: OtherWindow) => {
  await press(tab, '[part=settings-button]');
  await tab.until(() =>
    document
      .querySelector('low-vision-toggle')
      ?.shadowRoot?.querySelector('.panel')
      ?.matches(':popover-open'),
  );
};

async function switchOn(tab: OtherWindow, host: Host): Promise<void> {
  await go(tab, host);
  await press(tab, '[part=button]');
  await tab.until(() => document.documentElement.dataset['lowVision'] !== undefined);
}

async function share(tab: OtherWindow): Promise<void> {
  await panelOf(tab);
  await press(tab, '[part=share]');
  await press(tab, '[part=close]');
}

/** Chooses more line spacing in the panel. */
async function widen(tab: OtherWindow): Promise<void> {
  await panelOf(tab);
  for (let { text } = await look(tab); !text.includes('line-height:2');) {
    const before = text;
    await press(tab, '[data-name=line-height] [data-sign="+"]');
    await tab.until((old) => document.documentElement.dataset['lowVision'] !== old, before);
    ({ text } = await look(tab));
  }
  await press(tab, '[part=close]');
}

/** Follows the switcher's link to that host. */
async function follow(tab: OtherWindow, host: Host): Promise<Kept> {
  visited.add(host);
  await tab.click('site-switcher', `a[href*="//${host}"]:not([href*="#"])`);
  await tab.until((name) => location.hostname === name && document.readyState === 'complete', host);
  return look(tab);
}

let tab: OtherWindow;

beforeEach(async () => {
  await update(page, pageWith('remember="domain"'), html);
  tab = await openWindow();
});

afterEach(async () => {
  try {
    for (const host of visited) {
      await tab.go(blank.replace(ministry, host));
      await tab.evaluate(() => {
        localStorage.clear();
        // A cookie is of the host, or of a domain that the host is in.
        const labels = location.hostname.split('.');
        for (const [index] of labels.entries())
          for (const domain of ['', `; domain=${labels.slice(index).join('.')}`])
            for (const pair of document.cookie.split('; '))
              document.cookie = `${pair.split('=')[0] ?? ''}=; max-age=0; path=/${domain}`;
      });
    }
  } finally {
    visited.clear();
    await tab.close();
  }
});

describe('settings', () => {
  itInTurn('stay on their own site', async () => {
    await switchOn(tab, transport);
    expect((await visit(tab, transport)).text).to.equal(usual);
    for (const host of [health, ministry, agency] as const) {
      const { text, cookie, stored } = await visit(tab, host);
      expect({ host, text, cookie, stored }).to.deep.equal({
        host,
        text: '',
        cookie: '',
        stored: null,
      });
    }
    expect((await visit(tab, transport)).text).to.equal(usual);
  });

  itInTurn(
    'apply to all sites of the ministry after the reader has shared them, and to no others',
    async () => {
      await switchOn(tab, transport);
      await share(tab);
      await panelOf(tab);
      const said = await tab.evaluate(
        () =>
          document.querySelector('low-vision-toggle')?.shadowRoot?.querySelector('.panel')?.textContent ?? '',
      );
      expect(said).to.include('kept in this browser, for all sites of ministry.gov.az.');
      for (const host of [health, ministry, transport] as const)
        expect((await visit(tab, host)).text, host).to.equal(usual);
      const beyond = await visit(tab, agency);
      expect(beyond.text).to.equal('');
      expect(beyond.cookie).to.equal('');
    },
  );

  itInTurn(
    'are shared by older versions without the name of the domain, which the next change writes',
    async () => {
      const old = `on.5.${usual.replaceAll(' ', '~')}`;
      await go(tab, transport);
      await tab.evaluate((text) => {
        document.cookie = `low-vision=${text}; path=/; max-age=99999; domain=ministry.gov.az`;
      }, old);
      expect((await visit(tab, health)).text).to.equal(usual);
      await widen(tab);
      const { text, cookie, stored } = await visit(tab, transport);
      expect(text).to.include('line-height:2 ');
      expect(cookie).to.match(/^low-vision=on\.\d+\.[^ ;]*line-height:2~[^ ;]*~shared:ministry\.gov\.az$/);
      expect(stored).to.equal(null);
    },
  );

  itInTurn('are changed on one of the sites for all of them', async () => {
    await switchOn(tab, transport);
    await share(tab);
    await visit(tab, health);
    await widen(tab);
    for (const host of [transport, ministry] as const)
      expect((await visit(tab, host)).text, host).to.include('line-height:2 ');
    await press(tab, '[data-do=off]');
    await tab.until(() => document.documentElement.dataset['lowVision'] === undefined);
    for (const host of [transport, health] as const) expect((await visit(tab, host)).text, host).to.equal('');
  });

  itInTurn('apply to one site again when the reader stops sharing', async () => {
    await switchOn(tab, transport);
    await share(tab);
    await visit(tab, health);
    await visit(tab, transport);
    await share(tab);
    expect((await visit(tab, transport)).text).to.equal(usual);
    for (const host of [health, ministry] as const) {
      const { text, cookie, names } = await visit(tab, host);
      expect({ host, text, cookie, names }).to.deep.equal({ host, text: '', cookie: '', names: [] });
    }
  });

  itInTurn('are shared without «text only», which is a fix for one site', async () => {
    await switchOn(tab, transport);
    await share(tab);
    await panelOf(tab);
    await press(tab, '[data-do=text]');
    await tab.until(() => document.documentElement.dataset['lowVision']?.includes('enlarge:text'));
    expect((await visit(tab, health)).text).to.equal(usual);
    await widen(tab);
    const { text, cookie } = await visit(tab, transport);
    expect(text).to.equal(`enlarge:text ${usual.replace('1.5', '2')}`);
    expect(cookie).not.to.include('enlarge');
    expect((await follow(tab, agency)).text).not.to.include('enlarge');
    await visit(tab, transport);
    await panelOf(tab);
    await press(tab, '[part=reset]');
    await tab.until(() => document.documentElement.dataset['lowVision'] === undefined);
    expect((await visit(tab, transport)).names).to.deep.equal([]);
  });

  itInTurn(
    'are not shared for a domain that cannot have cookies, and the panel does not offer it',
    async () => {
      await update(page, pageWith('remember="gov.az"'), html);
      await switchOn(tab, transport);
      await panelOf(tab);
      expect(
        await tab.evaluate(
          () => !!document.querySelector('low-vision-toggle')?.shadowRoot?.querySelector('[part=share]'),
        ),
      ).to.equal(false);
      expect((await visit(tab, transport)).text).to.equal(usual);
      expect((await visit(tab, agency)).text).to.equal('');
    },
  );

  itInTurn('leave nothing on any site after the reset', async () => {
    await switchOn(tab, transport);
    await share(tab);
    await visit(tab, health);
    await visit(tab, ministry);
    await follow(tab, agency);
    await visit(tab, health);
    await panelOf(tab);
    await press(tab, '[part=reset]');
    await tab.until(() => document.documentElement.dataset['lowVision'] === undefined);
    for (const host of [health, transport, ministry] as const) {
      const { text, cookie, names } = await visit(tab, host);
      expect({ host, text, cookie, names }).to.deep.equal({ host, text: '', cookie: '', names: [] });
    }
  });
});

describe('a link of the switcher to another ministry', () => {
  itInTurn('carries nothing before the reader has shared the settings', async () => {
    await switchOn(tab, transport);
    expect((await follow(tab, agency)).text).to.equal('');
  });

  itInTurn('carries the settings for the visit, with a clean URL', async () => {
    await switchOn(tab, transport);
    await share(tab);
    const arrived = await follow(tab, agency);
    expect(arrived).to.deep.equal({
      text: usual,
      address: agency,
      cookie: '',
      stored: null,
      visit: usual.replaceAll(' ', '~'),
      names: ['low-vision'],
    });
    expect((await visit(tab, agency, 'next')).text, 'the next page of the visit').to.equal(usual);
  });

  itInTurn('carries settings, but other links and links with a fragment do not', async () => {
    await switchOn(tab, transport);
    await share(tab);
    await tab.click('#plain');
    await tab.until((name) => location.hostname === name && document.readyState === 'complete', agency);
    expect((await look(tab)).text).to.equal('');
    await visit(tab, transport);
    await tab.click('site-switcher', 'a[href$="#news"]');
    await tab.until((name) => location.hostname === name && document.readyState === 'complete', agency);
    const arrived = await look(tab);
    expect(arrived.text).to.equal('');
    expect(arrived.address).to.equal(`${agency}#news`);
  });

  itInTurn('brings settings that the reader can keep by a press', async () => {
    await switchOn(tab, transport);
    await share(tab);
    await follow(tab, agency);
    await press(tab, '[data-do=keep]');
    await tab.until(() => sessionStorage.getItem('low-vision') === null);
    const kept = await visit(tab, agency, 'next');
    expect(kept.text).to.equal(usual);
    expect(kept.cookie).to.match(/^low-vision=on\.\d+\.scheme:black-on-white~/);
    expect((await visit(tab, ministry)).text).to.equal(usual);
  });

  itInTurn('brings settings that the reader can undo by a press', async () => {
    await switchOn(tab, transport);
    await share(tab);
    await follow(tab, agency);
    await press(tab, '[data-do=undo]');
    await tab.until(() => document.documentElement.dataset['lowVision'] === undefined);
    expect((await visit(tab, agency, 'next')).text).to.equal('');
    expect((await visit(tab, transport)).text, 'there it still holds').to.equal(usual);
  });

  itInTurn('never replaces remembered settings, on or off', async () => {
    await switchOn(tab, agency);
    await widen(tab);
    await switchOn(tab, transport);
    await share(tab);
    expect((await follow(tab, agency)).text).to.include('line-height:2 ');
    await press(tab, '[data-do=off]');
    await tab.until(() => document.documentElement.dataset['lowVision'] === undefined);
    await visit(tab, transport);
    expect((await follow(tab, agency)).text).to.equal('');
  });

  itInTurn('brings no settings that hide or speak, and no unreadable colours', async () => {
    await switchOn(tab, transport);
    await share(tab);
    await tab.evaluate(() => {
      const toggle = document.querySelector('low-vision-toggle') as LowVisionToggle;
      toggle.values = {
        scheme: 'custom/777777/888888/0000ff',
        images: 'hide',
        embeds: 'hide',
        speech: 'on',
        bold: 'on',
      };
    });
    await widen(tab);
    expect((await follow(tab, agency)).text).to.equal('bold:on line-height:2');
  });
});
