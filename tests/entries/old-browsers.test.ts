// A browser that cannot read our script shows the page's own content, and the page has nothing of ours.
import { expect } from '@open-wc/testing';
import { codeOf, javascript } from '../support/classic-page.js';
import { openPage, requests, serve, servePage } from '../support/feeds.js';

interface View extends Window {
  failures: string[];
  Pressroom?: unknown;
}

const code = await codeOf('pressroom.js');

/** Syntax that no browser of today can read stands for ours in an old browser. */
const unreadable = `${code}\nawait? 1 ?: 2;`;

const body = (feed: string) => `<h1>Unit</h1>
  <press-releases src="${feed}"><h2>Press</h2><a href="/press/">All press releases</a></press-releases>
  <press-release src="${feed}"><a href="/press/214">New service centre</a></press-release>
  <site-switcher src="${feed}"><a href="https://police.example/">Police</a></site-switcher>
  <low-vision-toggle></low-vision-toggle>
  <div data-pressroom="press-releases" data-src="${feed}"><a href="/press/">All of the unit</a></div>
  <ul data-pressroom="site-switcher"><li><a href="https://rescue.example/">Rescue</a></li></ul>`;

it('leaves the page alone in a browser that reads only older syntax', async () => {
  const feed = await serve({ version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items: [] });
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
      <script>window.failures = []; addEventListener('error', (event) => failures.push(event.message));</script>
      <script src="${await serve(unreadable, javascript)}" defer></script></head><body>${body(feed)}</body></html>`;
  const { contentDocument: document, contentWindow } = await openPage(await servePage(html));
  if (!document) throw new Error('the page is not there');
  const view = contentWindow as unknown as View;

  expect(view.failures, 'the script has failed').to.have.length(1);
  const served = new DOMParser().parseFromString(html, 'text/html');
  expect(document.documentElement.outerHTML).to.equal(served.documentElement.outerHTML);
  for (const element of document.querySelectorAll('body *')) expect(element.shadowRoot).to.equal(null);
  for (const link of document.querySelectorAll('a'))
    expect(link.getClientRects(), link.textContent).to.have.length(1);
  expect(document.adoptedStyleSheets).to.have.length(0);
  expect(view.Pressroom).to.equal(undefined);
  expect(await requests(feed)).to.have.length(0);
});
