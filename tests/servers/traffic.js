// Measures visits in Chromium with the documented nginx, from what the server logs.
// `node tests/servers/traffic.js` writes the figures into docs/webmasters/traffic.md.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, URL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { launch } from 'puppeteer-core';
import { prepareBrowsers } from '../browsers.js';
import { startServer, version } from './web-servers.js';

/** @typedef {{ requests: number, bytes: number }} Cost what a server has sent, headers included */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

const pageUrl = new URL('../../docs/webmasters/traffic.md', import.meta.url);

/** Gives slow machines an hour for what readers do within a minute. @param {string} block */
const withoutHaste = (block) => block.replace('max-age=60', 'max-age=3600');

/** The answer of nginx after `max-age` is over. An hour of waiting has the same effect. @param {string} block */
export const afterMaxAge = (block) => block.replace('max-age=60', 'max-age=0');

/** The next day, when `stale-while-revalidate` is over, too. @param {string} block */
const nextDay = (block) => afterMaxAge(block).replace(', stale-while-revalidate=600', '');

/** @param {string} path of a script */
async function integrityOf(path) {
  return `sha384-${createHash('sha384')
    .update(await readFile(path))
    .digest('base64')}`;
}

/** A site whose pages name the script and the documents on another host. */
async function startSite() {
  /** @type {Map<string, string>} */
  const pages = new Map();
  const site = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(pages.get(request.url ?? '') ?? '<!doctype html><title>Empty</title>');
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (site.address());
  return {
    /** @param {string} html */
    add(html) {
      const path = `/${String(pages.size + 1)}`;
      pages.set(path, html);
      return `http://localhost:${String(port)}${path}`;
    },
    stop() {
      site.close();
      site.closeAllConnections();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startSite>>} Site */

/** @param {Server} server @param {{ body: string, lang?: string, folder?: string }} parts */
async function htmlOf(server, { body, lang = 'en', folder = `pressroom/${version}` }) {
  const integrity = await integrityOf(join(server.www, folder, 'pressroom.js'));
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Unit</title>
    <script src="${server.origin}/${folder}/pressroom.js" integrity="${integrity}" crossorigin="anonymous" defer></script>
    </head><body>${body.replaceAll('src="', `src="${server.origin}/`)}</body></html>`;
}

const list = '<press-releases src="feed.json" fields="date summary"></press-releases>';
const all = `${list}<site-switcher src="sites.json"></site-switcher><low-vision-toggle></low-vision-toggle>`;
const polled = list.replace('fields', 'refresh="3600" fields');

/** Every element with a document shows it. @param {Page} page */
const whenReady = (page) =>
  page.waitForFunction(() => {
    const { document } = /** @type {any} */ (globalThis);
    const elements = [...document.querySelectorAll('press-releases,site-switcher')];
    return elements.every((element) => element.state === 'ready');
  });

/** @param {Server} server */
async function logOf(server) {
  const lines = (await readFile(server.log, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => {
    const [status = '', bytes = '', url = ''] = line.split(' ');
    return { status: Number(status), bytes: Number(bytes), url };
  });
}

let marks = 0;

/** Writes a mark into the log, after all that the page has requested so far. @param {Server} server @param {Page} page */
async function mark(server, page) {
  const url = `/mark-${String((marks += 1))}`;
  await page.evaluate(
    (address) => fetch(address, { mode: 'no-cors' }).then(() => undefined),
    server.origin + url,
  );
  while (!(await logOf(server)).some((line) => line.url === url)) await wait(10);
}

/** @param {readonly { bytes: number, url: string }[]} lines @returns {Cost} */
function sum(lines) {
  // The first request for the root only asks whether the server runs.
  const own = lines.filter(({ url }) => !/^\/($|mark-|images\/)/.test(url));
  return { requests: own.length, bytes: own.reduce((bytes, line) => bytes + line.bytes, 0) };
}

/**
 * The answers of the server during an action.
 * @param {Server} server
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 */
async function costOf(server, page, act) {
  const before = (await logOf(server)).length;
  await act();
  await mark(server, page);
  return sum((await logOf(server)).slice(before));
}

/** Waits until the log has a line for a document. @param {Server} server @param {string} url @param {number} count */
async function whenLogged(server, url, count) {
  while ((await logOf(server)).filter((line) => line.url.includes(url)).length < count) await wait(10);
}

export async function openChromium() {
  const { chromium } = prepareBrowsers(['chromium']).browsers;
  return launch({
    executablePath: chromium ?? '',
    headless: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/**
 * @template Result
 * @param {(site: Site, serve: (change?: (block: string) => string) => Promise<Server>) => Promise<Result>} use
 */
async function withServers(use) {
  const site = await startSite();
  /** @type {Server[]} */
  const servers = [];
  try {
    return await use(site, async (change) => {
      const server = await startServer('nginx', change);
      servers.push(server);
      return server;
    });
  } finally {
    site.stop();
    for (const server of servers) await server.stop();
  }
}

/** A reader without a cache. @param {Browser} browser */
const openPage = async (browser) => (await browser.createBrowserContext()).newPage();

/** @param {Browser} browser @returns {Promise<Record<string, Cost>>} the cost of each kind of visit */
export async function measure(browser) {
  /** @type {Record<string, Cost>} */
  const costs = {};
  await withServers(async (site, serve) => {
    /** @param {Server} server */
    const newReader = async (server) => {
      const page = await openPage(browser);
      return {
        page,
        /** @param {Parameters<typeof htmlOf>[1]} parts @param {() => Promise<unknown>} [alsoWait] */
        visit: async (parts, alsoWait = () => Promise.resolve()) => {
          const address = site.add(await htmlOf(server, parts));
          return costOf(server, page, async () => {
            await page.goto(address);
            await whenReady(page);
            await alsoWait();
          });
        },
        /** @param {() => Promise<unknown>} act */
        cost: (act) => costOf(server, page, act),
      };
    };

    const fresh = await serve(withoutHaste);
    const one = await newReader(fresh);
    costs['first visit: a list'] = await one.visit({ body: list });
    costs['next page within a minute'] = await one.visit({ body: list });
    costs['ten lists of the same feed, first visit'] = await (
      await newReader(fresh)
    ).visit({ body: list.repeat(10) });

    const other = await newReader(fresh);
    costs['first visit: list, switcher and toggle, in Azerbaijani'] = await other.visit(
      { body: all, lang: 'az' },
      () => whenLogged(fresh, 'pressroom-az.js', 1),
    );
    costs['this reader opens the switcher'] = await other.cost(async () => {
      await other.page.locator('site-switcher').click();
      await whenLogged(fresh, 'pressroom-sites.js', 1);
    });
    costs['this reader switches the low-vision mode on'] = await other.cost(async () => {
      await other.page.locator('low-vision-toggle').click();
      await other.page.locator('html[data-low-vision]').setVisibility(null).wait();
    });

    const old = await serve(afterMaxAge);
    const early = await newReader(old);
    await early.visit({ body: list });
    costs['next visit within 11 minutes'] = await early.visit({ body: list }, () =>
      whenLogged(old, 'feed.json', 2),
    );

    const older = await serve(nextDay);
    const later = await newReader(older);
    await later.visit({ body: list });
    costs['next day, a folder for each version'] = await later.visit({ body: list });
    const fixed = await newReader(older);
    await fixed.visit({ body: list, folder: 'pressroom' });
    costs['next day, one folder for all versions'] = await fixed.visit({ body: list, folder: 'pressroom' });

    const tabs = await newReader(older);
    const frame = site.add(await htmlOf(older, { body: polled }));
    const allFrames = `<!doctype html><title>Tabs</title>${`<iframe src="${frame}"></iframe>`.repeat(5)}`;
    await tabs.page.goto(site.add(allFrames));
    for (const tab of tabs.page.frames().slice(1))
      await tab.waitForFunction(
        () => /** @type {any} */ (globalThis).document.querySelector('press-releases')?.state === 'ready',
      );
    const asked = (await logOf(older)).filter(({ url }) => url.includes('feed.json')).length;
    costs['five tabs with `refresh`, each time for all five'] = await tabs.cost(async () => {
      // A connection that is back makes each tab ask at once, as the end of its period does.
      await tabs.page.evaluate(() => {
        const view = /** @type {any} */ (globalThis);
        for (let tab = 0; tab < 5; tab += 1) view[tab].dispatchEvent(new view[tab].Event('online'));
      });
      await whenLogged(older, 'feed.json', asked + 1);
    });
  });
  return costs;
}

/**
 * A reader comes back after an upgrade of the scripts in the same folder.
 * @param {Browser} browser
 * @param {(block: string) => string} change of the documented configuration
 * @returns {Promise<boolean>} whether the page of the new version shows its list
 */
export function survivesUpgrade(browser, change) {
  return withServers(async (site, serve) => {
    const server = await serve(change);
    const page = await openPage(browser);
    const folder = 'pressroom';
    await page.goto(site.add(await htmlOf(server, { body: list, folder })));
    await whenReady(page);
    const script = join(server.www, folder, 'pressroom.js');
    await writeFile(script, `${await readFile(script, 'utf8')}\n// upgraded`);
    await page.goto(site.add(await htmlOf(server, { body: list, folder })));
    return page.evaluate(() => !!(/** @type {any} */ (globalThis).customElements.get('press-releases')));
  });
}

