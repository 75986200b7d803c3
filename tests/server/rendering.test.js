// Node renders each element alone, with the built package.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { test } from 'node:test';
import { html } from 'lit';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { JSDOM } from 'jsdom';
import { placeOf } from '../docs/example-places.js';
import { examplesOf } from '../docs/markdown.js';
import { dataBlock, PressroomRenderer, renderElement, setWindow } from 'pressroom-elements/server';

const url = 'https://ministry.example/news/';
const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'News',
  items: [
    { id: '1', url: '/1', title: 'One </script><b>', date_published: '2026-11-23T10:00:00+04:00' },
    { id: '2', url: '/2', title: 'Two', tags: ['economy'] },
  ],
};

/**
 * The document of a page, as a browser without script reads it: the shadow root is the template's content.
 * @param {string} body
 */
function readPage(body) {
  const { document } = new JSDOM(body).window;
  const [element] = document.body.children;
  const template = element?.querySelector('template');
  assert.ok(element && template?.getAttribute('shadowrootmode') === 'open');
  return { element, root: template.content };
}

/** @param {ParentNode} root @param {string} selector */
const textsOf = (root, selector) =>
  [...root.querySelectorAll(selector)].map((one) => one.textContent?.trim());

test('importing the elements in Node defines nothing', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `await import('pressroom-elements');
       console.log(globalThis.customElements?.get('press-releases'), globalThis.document);`,
    ],
    { encoding: 'utf8' },
  );
  assert.equal(stdout.trim() + stderr, 'undefined undefined');
});

test('a list has its releases, links and dates in the language of the page', async () => {
  const { element, root } = readPage(await renderElement('press-releases', { url, lang: 'az', feed }));
  assert.equal(element.getAttribute('lang'), 'az');
  assert.deepEqual(textsOf(root, '.heading'), ['Son press-relizlər']);
  assert.deepEqual(textsOf(root, '.link'), ['One </script><b>', 'Two']);
  assert.deepEqual(textsOf(root, 'time'), ['23 noyabr 2026']);
  assert.equal(root.querySelector('.link')?.getAttribute('href'), 'https://ministry.example/1');
  assert.deepEqual(JSON.parse(element.querySelector('script')?.textContent ?? ''), feed);
  assert.deepEqual(textsOf(element, ':scope > ul a'), ['One </script><b>', 'Two']);
});

test('a link with a script is text', async () => {
  const items = [{ id: '1', url: 'javascript:x()', title: 'One' }];
  const { element } = readPage(await renderElement('press-releases', { url, feed: { ...feed, items } }));
  assert.deepEqual(textsOf(element, ':scope > ul li'), ['One']);
  assert.equal(element.querySelector('a'), null);
});

test('attributes decide what a list shows', async () => {
  const attributes = { tags: 'economy', layout: 'cards', heading: '', 'read-in': null };
  const { element, root } = readPage(await renderElement('press-releases', { url, feed, attributes }));
  assert.deepEqual(textsOf(root, '.link'), ['Two']);
  assert.ok(root.querySelector('ul.cards'));
  assert.equal(root.querySelector('.heading'), null);
  assert.equal(element.hasAttribute('read-in'), false);
});

test('an unusable document leaves the fallback', async (context) => {
  const error = context.mock.method(console, 'error', () => undefined);
  const { root } = readPage(
    await renderElement('press-releases', { url, feed: 'no feed', fallback: '<p>Own</p>' }),
  );
  assert.ok(root.querySelector('slot'));
  assert.equal(error.mock.callCount(), 1);
});

test('a switcher has all its sites, and the current one is marked', async () => {
  const sites = {
    title: { az: 'Saytlar', en: 'Sites' },
    sites: Array.from({ length: 20 }, (_, index) => ({
      title: `${index}`,
      url: `https://s${index}.example/`,
    })),
    groups: [{ title: 'Group', sites: [{ title: 'Ministry', url: 'https://ministry.example/' }] }],
  };
  const attributes = { layout: 'list' };
  const list = readPage(await renderElement('site-switcher', { url, lang: 'az', sites, attributes }));
  assert.equal(list.root.querySelectorAll('a').length, 21);
  assert.deepEqual(textsOf(list.root, '[aria-current]'), ['Ministry']);
  assert.equal(list.root.querySelector('nav')?.getAttribute('aria-label'), 'Saytlar');
  const menu = readPage(await renderElement('site-switcher', { url, lang: 'az', sites }));
  assert.deepEqual(textsOf(menu.root, 'button'), ['Saytlar']);
  assert.equal(menu.element.querySelectorAll(':scope > ul a').length, 21);
});

test('the toggle has its button', async () => {
  const { root } = readPage(await renderElement('low-vision-toggle', { url, lang: 'ru' }));
  assert.deepEqual(textsOf(root, 'button'), ['Версия для слабовидящих']);
});

const hostile = [
  '<p onclick="x()">a <a href="javascript:x()">b</a><script>x()</script><iframe src="https://evil.example/"></iframe>',
  '<svg><style><img src=x onerror=x()></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x()&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=x()>"></noscript>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=x()>',
  '<template shadowrootmode=open><script>x()</script></template><textarea><img src=x onerror=x()></textarea>',
  '</article></div></template></press-release><script>x()</script>',
  '<p style="background:url(javascript:x())" id=x name=body>c<a href="//evil.example" target=_top>d</a>',
];

