import { expect } from '@open-wc/testing';
import type { PressReleases } from 'pressroom-elements/press-releases';
import { openPage, otherOrigin, serve, servePage } from '../support/feeds.js';
import { feedOf, parts, settled, texts } from '../support/releases.js';
import {
  search,
  settled as settledSwitcher,
  shownNames,
  sitesOf,
  type SiteSwitcher,
  until,
} from '../support/sites.js';

// Webmasters paste dist/pressroom.js from another origin, twice, and under a strict policy. It leaves no trace.

const script = `<script src="${otherOrigin}/dist/pressroom.js" crossorigin="anonymous" defer></script>`;

const page = (body: string, { lang = 'en', head = script } = {}) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Unit</title>${head}</head><body>${body}</body></html>`;

async function open(
  url: string,
): Promise<{ frame: HTMLIFrameElement; document: Document; element: PressReleases }> {
  const frame = await openPage(url, { width: 640, height: 800 });
  const { contentDocument: document } = frame;
  const element = document?.querySelector('press-releases');
  if (!document || !element) throw new Error('the page has no <press-releases>');
  await document.defaultView?.customElements.whenDefined('press-releases');
  return { frame, document, element: await settled(element) };
}

const policyFor = (scripts: string) =>
  `default-src 'none'; script-src ${scripts}; connect-src ${otherOrigin}; img-src ${otherOrigin}; ` +
  "style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html pressroom dompurify";

/** Records what the page reports. A file of the page’s own origin: the policy allows no inline script. */
const serveRecorder = () =>
  serve(
    'window.reports = []; addEventListener("securitypolicyviolation", (e) => reports.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`)); addEventListener("error", (e) => reports.push(e.message));',
    { type: 'text/javascript' },
  );