/**
 * The first titles that a reader sees on three visits. After the first one, the feed gets another release.
 * @param {Browser} browser
 * @param {(block: string) => string} change of the documented configuration
 */
export function titlesOfThreeVisits(browser, change) {
  return withServers(async (site, serve) => {
    /** @type {string[]} */
    const titles = [];
    const server = await serve(change);
    const page = await openPage(browser);
    const visit = async () => {
      await page.goto(site.add(await htmlOf(server, { body: list })));
      await whenReady(page);
      const title = await page.evaluate(() => {
        const { document } = /** @type {any} */ (globalThis);
        return document.querySelector('press-releases').items[0].title;
      });
      titles.push(title);
    };
    await visit();
    const path = join(server.www, 'feed.json');
    const feed = JSON.parse(await readFile(path, 'utf8'));
    feed.items.unshift({ id: 'new', title: 'Just published', date_published: '2099-01-01T00:00:00Z' });
    await writeFile(path, JSON.stringify(feed));
    await visit();
    await whenLogged(server, 'feed.json', 2);
    await visit();
    return titles;
  });
}

const kilobytes = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);

const days = /** @type {const} */ ([
  [
    'all of them new, with list, switcher and toggle',
    'first visit: list, switcher and toggle, in Azerbaijani',
  ],
  ['all of them new, with a list', 'first visit: a list'],
  ['all of them here yesterday, one folder for all versions', 'next day, one folder for all versions'],
  ['all of them here yesterday, a folder for each version', 'next day, a folder for each version'],
]);