test('without a window, an article is text', async () => {
  for (const markup of hostile) {
    const item = { id: '1', title: 'T', content_html: markup };
    const { root } = readPage(await renderElement('press-release', { url, item }));
    assert.ok(root.querySelector('.body.plain'));
    assert.equal(root.querySelector('.body :not(p)'), null);
  }
});

test('with the window of jsdom, hostile markup does not come through', async () => {
  setWindow(new JSDOM('').window);
  for (const markup of hostile) {
    const item = { id: '1', url: '/1', title: 'T', content_html: `<p>Before</p>${markup}<p>After</p>` };
    const page = await renderElement('press-release', { url, item });
    const { root, element } = readPage(page);
    assert.equal(element.parentElement?.children.length, 1, markup);
    for (const one of root.querySelectorAll('.body, .body *')) {
      assert.match(one.localName, /^(div|p|a|img|table|tbody|tr|td|h\d)$/, markup);
      for (const { name, value } of one.attributes) {
        assert.doesNotMatch(name, /^(on|style|id|name|target)/, markup);
        if (/href|src/.test(name)) assert.match(value, /^https?:/, markup);
      }
    }
    assert.match(root.querySelector('.body')?.textContent ?? '', /Before/);
  }
});

test('a policy may allow the styles by a nonce', async () => {
  const page = await renderElement('press-releases', { url, feed, nonce: 'abc"' });
  assert.match(page, /<style nonce="abc&quot;">/);
  assert.doesNotMatch(page, /<style>/);
});

test('unknown elements and attributes with unsafe names are refused', async () => {
  // @ts-expect-error -- no element
  await assert.rejects(renderElement('press-card', { url }), /no element/);
  await assert.rejects(renderElement('press-releases', { url, attributes: { 'a onload=x': '' } }), /no name/);
});

test('templates of @lit-labs/ssr render the elements too', async () => {
  const page = html`<press-releases lang="ru" .pageUrl=${url} .feed=${feed}></press-releases>`;
  for (const options of [{}, { elementRenderers: [PressroomRenderer] }])
    assert.match(await collectResult(render(page, options)), /shadowrootmode="open".*Two/s);
});

test('data cannot end its block', () => {
  assert.equal(dataBlock('</script>'), String.raw`<script type="application/json">"\u003c/script>"</script>`);
});

test('pages rendered at the same time keep their own content', async () => {
  const pages = await Promise.all(
    ['az', 'ru', 'en', 'ka'].map((lang) =>
      renderElement('press-releases', { url: `https://${lang}.example/`, lang, feed }),
    ),
  );
  for (const [index, lang] of ['az', 'ru', 'en', 'ka'].entries())
    assert.ok(pages[index]?.includes(`href="https://${lang}.example/1"`));
});

/** The examples of the page that Node runs: tests/docs/example-places.js names this file for them. */
const examples = examplesOf('docs/developers/server-rendering.md').filter(
  (example) => placeOf(example)?.test === 'tests/server/rendering.test.js',
);

/**
 * Runs a script of the documentation in Node, from the project's folder. Its feed comes from this test.
 * @param {string} has a piece of the example's code
 * @param {string} after further lines
 * @param {(code: string) => string} [change]
 */
function runExample(has, after, change = (code) => code) {
  const example = examples.find(({ code }) => code.includes(has));
  assert.ok(example, has);
  const json = `data:application/json,${encodeURIComponent(JSON.stringify(feed)).replaceAll("'", '%27')}`;
  const code = change(example.code).replace(
    "fetch('https://www.ministry.example/feed.json')",
    `fetch('${json}')`,
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', `${code}\n${after}`],
    { encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  return stdout;
}

test('the documentation has three scripts for servers', () => {
  assert.equal(examples.length, 3);
});

test('the server of the documentation sends the page', () => {
  const html = runExample(
    'createServer',
    `server.on('listening', async () => {
       const response = await fetch('http://127.0.0.1:' + server.address().port + '/news/');
       console.log(response.headers.get('content-type'), await response.text());
       server.close();
     });`,
    (code) =>
      code
        .replace(/^createServer/m, 'const server = createServer')
        .replace('listen(8000)', "listen(0, '127.0.0.1')"),
  );
  assert.match(html, /^text\/html; charset=utf-8 <!doctype html>/);
  assert.match(html, /<template shadowroot="open" shadowrootmode="open">.*Two/s);
});

test('the example with @lit-labs/ssr renders the list', () => {
  const html = runExample('PressroomRenderer', "console.log([...result].flat(Infinity).join(''));");
  assert.match(html, /shadowrootmode="open".*Two/s);
});

test('the shortcode for Eleventy renders the list', () => {
  const html = runExample(
    'addAsyncShortcode',
    `setup({ addAsyncShortcode: async (name, render) =>
       console.log(name, await render(${JSON.stringify(feed)}, 'https://ministry.example/', 'az')) });`,
    (code) => code.replace('export default', 'const setup ='),
  );
  assert.match(html, /^pressReleases .*shadowrootmode="open".*Two/s);
});
