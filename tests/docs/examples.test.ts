import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { click } from '../support/commands.js';
import { closePage, openPage, otherOrigin, serve, servePage } from '../support/feeds.js';
import { isTurn } from '../support/matrix.js';
import { sitesOf, until as untilTrue } from '../support/sites.js';
import type { Example } from './markdown.js';

// Every example that a browser can run works as it is pasted. The console stays silent. The file with the places names
// the tests of all other examples. Outside a sweep, the examples take turns in the engines.

const examples = await executeServerCommand<Example[], string>('examples');
const of = (...languages: string[]) => examples.filter(({ language }) => languages.includes(language));

const until = (isSo: () => unknown, what?: string) => untilTrue(() => !!isSo(), what);

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
  window.logs = [];
  console.log = (...values) => logs.push(values);
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
    if (name === 'missing.json') return address;
    if (/\.js$/.test(name)) return `${otherOrigin}/dist/${name}`;
    if (/pressroom\/$/.test(pathname)) return `${otherOrigin}/dist/`;
    if (/sites.*\.json$/.test(name)) return sites;
    if (/\.json$/.test(name)) return json;
    return /rss|atom|\.xml$/.test(name) ? xml : address;
  };
  return code.replace(/https:\/\/[\w.-]+\.example[^\s"'<>]*|(?<== ?["'])\/[\w/.-]+/g, local);
}

const own = 'press-releases, press-release, site-switcher, low-vision-toggle';

type Own = HTMLElement & { state?: string };

interface Page {
  frame: HTMLIFrameElement;
  view: Window & typeof globalThis & { reports: string[]; logs: unknown[][] };
  document: Document;
  elements: Own[];
}

/** The package's imports, as Node and bundlers resolve them. */
const { exports } = (await (await fetch('/package.json')).json()) as {
  exports: Record<string, string | { default: string }>;
};
const imports = Object.fromEntries(
  Object.entries(exports).flatMap(([name, file]) =>
    typeof file === 'object' && !name.includes('*')
      ? [[name.replace(/^\./, 'pressroom-elements'), new URL(file.default, location.origin).href]]
      : [],
  ),
);
const importMap = `<script type="importmap">${JSON.stringify({ imports })}</script>`;

/** Opens an example as a page, and waits until its elements show what they load. */
async function open(code: string, head: string, csp?: string): Promise<Page> {
  const body = await pasted(code);
  const script = /(pressroom|low-vision)\.js"|type="module"/.test(body)
    ? ''
    : `<script src="${otherOrigin}/dist/pressroom.js" crossorigin="anonymous" defer></script>`;
  const start = /^\s*(<!doctype|<html)/i.test(body) ? '' : '<html lang="en">';
  const html = `<!doctype html>${start}<meta charset="utf-8"><title>Example</title>${head}${script}${body}`;
  const frame = await openPage(await servePage(html, csp === undefined ? {} : { csp }));
  const { contentDocument: document, contentWindow: view } = frame as unknown as {
    contentDocument: Document;
    contentWindow: Page['view'];
  };
  const found = () => [...document.querySelectorAll<Own>(own)];
  await until(
    () =>
      found().every(({ state, shadowRoot }) =>
        state === undefined ? shadowRoot?.childElementCount : state !== 'loading',
      ),
    'the elements show something',
  );
  return { frame, view, document, elements: found() };
}

const recorded = await serve(recorder, { type: 'text/javascript' });
const head = `<script src="${recorded}"></script>${importMap}`;

/** The markup that an example gives. The test fills in what a server writes. */
async function markupOf({ language, code }: Example): Promise<string> {
  switch (language) {
    case 'json': {
      const [tag, name] = code.includes('"items"') ? ['press-releases', 'feed'] : ['site-switcher', 'sites'];
      return `<script type="application/json" data-pressroom="${tag}">{ "${name}": ${code} }</script>`;
    }
    case 'liquid': {
      const options = { url: 'https://ministry.example/news', lang: 'az', feed: feed([]) };
      return executeServerCommand('render-element', { tag: 'press-releases', options });
    }
    case 'cshtml':
      return code.replace(/@Html\.Raw\(.*\)/, JSON.stringify({ feed: feed([]) }));
    case 'php':
    case 'asp': {
      const [, script] = /echo '([^']*)'/.exec(code) ?? [];
      if (script) return `${script}<press-releases src="/feed.json"></press-releases>`;
      return code
        .replaceAll(/(?<=datetime=")<[?%].*?[?%]>/g, '2026-11-23')
        .replaceAll(/<[?%]=.*?[?%]>/gs, 'Release')
        .replaceAll(/<[?%].*?[?%]>/gs, '');
    }
    default:
      return code
        .replace('{{ .Get "src" }}', 'https://www.ministry.example/feed.json')
        .replaceAll(/\{\{ .*? \| default (\d+) \}\}/g, '$1')
        .replaceAll(/\{\{.*?\}\}/g, 'press');
  }
}

const markup = of('html', 'json', 'asp', 'cshtml', 'go-html-template', 'liquid', 'php', 'twig');

const nameOf = ({ page, line, language }: Example) => `${page}:${String(line)} ${language}`;

describe('markup of the documentation', () => {
  it('is found', () => {
    expect(markup.length).to.be.greaterThan(20);
  });

  for (const example of markup.filter((_, index) => isTurn(index)))
    it(nameOf(example), async () => {
      const code = await markupOf(example);
      const { frame, view, elements } = await open(code, head);
      expect(view.reports).to.deep.equal([]);
      const names = own.split(', ').filter((name) => new RegExp(`(<|pressroom=")${name}[\\s">]`).test(code));
      for (const name of names) expect(elements.map(({ localName }) => localName)).to.include(name);
      for (const { state } of elements) if (state !== undefined) expect(state).to.equal('ready');
      closePage(frame);
    });
});

describe('the policy of the documentation', () => {
  it('is enough for the two lines', async () => {
    const guide = await (await fetch('/docs/webmasters/content-policy.md')).text();
    const [, policy = ''] = /Content-Security-Policy: (.*)/.exec(guide) ?? [];
    expect(policy).to.include("require-trusted-types-for 'script'");
    // The recorder is a script of the page's own.
    const csp = policy
      .replaceAll(/https:\/\/www\.(agency|ministry)\.example/g, otherOrigin)
      .replace('script-src', `script-src ${location.origin}`);
    const { view, elements } = await open(
      markup[0]?.code ?? '',
      `<script src="${recorded}"></script>`,
      `default-src 'none'; ${csp}`,
    );
    expect(view.reports).to.deep.equal([]);
    expect(elements[0]?.state).to.equal('ready');
  });
});

/** A page of a site with all elements, for scripts and style sheets. */
const site = `<press-releases src="/feed.json"><a href="https://www.ministry.example/">Releases</a></press-releases>
  <site-switcher src="/sites.json"></site-switcher><low-vision-toggle></low-vision-toggle>
  <button id="all-sites">All sites</button>`;

const element = <Name extends keyof HTMLElementTagNameMap>({ document }: Page, name: Name) =>
  document.querySelector(name) as HTMLElementTagNameMap[Name];

const inside = ({ shadowRoot }: HTMLElement, selector: string) => [
  ...(shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

interface Use {
  page: string;
  /** A piece of the example's code, which no other example of the page has. */
  has: string | RegExp;
  body?: string;
}

const isFor =
  ({ page, has }: Use) =>
  (example: Example) =>
    example.page === page && (typeof has === 'string' ? example.code.includes(has) : has.test(example.code));

/** Each example has one use, and each use one example: a new example fails until somebody tells how to use it. */
function expectUses(uses: readonly Use[], ...languages: string[]): void {
  for (const use of uses)
    expect(of(...languages).filter(isFor(use)), `${use.page}, ${String(use.has)}`).to.have.length(1);
  for (const example of of(...languages))
    expect(
      uses.filter((use) => isFor(use)(example)),
      nameOf(example),
    ).to.have.length(1);
}

const exampleOf = (use: Use, ...languages: string[]) => of(...languages).find(isFor(use)) as Example;

interface ScriptUse extends Use {
  /** Code around the example that an app has. */
  around?: (code: string) => string;
  /** Uses the page as a reader does, and expects what the example promises. */
  use: (page: Page) => unknown;
  /** Values that the example prints, beside those that \`use\` expects. */
  logs?: unknown[][];
}

const isOn = ({ document }: Page) => document.documentElement.dataset['lowVision'];

/** Presses the title of the first release. The link is not followed, because the test page stays. */
async function pressTitle(page: Page): Promise<void> {
  page.view.addEventListener('click', (event) => {
    event.preventDefault();
  });
  const [link] = inside(element(page, 'press-releases'), '[part~="link"]');
  await click(link as HTMLElement);
}

const onAndOff = (page: Page) => until(() => page.view.logs.length && isOn(page) === undefined);

const scriptUses: ScriptUse[] = [
  {
    page: 'README.md',
    has: '',
    use: ({ elements }) => {
      expect(elements.map(({ state }) => state)).to.deep.equal(['ready', 'ready', undefined]);
    },
  },
  {
    page: 'docs/developers/events.md',
    has: 'in your own way',
    use: pressTitle,
    logs: [['open', '2026-214', 'in your own way']],
  },
  {
    page: 'docs/developers/events.md',
    has: 'sendBeacon',
    use: async (page) => {
      const sent: unknown[] = [];
      page.view.navigator.sendBeacon = (...values) => sent.push(values) > 0;
      await pressTitle(page);
      expect(sent).to.deep.equal([['/statistics', '{"release":"2026-214","newTab":false}']]);
    },
  },
  {
    page: 'docs/developers/events.md',
    has: "addEventListener('load'",
    use: ({ view }) => until(() => view.logs.length),
    logs: [['ready', 3]],
  },
  {
    page: 'docs/developers/events.md',
    has: '#all-sites',
    use: async (page) => {
      await click(page.document.querySelector('#all-sites') as HTMLElement);
      await until(() => element(page, 'site-switcher').open);
    },
  },
  {
    page: 'docs/developers/frameworks.md',
    has: 'Cards',
    body: '<div id="root"></div>',
    around: (code) => `import 'pressroom-elements'; import { createRoot } from 'react-dom/client'; ${code}
      const root = document.getElementById('root');
      if (root) createRoot(root).render(<Cards navigate={console.log} />);`,
    use: async (page) => {
      await until(() => page.document.querySelector('press-releases')?.matches(':state(ready)'));
      const { layout, limit, more, headingLevel, searchable } = element(page, 'press-releases');
      expect({ layout, limit, more, headingLevel, searchable }).to.deep.equal({
        layout: 'cards',
        limit: 6,
        more: 'none',
        headingLevel: 3,
        searchable: true,
      });
      await pressTitle(page);
    },
    logs: [['/releases/2026-214']],
  },
  {
    page: 'docs/developers/npm.md',
    has: /^import 'pressroom-elements';\n$/,
    use: ({ elements }) => {
      expect(elements.map(({ state }) => state)).to.deep.equal(['ready', 'ready', undefined]);
    },
  },
  {
    page: 'docs/developers/npm.md',
    has: 'prefix',
    body: '<mia-press-releases src="/feed.json"></mia-press-releases>',
    use: ({ document }) =>
      until(() => document.querySelector('mia-press-releases')?.matches(':state(ready)')),
  },
  {
    page: 'docs/developers/npm.md',
    has: 'setBase',
    body: '',
    around: (code) => `import { applyLowVision } from 'pressroom-elements/low-vision'; ${code}
      applyLowVision({ font: 'legible' });`,
    use: async ({ view }) => {
      // The folder is not there, so the page says from where it wanted the font.
      await until(() => view.reports.length);
      expect(view.reports.splice(0).join()).to.include(`${location.origin}/static/pressroom/fonts/`);
    },
  },
  {
    page: 'docs/developers/npm.md',
    has: 'titleOf',
    use: pressTitle,
    logs: [['Release 2026-214', false]],
  },
  {
    page: 'docs/developers/scripts.md',
    has: 'createElement',
    body: '',
    use: async ({ document }) => {
      await until(() => document.querySelector('press-releases')?.matches(':state(ready)'));
      expect(document.querySelector('press-releases')?.items).to.have.length(3);
    },
  },
  {
    page: 'docs/developers/scripts.md',
    has: 'list.feed =',
    body: '<press-releases></press-releases><site-switcher layout="list"></site-switcher>',
    use: async (page) => {
      await until(() => element(page, 'site-switcher').matches(':state(ready)'));
      expect(element(page, 'press-releases').shadowRoot?.textContent).to.include('New service centre opens');
      expect(inside(element(page, 'site-switcher'), '[part~="link"]')[0]).to.have.property(
        'href',
        'https://www.ministry.example/',
      );
    },
  },
  {
    page: 'docs/developers/scripts.md',
    has: 'toggle.active = true',
    body: '<low-vision-toggle></low-vision-toggle>',
    use: async (page) => {
      await until(() => page.view.logs.length);
      expect(isOn(page)).to.equal('text-size:200 scheme:white-on-black');
    },
    logs: [[true, { 'text-size': 200, scheme: 'white-on-black' }, 'script']],
  },
  {
    page: 'docs/developers/scripts.md',
    has: "from 'pressroom-elements/low-vision'",
    body: '<p>A page</p>',
    use: onAndOff,
    logs: [[[]]],
  },
  { page: 'docs/developers/scripts.md', has: 'Pressroom.applyLowVision', use: onAndOff, logs: [[[]]] },
  {
    page: 'docs/developers/server-rendering.md',
    has: 'hydrate',
    body: await executeServerCommand('render-element', {
      tag: 'press-releases',
      options: { url: 'https://www.ministry.example/news', lang: 'en', feed: feed([]) },
    }),
    use: async (page) => {
      await until(() => element(page, 'press-releases').matches(':state(ready)'));
      // The nodes are those of the server.
      const [link] = inside(element(page, 'press-releases'), '[part~="link"]');
      expect(link).to.equal(Reflect.get(page.view, 'first'));
    },
    around: (code) =>
      `Reflect.set(window, 'first', document.querySelector('press-releases').shadowRoot.querySelector('[part~="link"]'));
      ${code}`,
  },
  {
    page: 'docs/reference/errors.md',
    has: 'list.error',
    body: '<press-releases src="https://www.ministry.example/missing.json"></press-releases>',
    use: async ({ view }) => {
      await until(() => view.logs.length);
      const [code, url, status, message] = view.logs.pop() ?? [];
      expect([code, url, status]).to.deep.equal(['network', 'https://www.ministry.example/missing.json', 0]);
      expect(message).to.be.a('string');
      view.reports.length = 0;
    },
  },
  {
    page: 'docs/reference/script-api.md',
    has: 'Pressroom.applyLowVision',
    around: (code) => `${code} console.log(failures);`,
    use: onAndOff,
    logs: [[[]]],
  },
  {
    page: 'docs/webmasters/checks.md',
    has: 'checkFeed',
    body: '',
    use: async ({ view }) => {
      await until(() => view.logs.at(-1)?.length === 1);
      const found = view.logs.splice(0, view.logs.length - 1);
      for (const [level] of found) expect(level).to.equal('warning');
    },
    logs: [[true]],
  },
  {
    page: 'docs/webmasters/languages.md',
    has: "addLanguage('pl'",
    body: '<div lang="pl"><press-releases src="/feed.json"></press-releases></div>',
    around: (code) => `import 'pressroom-elements'; ${code}`,
    use: async ({ document, view }) => {
      const heading = 'Najnowsze komunikaty prasowe';
      await until(() => document.querySelector('press-releases')?.shadowRoot?.textContent.includes(heading));
      // The page says that missing sentences are English.
      expect(view.reports.splice(0).join()).to.match(
        /^\[pressroom\] addLanguage\("pl"\): English stands for /,
      );
    },
  },
];

describe('scripts of the documentation', () => {
  const languages = ['js', 'ts', 'tsx'];

  it('are all used', () => {
    expectUses(scriptUses, ...languages);
  });

  for (const [index, use] of scriptUses.entries()) {
    if (!isTurn(index)) continue;
    const example = exampleOf(use, ...languages);
    it(nameOf(example), async () => {
      const { body = site, around = (code: string) => code, logs = [] } = use;
      const source = around(example.code);
      const code =
        example.language === 'js'
          ? source
          : await executeServerCommand<string, string>('bundle-example', source);
      // A classic script runs before the elements are defined, as in a page.
      const isModule = /^import |\bawait /m.test(code);
      const classic = code.includes('import ')
        ? ''
        : `<script src="${otherOrigin}/dist/pressroom.js" crossorigin="anonymous" defer></script>`;
      const page = await open(
        `${classic}${body}<script${isModule ? ' type="module"' : ''}>\n${await pasted(code)}\n</script>`,
        head,
      );
      await use.use(page);
      expect(page.view.logs).to.deep.equal(logs);
      expect(page.view.reports).to.deep.equal([]);
      closePage(page.frame);
    });
  }
});

interface StyleUse extends Use {
  prepare?: (page: Page) => unknown;
  /** Selectors whose effect no computed style shows here. */
  unseen?: string[];
}

const turnOn = async (page: Page) => {
  const toggle = element(page, 'low-vision-toggle');
  toggle.values = { scheme: 'white-on-black' };
  toggle.active = true;
  await until(() => isOn(page) !== undefined);
};

const theming = 'docs/developers/theming.md';
const frameworks = 'docs/developers/frameworks.md';

const styleUses: StyleUse[] = [
  { page: theming, has: '--pressroom-heading-font' },
  { page: theming, has: '--pressroom-accent: light-dark(' },
  {
    page: theming,
    has: "[layout='cards']",
    body: '<press-releases layout="cards" src="/feed.json"></press-releases>',
  },
  { page: frameworks, has: '::part(item)' },
  {
    page: theming,
    has: 'item lead',
    body: `<press-releases layout="lead" searchable tags="Roads" src="/feed.json"></press-releases>
      <site-switcher current="https://site-1.ministry.example/" src="/sites.json"></site-switcher>`,
    prepare: async (page) => {
      const switcher = element(page, 'site-switcher');
      switcher.open = true;
      element(page, 'press-releases').selectedTags = ['Roads'];
      await until(() => inside(element(page, 'press-releases'), '[part~="tag-selected"]').length);
      const first = () => inside(switcher, '[part~="link"]')[0] as HTMLAnchorElement | undefined;
      await until(first);
      switcher.current = first()?.href ?? '';
      await until(() => inside(switcher, '[part~="current"]').length);
    },
  },
  { page: theming, has: '::highlight', unseen: ['::highlight(pressroom-match)'] },
  {
    page: theming,
    has: 'low-vision-toggle:state(active)',
    prepare: turnOn,
    unseen: ['press-releases:state(stale)'],
  },
  {
    page: 'docs/webmasters/fallback.md',
    has: 'min-block-size',
    body: `<press-releases src="/feed.json"></press-releases><press-releases id="empty" src="/feed.json"></press-releases>`,
    prepare: async ({ document }) => {
      const list = document.querySelector<HTMLElement & { feed: unknown }>('#empty');
      if (list) list.feed = { version: 'https://jsonfeed.org/version/1.1', title: 'News', items: [] };
      await until(() => list?.matches(':state(empty)'));
    },
  },
  {
    page: 'docs/webmasters/low-vision.md',
    has: '.low-vision-line',
    body: '<div class="low-vision-line"><low-vision-toggle></low-vision-toggle></div>',
  },
  {
    page: 'docs/webmasters/low-vision.md',
    has: '.map-legend',
    body: `<style>.banner { position: sticky; }</style>
      <low-vision-toggle></low-vision-toggle><div class="banner">Banner</div>
      <div class="map-legend">Map <a href="#map">legend</a></div>`,
    prepare: turnOn,
    // The scheme gives links this colour in any case.
    unseen: ['html[data-low-vision*="scheme:"] .map-legend a'],
  },
];

/** The nodes of a selector, through \`::part()\`. */
const nodesOf = ({ document }: Page, selectors: string) =>
  selectors.split(/,\s*/).flatMap((selector) => {
    const [, host = selector, names] = /^(.*)::part\((.*)\)$/.exec(selector) ?? [];
    const hosts = [...document.querySelectorAll<HTMLElement>(host)];
    if (names === undefined) return hosts;
    const parts = names.split(' ').map((name) => `[part~="${name}"]`);
    return hosts.flatMap((one) => inside(one, parts.join('')));
  });

describe('style sheets of the documentation', () => {
  it('are all used', () => {
    expectUses(styleUses, 'css');
  });

  for (const [index, use] of styleUses.entries()) {
    if (!isTurn(index)) continue;
    const example = exampleOf(use, 'css');
    it(nameOf(example), async () => {
      const { body = site, unseen = [], prepare } = use;
      const page = await open(body, head);
      await prepare?.(page);
      const style = page.document.createElement('style');
      style.textContent = example.code;
      page.document.head.append(style);
      const sheet = style.sheet as CSSStyleSheet;
      const rules = [...sheet.cssRules] as CSSStyleRule[];
      // The browser understands each rule and each declaration.
      expect(rules.length).to.equal(example.code.match(/\{/g)?.length);
      const declared = rules.reduce((sum, rule) => sum + rule.style.length, 0);
      expect(declared).to.be.at.least(example.code.match(/;/g)?.length ?? 0);
      for (const [index, { selectorText, style: declarations, cssText }] of rules.entries()) {
        if (unseen.includes(selectorText)) continue;
        const nodes = nodesOf(page, selectorText);
        const names = [...declarations];
        const look = () =>
          nodes.map((node) => {
            const style = page.view.getComputedStyle(node);
            return names.map((name) => style.getPropertyValue(name));
          });
        const withRule = JSON.stringify(look());
        sheet.deleteRule(index);
        expect(JSON.stringify(look()), `${selectorText} changes nothing`).not.to.equal(withRule);
        sheet.insertRule(cssText, index);
      }
      expect(page.view.reports).to.deep.equal([]);
      closePage(page.frame);
    });
  }
});
