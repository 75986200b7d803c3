import { expect } from '@open-wc/testing';
import { codeOf, javascript } from '../support/classic-page.js';
import { openPage, otherOrigin, serve, servePage, type ServeOptions } from '../support/feeds.js';
import { isTurn, itInTurn, matrix } from '../support/matrix.js';
import { until } from '../support/sites.js';
import { openWindow } from '../support/window.js';
import {
  classicUrl,
  content,
  expectHolds,
  htmlOf,
  moduleUrls,
  scriptsOf,
  whenShown,
  type Expected,
  type Way,
  type WholePage,
} from '../support/whole-page.js';

// Each way to embed works on each kind of page, and leaves the page as it is. The ways are a list as a tag, in a
// marker and by a script, the switcher, a release and the toggle. All of this in pages with the classic script, and with
// the modules. Outside a sweep, two engines open a page with the script, and one with the modules.

interface Page {
  html: string;
  options?: ServeOptions;
  sandbox?: string;
}

interface Kind {
  kind: string;
  ways?: Way[];
  page: (way: Way) => Page | Promise<Page>;
  /** Something that happens to the page after it is shown. */
  act?: (page: Document, view: View) => unknown;
  expected?: Expected;
  /** The reason for a skip. */
  missing?: string | false;
}

interface View extends WholePage {
  /** Names that libraries of the page define. */
  $: (name: string) => { on?: unknown; addEvent?: unknown };
  Prototype?: { Version: string };
  MooTools?: { version: string };
  Turbo: { visit(url: string, options?: { action: string }): void };
  htmx: { ajax(method: string, url: string, options: object): Promise<void> };
  Idiomorph: { morph(old: Element, html: string, options?: object): void };
}

const inline = (code: string) => `<script nonce="abc">${code.replaceAll('</', '<\\/')}</script>`;

/** Code of a page that inserts our script. */
const inserting = (way: Way) =>
  `for (const url of ${JSON.stringify(way === 'classic' ? [classicUrl] : moduleUrls)}) {
     const script = document.createElement("script");
     ${way === 'classic' ? 'script.crossOrigin = "anonymous"' : 'script.type = "module"'};
     script.src = url;
     document.head.append(script);
   }`;

const fromHere = (path: string) => new URL(path, location.href).href;
const tagOf = (path: string) => `<script src="${fromHere(path)}" nonce="abc"></script>`;

/** Libraries of the page, before our script. */
const withLibrary = (path: string) => (way: Way) => ({
  html: htmlOf({ head: tagOf(path) + scriptsOf(way) }),
});

const isServed = async (path: string) => (await fetch(path, { method: 'HEAD' })).ok;
const noLibraries =
  !(await isServed('/page-libraries/prototype/prototype.js')) && 'libjs-prototype, libjs-mootools';

