import { expect } from '@open-wc/testing';
import type { PressRelease } from 'pressroom-elements/press-release';
import type { PressReleases } from 'pressroom-elements/press-releases';
import {
  openPage,
  otherOrigin,
  requests,
  serve,
  servePage,
  update,
  type ServeOptions,
} from '../support/feeds.js';
import { settled } from '../support/elements.js';
import { bodyOf } from '../support/release.js';
import { azerbaijani, encode, english, others, rss, russian } from '../support/xml-feeds.js';
import { itInTurn } from '../support/matrix.js';

// dist/pressroom.js shows RSS, RDF and Atom on a page with a strict policy. Where a document is no feed, what was shown
// stays. A page with a JSON Feed loads nothing of this.

const policy =
  `default-src 'none'; script-src 'self' ${otherOrigin}; style-src 'self'; connect-src 'self' ${otherOrigin}; img-src *; ` +
  "require-trusted-types-for 'script'; trusted-types lit-html pressroom dompurify";

interface View extends Window {
  attacks: number;
  reports: string[];
  logs: string[];
}

const recorder = `window.attacks = 0; window.reports = []; window.logs = [];
  window.attacked = () => { attacks += 1; };
  for (const level of ['warn', 'error']) console[level] = (text) => { logs.push(String(text)); };
  addEventListener('securitypolicyviolation', (e) => reports.push([e.effectiveDirective, e.blockedURI, e.sample].join(' ')));`;

