import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { closePage, openPage, otherOrigin, serve, servePage } from '../support/feeds.js';
import { sitesOf, until } from '../support/sites.js';
import type { Example } from './markdown.js';

// Every HTML example in README.md and docs/ works as it is pasted. The page has the built script of another origin,
// a feed and a list of sites. The console stays silent.

const examples = await executeServerCommand<Example[], string>('examples', 'html');
const policies = await executeServerCommand<Example[], string>('examples', 'text');

const feed = (tags: string[]) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Press releases of the ministry',
  language: 'en',
  items: ['2026-214', '2026-213', '2026-212'].map((id) => ({
    id,
    url: `https://www.ministry.example/releases/${id}`,
    title: `Release ${id}`,
    summary: 'It works six days a week.',
    content_html: '<p>It works <em>six</em> days a week.</p>',
    date_published: `2026-11-${id.slice(-2)}T09:40:00+04:00`,
    tags,
  })),
});

const rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Ministry</title>
  <link>https://www.ministry.example/</link><description>News</description><item><title>From RSS</title>
  <guid>https://www.ministry.example/releases/1</guid><link>https://www.ministry.example/releases/1</link>
  <pubDate>Mon, 23 Nov 2026 09:40:00 +0400</pubDate></item></channel></rss>`;

const recorder = `window.reports = [];
  for (const level of ['warn', 'error']) console[level] = (...words) => reports.push(words.join(' '));
  addEventListener('securitypolicyviolation', (e) => reports.push(e.violatedDirective + ' ' + e.blockedURI));
  addEventListener('error', (e) => { if (e.message) reports.push(e.message); });
  addEventListener('unhandledrejection', ({ reason }) => reports.push(String(reason)));`;

/** The example with addresses of the test's servers in place of the ministry's. */
async function pasted(code: string): Promise<string> {
  const tags = [...code.matchAll(/\btags="?:? ?"([^"]*)"/g)].flatMap(([, names = '']) => names.split(/, */));
  const [json, xml, sites] = await Promise.all([
    serve(feed(tags), { origin: 'other' }),
    serve(rss, { origin: 'other', type: 'application/rss+xml' }),
    serve(sitesOf(12), { origin: 'other' }),
  ]);
  const local = (address: string) => {
    const { pathname } = new URL(address, location.href);
    const name = pathname.split('/').pop() ?? '';
    if (/\.js$/.test(name)) return `${otherOrigin}/dist/${name}`;
    if (/pressroom\/$/.test(pathname)) return `${otherOrigin}/dist/`;
    if (/sites.*\.json$/.test(name)) return sites;
    if (/\.json$/.test(name)) return json;
    return /rss|atom|\.xml$/.test(name) ? xml : address;
  };
  return code.replace(/https:\/\/[\w.-]+\.example[^\s"'<>]*|(?<==")\/[\w/.-]+/g, local);
}

const own = 'press-releases, press-release, site-switcher, low-vision-toggle';

interface Page {
  frame: HTMLIFrameElement;
  reports: string[];
  elements: (HTMLElement & { state?: string })[];
}

/** Opens an example as a page, and waits until its elements show what they load. */
async function open(code: string, head: string, csp?: string): Promise<Page> {
  const body = await pasted(code);
  const script = /(pressroom|low-vision)\.js"|type="module"/.test(body)
    ? ''
    : `<script src="${otherOrigin}/dist/pressroom.js" crossorigin="anonymous" defer></script>`;
  const start = /^\s*(<!doctype|<html)/i.test(body) ? '' : '<html lang="en">';
  const html = `<!doctype html>${start}<meta charset="utf-8"><title>Example</title>${head}${script}${body}`;
  const frame = await openPage(await servePage(html, csp === undefined ? {} : { csp }));
  const { contentDocument: document, contentWindow } = frame;
  const found = () => [...(document?.querySelectorAll<Page['elements'][number]>(own) ?? [])];
  await until(
    () =>
      found().every(({ state, shadowRoot }) =>
        state === undefined ? shadowRoot?.childElementCount : state !== 'loading',
      ),
    'the elements show something',
  );
  const { reports } = contentWindow as unknown as { reports: string[] };
  return { frame, reports, elements: found() };
}

const recorded = await serve(recorder, { type: 'text/javascript' });
const head = `<script src="${recorded}"></script>`;

describe('HTML examples of the documentation', () => {
  it('are found', () => {
    expect(examples.length).to.be.greaterThan(20);
  });

  for (const { page, line, code } of examples)
    it(`${page}:${String(line)}`, async () => {
      const { frame, reports, elements } = await open(code, head);
      expect(reports).to.deep.equal([]);
      const names = own.split(', ').filter((name) => new RegExp(`(<|pressroom=")${name}[\\s">]`).test(code));
      for (const name of names) expect(elements.map(({ localName }) => localName)).to.include(name);
      for (const { state } of elements) if (state !== undefined) expect(state).to.equal('ready');
      closePage(frame);
    });
});

describe('the policy of the documentation', () => {
  it('is enough for the two lines', async () => {
    const [, policy = ''] =
      /Content-Security-Policy: (.*)/.exec(policies.map(({ code }) => code).join('')) ?? [];
    expect(policy).to.include("require-trusted-types-for 'script'");
    // The recorder is a script of the page's own.
    const csp = policy
      .replaceAll(/https:\/\/www\.(agency|ministry)\.example/g, otherOrigin)
      .replace('script-src', `script-src ${location.origin}`);
    const { reports, elements } = await open(examples[0]?.code ?? '', head, `default-src 'none'; ${csp}`);
    expect(reports).to.deep.equal([]);
    expect(elements[0]?.state).to.equal('ready');
  });
});