describe('the README’s two lines', () => {
  it('show the releases of another origin on an empty page', async () => {
    const readme = await (await fetch('/README.md')).text();
    const [, snippet = ''] = /```html\n(.*?)```/s.exec(readme) ?? [];
    expect(snippet.trim().split('\n')).to.have.length(2);
    const feed = await serve(feedOf(9), { origin: 'other' });
    const pasted = snippet
      .replace(/https:\/\/[^"]*pressroom\.js/, `${otherOrigin}/dist/pressroom.js`)
      .replace(/https:\/\/[^"]*\.json/, feed);
    expect(pasted).to.include(feed).and.include('integrity="sha384-');
    const { element } = await open(await servePage(`<!doctype html>\n${pasted}`));
    expect(element.state).to.equal('ready');
    expect(parts(element, 'item')).to.have.length(5);
  });

  for (const [file, count, title] of [
    ['politics-fr-527-items', 5, '« Trump s’attaque'],
    ['blog-ar-rtl', 1, 'أفضل حلويات'],
  ] as const)
    it(`show the real feed ${file}`, async () => {
      const feed = await (await fetch(`/tests/fixtures/feeds/${file}.json`)).text();
      const url = await serve(feed, { origin: 'other' });
      const { element } = await open(await servePage(page(`<press-releases src="${url}"></press-releases>`)));
      expect(element.state).to.equal('ready');
      expect(parts(element, 'link')).to.have.length(count);
      expect(parts(element, 'date')).to.have.length(count);
      expect(texts(element, 'title')[0]).to.include(title);
      const style = getComputedStyle(parts(element, 'title')[0] as Element);
      expect(style.direction).to.equal(file.includes('ar') ? 'rtl' : 'ltr');
    });
});

describe('a strict content policy with Trusted Types', () => {
  it('is not violated if the script is pasted twice', async () => {
    const recorder = await serveRecorder();
    const feed = feedOf(3);
    for (const item of feed.items) Object.assign(item, { image: `${otherOrigin}/demo/images/emblem.svg` });
    const url = await serve(feed, { origin: 'other' });
    const { element, frame } = await open(
      await servePage(
        page(`<press-releases src="${url}"><p>Fallback</p></press-releases>`, {
          head: `<script src="${recorder}"></script>${script}${script}`,
        }),
        { csp: policyFor(`${location.origin} ${otherOrigin}`) },
      ),
    );
    expect(element.state).to.equal('ready');
    expect(parts(element, 'item')).to.have.length(3);
    const list = parts(element, 'list')[0] as Element;
    expect(getComputedStyle(list).listStyleType, 'styles apply').to.equal('none');
    const { reports } = frame.contentWindow as unknown as { reports: string[] };
    expect(reports).to.deep.equal([]);
  });

  it('is not violated when the switcher is opened and searched', async () => {
    const recorder = await serveRecorder();
    const icon = `${otherOrigin}/demo/images/emblem.svg`;
    const url = await serve(
      { sites: sitesOf(40).sites.map((site) => ({ ...site, icon })) },
      { origin: 'other' },
    );
    const frame = await openPage(
      await servePage(
        page(`<site-switcher src="${url}"></site-switcher>`, {
          head: `<script src="${recorder}"></script>${script}`,
        }),
        { csp: policyFor(`${location.origin} ${otherOrigin}`) },
      ),
      { width: 800, height: 600 },
    );
    const element = await settledSwitcher(
      frame.contentDocument?.querySelector('site-switcher') as SiteSwitcher,
    );
    element.open = true;
    await until(() => shownNames(element).length >= 10);
    expect(await search(element, 'office 40')).to.deep.equal(['Office 40']);
    const { reports } = frame.contentWindow as unknown as { reports: string[] };
    expect(reports).to.deep.equal([]);
  });

  it('that does not allow the feed leads to an error that names connect-src', async () => {
    const url = await serve(feedOf(3), { origin: 'other' });
    const { element } = await open(
      await servePage(page(`<press-releases src="${url}"><p>Fallback</p></press-releases>`), {
        csp: `default-src 'none'; script-src ${otherOrigin}`,
      }),
    );
    expect(element.state).to.equal('failed');
    expect(element.error?.message).to.include('connect-src');
  });
});

describe('the script', () => {
  it('adds one global, and no styles to the page', async () => {
    const url = await serve(feedOf(3));
    const bare = await openPage(await servePage(page('<h1>Page</h1>', { head: '' })));
    const { frame, document } = await open(
      await servePage(page(`<h1>Page</h1><press-releases src="${url}"></press-releases>`)),
    );
    const names = (of: HTMLIFrameElement) => Reflect.ownKeys(of.contentWindow as object).map(String);
    const before = new Set(names(bare));
    expect(names(frame).filter((name) => !before.has(name))).to.deep.equal(['Pressroom']);
    expect(document.adoptedStyleSheets).to.have.length(0);
    expect(document.querySelectorAll('style, link')).to.have.length(0);
    expect([...document.documentElement.attributes].map(({ name }) => name)).to.deep.equal(['lang']);
    expect(Reflect.ownKeys((frame.contentWindow as unknown as { Symbol: object }).Symbol)).to.have.length(
      Reflect.ownKeys((bare.contentWindow as unknown as { Symbol: object }).Symbol).length,
    );
    const { Pressroom } = frame.contentWindow as unknown as { Pressroom: Record<string, unknown> };
    const { version } = (await (await fetch('/package.json')).json()) as { version: string };
    expect(Object.keys(Pressroom)).to.deep.equal([
      'version',
      'setBase',
      'addLanguage',
      'applyLowVision',
      'clearLowVision',
    ]);
    expect(Pressroom['version']).to.equal(version);
  });

  it('does nothing beside another version, and warns', async () => {
    const recorder = await serve(
      'window.warnings = []; console.warn = (text) => warnings.push(text); window.Pressroom = { version: "9.9.9" };',
      { type: 'text/javascript' },
    );
    const frame = await openPage(
      await servePage(
        page('<press-releases></press-releases>', {
          head: `<script src="${recorder}"></script>${script}${script}`,
        }),
      ),
    );
    const view = frame.contentWindow as unknown as Window & { warnings: string[]; Pressroom: object };
    expect(view.customElements.get('press-releases')).to.equal(undefined);
    expect(view.warnings).to.have.length(2);
    expect(view.warnings[0]).to.include('9.9.9');
    expect(view.Pressroom).to.deep.equal({ version: '9.9.9' });
  });

  it('works in a page with an element whose id is «Pressroom»', async () => {
    const url = await serve(feedOf(1));
    const { element } = await open(
      await servePage(page(`<div id="Pressroom"></div><press-releases src="${url}"></press-releases>`)),
    );
    expect(element.state).to.equal('ready');
  });

  it('works at the end of the body, as async, and after the page’s own definition of a tag', async () => {
    const url = await serve(feedOf(1));
    const element = `<press-releases src="${url}"></press-releases>`;
    const end = await open(await servePage(page(element + script.replace('defer', ''), { head: '' })));
    expect(end.element.state).to.equal('ready');
    const async = await open(await servePage(page(element, { head: script.replace('defer', 'async') })));
    expect(async.element.state).to.equal('ready');
    const own = await serve(
      'customElements.define("press-releases", class extends HTMLElement { own = true; });',
      {
        type: 'text/javascript',
      },
    );
    const taken = await openPage(
      await servePage(page(element, { head: `<script src="${own}"></script>${script}` })),
    );
    expect(taken.contentDocument?.querySelector('press-releases')).to.have.property('own', true);
    expect(taken.contentWindow).to.have.property('Pressroom');
  });
});