async function open(markup: string, lang = 'en', script = `${otherOrigin}/dist/pressroom.js`) {
  const page = await servePage(
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Unit</title>
     <script src="${await serve(recorder, { type: 'text/javascript' })}"></script>
     <script src="${script}" crossorigin="anonymous" defer></script>${markup}`,
    { csp: policy },
  );
  const { contentDocument: document, contentWindow } = await openPage(page);
  const view = contentWindow as unknown as View;
  const element = document?.querySelector<PressReleases>('press-releases');
  if (!element) throw new Error('no list');
  return {
    document,
    view,
    element: await settled(element),
    files: () =>
      view.performance
        .getEntriesByType('resource')
        .map(({ name }) => /pressroom-[\w-]+\.js/.exec(name)?.[0])
        .filter((name) => /xml|repair/.test(name ?? '')),
  };
}

const texts = (element: Element, part: string) =>
  [...(element.shadowRoot?.querySelectorAll(`[part~="${part}"]`) ?? [])].map((node) =>
    node.textContent.replace(/\s+/g, ' ').trim(),
  );

/** Serves a feed as bytes in its encoding, with a media type that tells nothing. */
const serveXml = (xml: string, encoding = 'utf-8', options: ServeOptions = {}) =>
  serve(String.fromCharCode(...encode(xml, encoding)), {
    binary: true,
    origin: 'other',
    type: 'text/plain',
    ...options,
  });

describe('a page with a strict policy', () => {
  it('shows an RSS 2.0 in Azerbaijani', async () => {
    const { element, view, files } = await open(
      `<press-releases src="${await serveXml(azerbaijani)}" fields="date summary authors tags"></press-releases>`,
      'az',
    );
    expect(element.state).to.equal('ready');
    expect(texts(element, 'title')).to.deep.equal([
      'Şagirdlər üçün «Yay məktəbi» açıldı – 2026',
      'İmtahan tarixləri',
    ]);
    expect(texts(element, 'date')[0]).to.equal('23 noyabr 2026');
    expect(texts(element, 'summary')[0]).to.include('Məktəb 500 şagird');
    expect(element.feed?.title).to.equal('Elm və Təhsil Nazirliyi');
    expect(files()).to.deep.equal(['pressroom-xml-feed.js']);
    expect(view.reports).to.deep.equal([]);
    expect(view.logs).to.deep.equal([]);
  });

  itInTurn('shows an RDF in Russian, in windows-1251', async () => {
    const { element, view } = await open(
      `<press-releases src="${await serveXml(russian, 'windows-1251')}"></press-releases>`,
      'ru',
    );
    expect(texts(element, 'title')).to.deep.equal(['Объявлен набор в «Летнюю школу»']);
    expect(texts(element, 'date')[0]).to.include('ноября 2026');
    expect(element.feed?.language).to.equal('ru');
    expect(view.reports).to.deep.equal([]);
  });

  it('shows an Atom in English, and its XHTML in a release', async () => {
    const url = await serveXml(english);
    const { document, element, view } = await open(
      `<press-releases src="${url}"></press-releases><press-release src="${url}" actions=""></press-release>`,
    );
    expect(texts(element, 'title')).to.deep.equal(['The summer school opens']);
    await view.customElements.whenDefined('press-release');
    const release = await settled(document?.querySelector('press-release') as PressRelease);
    expect(bodyOf(release))
      .to.include('Pupils &amp; parents may <a')
      .and.include('ministry.example/en/apply');
    expect(view.attacks).to.equal(0);
    expect(view.reports).to.deep.equal([]);
  });

  it('shows a damaged feed, and names the line', async () => {
    const { element, view, files } = await open(
      `<press-releases src="${await serveXml(rss('\n<item><title>R&D &laquo;A&raquo;</title></item>'))}"></press-releases>`,
    );
    expect(texts(element, 'title')).to.deep.equal(['R&D «A»']);
    expect(view.logs.join()).to.include('damaged in line 3');
    expect(files()).to.deep.equal(['pressroom-xml-feed.js', 'pressroom-repair.js']);
    // Chromium's own message about the damage has a style.
    expect(view.reports.filter((line) => !line.startsWith('style-src-attr'))).to.deep.equal([]);
  });

  itInTurn('follows a page to its feed once, and names the better address', async () => {
    const feed = await serveXml(azerbaijani);
    const page = await serve(
      `<!doctype html><html><head><!-- <link rel="alternate" type="application/rss+xml" href="/no"> --><link rel="alternate stylesheet" type="text/css" href="/x.css"><link href="${feed}" type="application/rss+xml" rel="alternate"></head></html>`,
      { origin: 'other', type: 'text/html' },
    );
    const { element, view } = await open(`<press-releases src="${page}"></press-releases>`);
    expect(element.state).to.equal('ready');
    expect(view.logs).to.have.length(1);
    expect(view.logs[0]).to.include(page).and.include(feed);
    expect(await requests(page)).to.have.length(1);
    expect(await requests(feed)).to.have.length(1);
    const loop = await serve('', { origin: 'other' });
    await update(
      loop,
      `<html><head><link rel="alternate" type="application/rss+xml" href="${loop}"></head></html>`,
    );
    const circle = await open(`<press-releases src="${loop}"></press-releases>`);
    expect(circle.element.state).to.equal('failed');
    expect(circle.element.error?.code).to.equal('not-json');
    expect(await requests(loop)).to.have.length(2);
  });

  it('has no script of a feed run, and no javascript: link', async () => {
    const { element, view } = await open(
      `<press-releases src="${await serveXml(
        rss(
          '<item><guid>1</guid><title>&lt;img src=x onerror=attacked()&gt;&lt;script&gt;attacked()&lt;/script&gt;A</title><link>javascript:attacked()</link><description><x xmlns="http://www.w3.org/1999/xhtml" onclick="attacked()"><script>attacked()</script><img src="x" onerror="attacked()"/></x></description></item>',
        ),
      )}" read-in="inline"></press-releases>`,
    );
    expect(texts(element, 'title')).to.deep.equal(['A']);
    expect(element.shadowRoot?.querySelector('a[href^="javascript"]')).to.equal(null);
    expect(view.attacks).to.equal(0);
    expect(view.reports).to.deep.equal([]);
  });

  for (const [name, { body, code, message }] of Object.entries(others))
    itInTurn(`keeps what is shown when the feed becomes ${name}`, async () => {
      const url = await serveXml(azerbaijani);
      const { element, view } = await open(`<press-releases src="${url}"></press-releases>`, 'az');
      const shown = texts(element, 'title');
      const encoding = name.startsWith('gzip') ? 'bytes' : 'utf-8';
      await update(url, String.fromCharCode(...encode(body, encoding)), { binary: true, type: 'text/xml' });
      await element.reload();
      expect(texts(element, 'title')).to.deep.equal(shown);
      expect(element.error?.code).to.equal(code);
      expect(element.error?.message).to.match(message);
      expect(view.attacks).to.equal(0);
      expect(view.reports).to.deep.equal([]);
    });

  it('is empty for an RSS without items', async () => {
    const { element } = await open(`<press-releases src="${await serveXml(rss(''))}"></press-releases>`);
    expect(element.state).to.equal('empty');
  });

  it('refuses gzip that is none, and a feed over the limit', async () => {
    const none = await serveXml(azerbaijani, 'utf-8', { headers: { 'content-encoding': 'gzip' } });
    const large = await serveXml(azerbaijani, 'utf-8', { pad: 10_000_001 });
    const one = await open(`<press-releases src="${none}" timeout="500"></press-releases>`);
    // WebKit reads such a body as it is.
    expect(one.element.error?.code ?? one.element.state).to.be.oneOf(['network', 'ready']);
    const two = await open(`<press-releases src="${large}"></press-releases>`);
    expect(two.element.error?.code).to.equal('too-large');
  });

  itInTurn('tells which file is missing', async () => {
    const folder = await serve(await (await fetch(`${otherOrigin}/dist/pressroom.js`)).text(), {
      type: 'text/javascript',
    });
    const { element } = await open(
      `<press-releases src="${await serveXml(azerbaijani)}" timeout="4000"></press-releases>`,
      'en',
      `${folder}pressroom.js`,
    );
    expect(element.state).to.equal('failed');
    expect(element.error?.message).to.include('pressroom-xml-feed.js');
  });

  it('loads nothing of XML for a JSON Feed', async () => {
    const feed = await serve({ title: 'Unit', items: [{ id: '1', title: 'A' }] }, { origin: 'other' });
    const { element, files } = await open(`<press-releases src="${feed}"></press-releases>`);
    expect(element.state).to.equal('ready');
    expect(files()).to.deep.equal([]);
  });
});
