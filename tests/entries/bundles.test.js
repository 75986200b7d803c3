// The packed package, as a project installs it: imported in Node, and bundled by the common tools for a browser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
// @ts-expect-error Its types are not among its exports.
import { importMetaAssets } from '@web/rollup-plugin-import-meta-assets';
import * as esbuild from 'esbuild';
import { launch } from 'puppeteer-core';
import { rollup } from 'rollup';
import { build as viteBuild } from 'vite';
import webpack from 'webpack';
import { prepareBrowsers } from '../browsers.js';
import { makeProject } from '../support/packed-package.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const name = 'pressroom-elements';

/** @type {string} */
let project;
/** @type {string} */
let installed;
/** @type {import('node:http').Server} */
let server;
/** @type {import('puppeteer-core').Browser} */
let browser;
/** Paths that were asked for and had no file. @type {string[]} */
const missing = [];

/** @type {Record<string, string>} */
const mediaTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

before(async () => {
  project = await makeProject([], { '@lit-labs/ssr': '', entities: '' });
  installed = join(project, 'node_modules', name);
  await writeFile(
    join(project, 'main.js'),
    `import { setBase } from '${name}';
     const base = new URL(location.href).searchParams.get('base');
     if (base) setBase(base);`,
  );
  await writeFile(
    join(project, 'index.html'),
    '<!doctype html><title>App</title><body><script type="module" src="./main.js"></script>',
  );

  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    readFile(join(project, pathname)).then(
      (body) => {
        response.writeHead(200, { 'content-type': mediaTypes[extname(pathname)] ?? 'text/plain' }).end(body);
      },
      () => {
        if (pathname !== '/favicon.ico') missing.push(pathname);
        response.writeHead(404).end();
      },
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { browsers, hint } = prepareBrowsers(['chromium']);
  if (!browsers.chromium) throw new Error(hint);
  browser = await launch({
    executablePath: browsers.chromium,
    headless: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});

after(async () => {
  await browser.close();
  server.close();
  await rm(project, { recursive: true });
});

/** The page of a bundle. @param {string} folder @param {string} script */
const writePage = (folder, script) =>
  writeFile(
    join(project, folder, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>App</title><body>${script}</body></html>`,
  );

/** The files that a bundler does not copy. @param {string} folder */
async function copyFiles(folder) {
  for (const files of ['fonts', 'cursors'])
    await cp(join(installed, 'dist', files), join(project, folder, files), { recursive: true });
}

/** Runs in the page. */
async function use() {
  const page = /** @type {any} */ (document);
  // DOMPurify is loaded only where the browser has no sanitiser.
  Reflect.deleteProperty(Element.prototype, 'setHTML');
  Reflect.deleteProperty(Document, 'parseHTML');
  await customElements.whenDefined('press-release');
  await customElements.whenDefined('low-vision-toggle');
  const toggle = page.createElement('low-vision-toggle');
  const release = page.createElement('press-release');
  release.item = { id: '1', title: 'Title', content_html: '<p id="p">Safe<img src=x onerror=alert(1)></p>' };
  page.body.append(toggle, release, 'Text');
  toggle.values = { font: 'legible', cursor: 'large' };
  toggle.active = true;
  const loaded = await Promise.race([
    (async () => {
      while (![...page.fonts].some(({ family }) => family === 'Andika'))
        await new Promise(requestAnimationFrame);
      return Promise.all([...page.fonts].map((face) => face.load()));
    })(),
    new Promise((resolve) => setTimeout(resolve, 5000, [])),
  ]);
  const body = () => release.shadowRoot?.querySelector('[part~="body"]');
  for (const start = Date.now(); !body()?.textContent && Date.now() - start < 5000;)
    await new Promise(requestAnimationFrame);
  // The rule applies to fine pointers, which this browser may not have: the address stands in our sheet.
  const rules = [...page.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const [, url = ''] = /cursor: url\("(.*?)"\)/.exec(rules.map(({ cssText }) => cssText).join()) ?? [];
  const answer = await fetch(url || 'missing').catch(() => undefined);
  return {
    faces: loaded.map((/** @type {FontFace} */ { status }) => status),
    body: body()?.textContent.trim(),
    handlers: body()?.querySelectorAll('[onerror]').length,
    cursor: url.replace(/[;,].*/, ''),
    isCursorThere: answer?.ok === true,
  };
}

/** @param {string} folder of the bundle @param {string} [query] */
async function checkInBrowser(folder, query = '') {
  for (const file of await readdir(join(project, folder), { recursive: true }))
    if (/\.(js|html)$/.test(file)) {
      const text = await readFile(join(project, folder, file), 'utf8');
      assert.ok(!text.includes('file:///'), `${file} has a file: address`);
      assert.ok(!text.includes(project) && !text.includes(root), `${file} has a path of this machine`);
    }
  missing.length = 0;
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${port}/${folder}/index.html${query}`);
  const { cursor, ...result } = await page.evaluate(use);
  await page.close();
  assert.deepEqual(
    result,
    {
      faces: ['loaded', 'loaded'],
      body: 'Safe',
      handlers: 0,
      isCursorThere: true,
    },
    cursor,
  );
  assert.match(cursor, /^(http|data:image)/);
  assert.deepEqual(errors, []);
  // The picture of the release is not there by intent.
  assert.deepEqual(
    missing.filter((path) => !path.endsWith('/x')),
    [],
  );
}

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

test('every export can be imported in Node, without side effects', () => {
  // The hydration is Lit's own module, which leaves a function for Lit on the global object.
  const paths = Object.keys(manifest.exports).filter((path) => !/\.json$|\*|hydrate/.test(path));
  // Lit keeps a registry of elements for servers, and lists for developer tools.
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `await import('lit');
       const before = new Set(Reflect.ownKeys(globalThis));
       for (const path of ${JSON.stringify(paths)}) await import('${name}' + path.slice(1));
       console.log(Reflect.ownKeys(globalThis).filter((key) => !before.has(key)));`,
    ],
    { cwd: project, encoding: 'utf8' },
  );
  assert.equal(stdout.trim() + stderr, '[]');
});

for (const format of /** @type {const} */ (['iife', 'esm']))
  for (const isCopied of [true, false])
    test(`esbuild ${format}, ${isCopied ? 'with the files copied beside it' : 'with setBase'}`, async () => {
      const folder = `esbuild-${format}-${String(isCopied)}`;
      await esbuild.build({
        absWorkingDir: project,
        entryPoints: ['main.js'],
        bundle: true,
        format,
        outdir: folder,
        logLevel: 'silent',
      });
      await writePage(folder, `<script ${format === 'esm' ? 'type="module"' : ''} src="main.js"></script>`);
      if (isCopied) await copyFiles(folder);
      await checkInBrowser(folder, isCopied ? '' : `?base=/node_modules/${name}/dist`);
    });

test('an iife bundle with the folder in an attribute of its script element', async () => {
  const folder = 'esbuild-attribute';
  await esbuild.build({
    absWorkingDir: project,
    entryPoints: ['main.js'],
    bundle: true,
    outfile: `${folder}/site.abc123.js`,
    logLevel: 'silent',
  });
  await writePage(
    folder,
    `<script src="site.abc123.js" data-pressroom-base="/node_modules/${name}/dist"></script>`,
  );
  await checkInBrowser(folder);
});

test('Rollup, with a plug-in that copies the files', async () => {
  const bundle = await rollup({
    input: join(project, 'main.js'),
    plugins: [nodeResolve({ browser: true }), importMetaAssets()],
    onwarn: () => undefined,
  });
  await bundle.write({ dir: join(project, 'rollup'), format: 'es' });
  await writePage('rollup', '<script type="module" src="main.js"></script>');
  await checkInBrowser('rollup');
});

test('webpack 5', async () => {
  await new Promise((resolve, reject) => {
    webpack(
      {
        context: project,
        mode: 'production',
        optimization: { minimize: false },
        entry: './main.js',
        output: { path: join(project, 'webpack') },
      },
      (error, stats) => {
        if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString()));
        else resolve(undefined);
      },
    );
  });
  await writePage('webpack', '<script src="main.js"></script>');
  await checkInBrowser('webpack');
});

test('Vite', async () => {
  await viteBuild({
    root: project,
    configFile: false,
    logLevel: 'silent',
    base: './',
    build: { outDir: 'vite' },
  });
  await checkInBrowser('vite');
});
