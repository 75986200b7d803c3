import { expect } from '@open-wc/testing';
import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import type { PressRelease } from 'pressroom-elements/press-release';
import type { PressReleases } from 'pressroom-elements/press-releases';
import type { SiteSwitcher } from 'pressroom-elements/site-switcher';
import { expectAccessible, type AccessibilityOptions } from './accessibility.js';
import { recorder, type View } from './classic-page.js';
import { otherOrigin, serve } from './feeds.js';
import { differences, stateOf, whenUnchanged } from './page-state.js';
import { feedOf } from './releases.js';
import { until } from './sites.js';

// A page with every element, embedded in every way, and a check that all of it works. For pages in odd surroundings.

export interface WholePage extends View {
  /** How often the page's own button was pressed. */
  presses: number;
}

const feed = await serve(feedOf(6), { origin: 'other' });

/** The page's own script: it listens to its own button, also after page swaps. */
const ownScript = await serve(
  `window.presses = 0;
   document.addEventListener("click", ({ target }) => { if (target.id === "own") presses += 1; });`,
  { type: 'text/javascript' },
);

const json = (tag: string, id: string, values: object) =>
  `<script type="application/json" data-pressroom="${tag}" id="${id}">${JSON.stringify(values)}</script>`;

/** The content of the body. It is also XML. */
export const content = `<header><p>Unit</p><low-vision-toggle></low-vision-toggle>
    <div id="offices" data-pressroom="site-switcher" data-layout="list"><ul><li><a href="https://a.example/">Office</a></li></ul></div></header>
  <main><h1>Unit</h1>
    <section id="page"><h2>Own</h2><p style="color: #333">Text of the page. <button type="button" id="own">Own button</button></p></section>
    <press-releases id="tag" src="${feed}" limit="2" heading="By tag"><p>News</p></press-releases>
    <div id="div" data-pressroom="press-releases" data-src="${feed}" data-limit="2" data-heading="By div"><p>News</p></div>
    ${json('press-releases', 'json', { src: feed, limit: 2, heading: 'By script' })}
    ${json('press-releases', 'document', { feed: feedOf(2), heading: 'By document', 'all-href': '' })}
    ${json('press-release', 'article', { item: feedOf(1).items[0], 'heading-level': 2, actions: 'print' })}
  </main>`;

export type Way = 'classic' | 'modules';

/** The addresses of our script; those of the modules are on the page's own origin. */
export const classicUrl = `${otherOrigin}/dist/pressroom.js`;
export const moduleUrls = ['index', 'markers'].map((name) => new URL(`/dist/${name}.js`, location.href).href);

/** The tags that embed the library. */
export const scriptsOf = (way: Way, attributes = 'defer=""'): string =>
  way === 'classic'
    ? `<script src="${classicUrl}" crossorigin="anonymous" ${attributes}></script>`
    : moduleUrls.map((url) => `<script type="module" src="${url}" ${attributes}></script>`).join('');

/** axe-core, the page's own script and a recorder of its messages. */
const firstScripts = [recorder, ownScript, new URL('/node_modules/axe-core/axe.min.js', location.href).href]
  .map((url) => `<script src="${url}" nonce="abc"></script>`)
  .join('');

export const htmlOf = ({
  head = '',
  body = content,
  doctype = '<!doctype html>',
  html = 'lang="en"',
} = {}): string =>
  `${doctype}<html ${html}><head><meta charset="utf-8"/><title>Unit</title><meta name="viewport" content="width=device-width"/>${firstScripts}${head}</head><body>${body}</body></html>`;

const lists = {
  '#tag': ['Release 6', 'Release 5'],
  '#div > press-releases': ['Release 6', 'Release 5'],
  '#json + press-releases': ['Release 6', 'Release 5'],
  '#document + press-releases': ['Release 2', 'Release 1'],
};

const readText = (element: Element | null, selector: string) =>
  [...(element?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])].map((node) =>
    // A translation tool has wrapped the text.
    node.checkVisibility() && node.getClientRects().length
      ? node.textContent.replace(/[⟦⟧]/g, '').trim()
      : 'unseen',
  );

/** Waits until every element shows its content. */
export async function whenShown(page: Document): Promise<void> {
  for (const [selector, titles] of Object.entries(lists)) {
    const list = () => page.querySelector<PressReleases>(selector);
    await until(() => readText(list(), '[part~=link]').join() === titles.join(), selector);
  }
  const switcher = () => page.querySelector<SiteSwitcher>('#offices > site-switcher');
  await until(() => readText(switcher(), '[part~=link]').join() === 'Office', 'the switcher');
  const article = () => page.querySelector<PressRelease>('#article + press-release');
  await until(() => readText(article(), '[part=heading]').join() === 'Release 1', 'the release');
  const toggle = () => page.querySelector('low-vision-toggle');
  await until(() => readText(toggle(), '[part~=button]').join() === 'Low-vision mode', 'the toggle');
}

const toggleOf = (page: Document) => page.querySelector('low-vision-toggle') as LowVisionToggle;

/** Everything of the page but the toggle's own tree, which has more content after the first use. */
const ownState = (page: Document) =>
  new Map([...stateOf(page)].filter(([place]) => !place.includes('> low-vision-toggle')));

/** Switches the mode on and off, and expects the page to be as it was. */
async function expectOnAndOff(page: Document): Promise<void> {
  const { defaultView: view, documentElement, body } = page;
  const toggle = toggleOf(page);
  await whenUnchanged(page);
  const before = ownState(page);
  toggle.values = { 'text-size': 150, scheme: 'white-on-black', links: 'underline' };
  toggle.toggle(true);
  await until(() => documentElement.hasAttribute('data-low-vision') && toggle.active, 'the mode');
  const own = page.getElementById('own')?.parentElement ?? body;
  expect(view?.getComputedStyle(own).color).to.match(/^(rgb\(255, 255, 255\)|color\(srgb 1 1 1\))$/);
  toggle.toggle(false);
  await until(() => !documentElement.hasAttribute('data-low-vision'), 'the usual version');
  expect(differences(before, ownState(page))).to.deep.equal([]);
}

export interface Expected extends AccessibilityOptions {
  /** The messages that the console may have. */
  told?: RegExp[];
}

/** Expects that every element works, and that the page is what its owner has made it. */
export async function expectHolds(page: Document, { told = [], ...axe }: Expected = {}): Promise<void> {
  const view = page.defaultView as unknown as WholePage;
  await whenShown(page);
  const own = () => page.getElementById('own') as HTMLElement;
  const before = view.presses;
  own().click();
  expect(view.presses, 'presses of the page’s own button').to.equal(before + 1);
  for (const marker of ['#div', '#offices']) expect(page.querySelector(marker)?.children).to.have.length(1);
  expect(
    page.querySelectorAll('press-releases, press-release, site-switcher, low-vision-toggle'),
  ).to.have.length(7);
  await expectAccessible(page, axe);
  await expectOnAndOff(page);
  const lines = [...view.told, ...view.reports];
  expect(lines.filter((line) => !told.some((one) => one.test(line)))).to.deep.equal([]);
  expect(told.filter((one) => !lines.some((line) => one.test(line)))).to.deep.equal([]);
}