/** @param {string[][]} rows */
const table = (rows) => rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** @param {Record<string, Cost>} costs @returns {Promise<string>} the page with these figures */
async function withFigures(costs) {
  const visits = Object.entries(costs).map(([name, { requests, bytes }]) => [
    name,
    String(requests),
    kilobytes(bytes),
  ]);
  const million = days.map(([name, visit]) => {
    const { requests, bytes } = costs[visit] ?? { requests: NaN, bytes: NaN };
    // A tenth of a day's readers come in its busiest hour.
    const busiest = 1e5 / 3600;
    return [
      name,
      `${String(requests)} million`,
      (bytes / 1000).toFixed(1),
      (requests * busiest).toFixed(0),
      ((bytes * 8 * busiest) / 1e6).toFixed(1),
    ];
  });
  const line = (/** @type {number} */ count) => Array.from({ length: count }, () => '---');
  const figures = [
    table([['visit', 'requests', 'kB sent'], line(3), ...visits]),
    '',
    'A million readers a day, one visit each:',
    '',
    table([
      ['readers', 'requests a day', 'GB a day', 'requests a second, busiest hour', 'Mbit/s, busiest hour'],
      line(5),
      ...million,
    ]),
  ].join('\n');
  const text = await readFile(pageUrl, 'utf8');
  const written = text.replace(
    /(<!-- figures -->\n)[^]*(<!-- \/figures -->)/,
    (_, begin, end) => `${begin}\n${figures}\n\n${end}`,
  );
  const path = fileURLToPath(pageUrl);
  return format(written, { ...(await resolveConfig(path)), filepath: path });
}

/** The figures of the page, by visit. @returns {Promise<Record<string, Cost>>} */
export async function documentedCosts() {
  const text = await readFile(pageUrl, 'utf8');
  const rows = text.matchAll(/^\| ([^|]*?) +\| (\d+) +\| ([\d.]+) +\|$/gm);
  return Object.fromEntries(
    [...rows].map(([, name, requests, kilobytes]) => [
      name,
      { requests: Number(requests), bytes: Number(kilobytes) * 1000 },
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = await openChromium();
  try {
    await writeFile(pageUrl, await withFigures(await measure(browser)));
  } finally {
    await browser.close();
  }
}