const hashOf = async (code: string) => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`;
};

const policy = (scripts: string) =>
  `default-src 'none'; base-uri 'none'; object-src 'none'; script-src ${scripts}; connect-src ${otherOrigin}; ` +
  "style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types lit-html pressroom dompurify";

const withPolicy =
  (scripts: string, attributes?: string) =>
  (way: Way): Page => ({
    html: htmlOf({ head: scriptsOf(way, attributes) }),
    options: { headers: { 'content-security-policy': policy(scripts) } },
  });

/** A loader of the page, which the policy allows by its hash. Its script may bring further ones. */
async function withHash(way: Way): Promise<Page> {
  const loader = inserting(way);
  const others = "'nonce-abc'";
  const rules = policy(`${await hashOf(loader)} ${others} 'strict-dynamic'`).replace(
    /require-trusted.*?; /,
    '',
  );
  return {
    html: htmlOf({ head: `<script>${loader}</script>` }),
    options: { headers: { 'content-security-policy': rules } },
  };
}

/** All texts of the page and of its shadow trees, in elements of a translation tool. */
function translate(page: Document): void {
  const wrap = (root: Node) => {
    for (const node of [...root.childNodes])
      if (node.nodeType === 3) {
        const font = page.createElementNS('http://www.w3.org/1999/xhtml', 'font');
        font.textContent = node.textContent && `⟦${node.textContent}⟧`;
        if (node.textContent?.trim()) node.parentNode?.replaceChild(font, node);
      } else if (!/^(script|style|head)$/.test((node as Element).localName)) {
        wrap(node);
        const { shadowRoot } = node as Element;
        if (shadowRoot) wrap(shadowRoot);
      }
  };
  wrap(page.body);
}

const otherPage = (body: string) => servePage(htmlOf({ body: `${body}<p id="other">Other page</p>` }));

const swapped = content.replace('News', 'Newer').replace('</main>', '<p id="other">More</p></main>');

const kinds: Kind[] = [
  { kind: 'async', page: (way) => ({ html: htmlOf({ head: scriptsOf(way, 'async=""') }) }) },
  {
    kind: 'the script inserted later',
    page: (way) => ({
      html: htmlOf({ head: inline(`addEventListener("DOMContentLoaded", () => {${inserting(way)}})`) }),
    }),
  },
  {
    kind: 'document.write',
    page: (way) => ({
      html: htmlOf({ body: inline(`document.write(${JSON.stringify(scriptsOf(way, '') + content)})`) }),
    }),
  },
  {
    kind: 'script and content after load',
    page: (way) => ({
      html: htmlOf({
        body: inline(
          `addEventListener("load", () => setTimeout(() => {${inserting(way)} document.body.innerHTML = ${JSON.stringify(content)}; }))`,
        ),
      }),
    }),
  },
  {
    kind: 'the file renamed',
    ways: ['classic'],
    page: async () => {
      const url = await serve(await codeOf('pressroom.js'), javascript);
      return {
        html: htmlOf({
          head: `<script src="${url}merged.js?v=3" data-pressroom-base="${otherOrigin}/dist"></script>`,
        }),
      };
    },
  },
  {
    kind: 'XHTML',
    page: (way) => ({
      html: htmlOf({
        // Chromium and WebKit run no module that is written into XML: https://crbug.com/717643
        head:
          way === 'classic'
            ? scriptsOf(way)
            : inline(moduleUrls.map((url) => `import(${JSON.stringify(url)});`).join('')),
        doctype: '<?xml version="1.0" encoding="utf-8"?>',
        html: 'xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"',
      }),
      options: { type: 'application/xhtml+xml' },
    }),
  },
  {
    kind: 'quirks mode, in a layout table',
    page: (way) => ({
      html: htmlOf({
        doctype: '',
        head: scriptsOf(way),
        body: `<table width="100%" role="presentation"><tr><td>${content}</td></tr></table>`,
      }),
    }),
  },
  {
    kind: 'a frame with its own origin',
    page: (way) => ({ html: htmlOf({ head: scriptsOf(way) }), sandbox: 'allow-scripts allow-same-origin' }),
  },
  {
    kind: 'two versions',
    page: async (way) => {
      const { version } = (await (await fetch('/package.json')).json()) as { version: string };
      const code = (await codeOf('pressroom.js')).replaceAll(version, '99.9.9');
      return {
        html: htmlOf({
          head:
            scriptsOf('classic') +
            (way === 'classic'
              ? `<script defer="" src="${await serve(code, javascript)}"></script>`
              : scriptsOf(way)),
        }),
      };
    },
  },
  {
    kind: 'Prototype 1.7',
    page: withLibrary('/page-libraries/prototype/prototype.js'),
    act: (_page, view) => {
      expect(view.Prototype?.Version).to.match(/^1\.7/);
      expect(view.$('own').on).to.be.a('function');
    },
    missing: noLibraries,
  },
  {
    kind: 'MooTools',
    page: withLibrary('/page-libraries/mootools/mootools-core.min.js'),
    act: (_page, view) => {
      expect(view.MooTools?.version).to.be.a('string');
      expect(view.$('own').addEvent).to.be.a('function');
    },
    missing: noLibraries,
    // axe-core fails where MooTools has replaced what the browser has.
    expected: { undecided: ['color-contrast', 'target-size'] },
  },
  {
    kind: '* { all: unset !important }',
    // The page shows the text of its <title>.
    expected: { undecided: ['color-contrast'] },
    page: (way) => ({
      html: htmlOf({ head: `<style>* { all: unset !important }</style>${scriptsOf(way)}` }),
    }),
  },
  {
    kind: 'Turbo: another page, and back',
    page: withLibrary('/node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js'),
    act: async (page, view) => {
      await whenShown(page);
      const first = page.URL;
      view.Turbo.visit(await otherPage(content));
      await until(() => !!page.getElementById('other'), 'the other page');
      await whenShown(page);
      // As the Back button does, from Turbo's own copy of the page.
      view.Turbo.visit(first, { action: 'restore' });
      await until(() => !page.getElementById('other'), 'the first page');
    },
  },
  ...['innerHTML', 'innerMorph'].map((swap): Kind => ({
    kind: `htmx: ${swap}`,
    page: withLibrary('/node_modules/htmx.org/dist/htmx.min.js'),
    act: async (page, view) => {
      await whenShown(page);
      await view.htmx.ajax('GET', await servePage(swapped), { target: 'body', swap });
      await until(() => !!page.getElementById('other'), 'the new content');
    },
  })),
  {
    kind: 'idiomorph',
    page: withLibrary('/node_modules/idiomorph/dist/idiomorph.min.js'),
    act: async (page, view) => {
      await whenShown(page);
      view.Idiomorph.morph(page.body, `<body>${swapped}</body>`);
    },
  },
  {
    kind: 'translated texts',
    page: (way) => ({ html: htmlOf({ head: scriptsOf(way) }) }),
    act: async (page) => {
      await whenShown(page);
      translate(page);
    },
  },
  { kind: 'a policy with hosts and Trusted Types', page: withPolicy(`'self' ${otherOrigin}`) },
  {
    kind: 'a policy with nonces, strict-dynamic and Trusted Types',
    page: withPolicy("'nonce-abc' 'strict-dynamic'", 'defer="" nonce="abc"'),
  },
  { kind: 'a policy with a hash and strict-dynamic', page: withHash },
];

const bothWays: Way[] = ['classic', 'modules'];

for (const [index, { kind, ways = bothWays, page, act, expected, missing }] of kinds.entries())
  for (const way of ways.filter((one) => matrix.isFull || !ways[1] || isTurn(index) === (one === 'modules')))
    (missing ? it.skip : it)(`${kind}: ${way}`, async () => {
      const { html, options, sandbox } = await page(way);
      const url = await serve(html, { type: 'text/html; charset=utf-8', ...options });
      const { contentDocument, contentWindow } = await openPage(url, { width: 1000, sandbox });
      if (!contentDocument) throw new Error('no page');
      await act?.(contentDocument, contentWindow as unknown as View);
      await expectHolds(contentDocument, {
        ...expected,
        ...(kind === 'two versions' && way === 'classic' && { told: [/99\.9\.9/] }),
      });
    });

/** The titles that all elements of the page show. It stands in the page as text, too. */
function shownTitles(): string[] {
  return [...document.querySelectorAll('press-releases, press-release, site-switcher')].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll('[part~=link], [part=heading]') ?? [])].map((node) =>
      node.textContent.trim(),
    ),
  );
}

/**
 * Checks the page from inside, and writes the findings into `window.found`. It stands in the page as text, because no
 * script of the test page can look into every frame.
 */
async function lookAround(): Promise<void> {
  const view = window as unknown as WholePage & {
    axe: { run(page: Document, options: object): Promise<{ violations: { id: string }[] }> };
    found?: unknown;
  };
  const until = async (isSo: () => unknown) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await until(() => shownTitles().length === 14);
  const toggle = document.querySelector('low-vision-toggle');
  if (!toggle) return;
  const html = () => document.documentElement.outerHTML.replace(toggle.outerHTML, '');
  const before = html();
  const own = document.getElementById('own') as HTMLElement;
  own.click();
  toggle.values = { 'text-size': 150, scheme: 'white-on-black' };
  toggle.toggle(true);
  await until(() => document.documentElement.dataset['lowVision'] && toggle.active);
  const color = getComputedStyle(own.parentElement as Element).color;
  toggle.toggle(false);
  await until(() => !document.documentElement.dataset['lowVision']);
  const { violations } = await view.axe.run(document, { resultTypes: ['violations'] });
  view.found = {
    titles: shownTitles(),
    presses: view.presses,
    color: color.replace('color(srgb 1 1 1)', 'rgb(255, 255, 255)'),
    isExactlyOff: html() === before && !document.adoptedStyleSheets.length,
    violations: violations.map(({ id }) => id),
    told: [...view.told, ...view.reports],
  };
  parent.postMessage(view.found, '*');
}

const found = {
  titles: [
    'Office',
    ...['By tag', 'By div', 'By script'].flatMap((heading) => [heading, 'Release 6', 'Release 5']),
    ...['By document', 'Release 2', 'Release 1', 'Release 1'],
  ],
  presses: 1,
  color: 'rgb(255, 255, 255)',
  isExactlyOff: true,
  violations: [],
  told: [],
};

itInTurn('a frame without an origin', async () => {
  const html = htmlOf({
    head: scriptsOf('classic') + inline(`${shownTitles.toString()}; (${lookAround.toString()})()`),
  });
  const answer = new Promise<unknown>((resolve) => {
    const hear = ({ data }: MessageEvent) => {
      resolve(data);
    };
    addEventListener('message', hear, { once: true });
  });
  const { contentDocument } = await openPage(await servePage(html), {
    width: 1000,
    sandbox: 'allow-scripts',
  });
  expect(contentDocument).to.equal(null);
  expect(await answer).to.deep.equal(found);
});

for (const way of bothWays)
  itInTurn(`the back/forward cache: ${way}`, async () => {
    const headers = { 'cache-control': 'max-age=60' };
    const head = scriptsOf(way) + inline(`${shownTitles.toString()} ${lookAround.toString()}`);
    const url = await servePage(htmlOf({ head }), { headers });
    const other = await servePage(htmlOf({ body: '<h1>Other</h1>' }), { headers });
    const tab = await openWindow();
    try {
      await tab.go(url);
      // Firefox keeps no page that still waits for an answer.
      await tab.until(() => (window as unknown as { shownTitles(): string[] }).shownTitles().length === 14);
      await tab.evaluate(() => Reflect.set(window, 'isThis', true));
      await tab.go(other);
      await tab.evaluate(() => {
        setTimeout(() => {
          history.back();
        });
        return true;
      });
      await tab.until(() => 'isThis' in window);
      // The page comes from the cache, so nothing in it starts this.
      await tab.evaluate(() => {
        (window as unknown as { lookAround(): void }).lookAround();
        return true;
      });
      await tab.until(() => 'found' in window);
      expect(await tab.evaluate(() => (window as unknown as { found: unknown }).found)).to.deep.equal(found);
    } finally {
      await tab.close();
    }
  });
