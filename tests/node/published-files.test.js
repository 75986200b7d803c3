// What is published is small, complete, and free of traces of the machine that built it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { checkReadme } from '../readme.js';

const root = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFile(new URL(path, root), 'utf8');
const manifest = JSON.parse(await read('package.json'));

/** By the `gzip` that servers use; a machine without it has Node's, which packs a little worse. */
async function gzipSize(/** @type {string} */ path) {
  const input = await readFile(new URL(path, root));
  // From a pipe, as a server does it: without the file's name in the header.
  const { status, stdout } = spawnSync('gzip', ['-9', '-c'], { input, maxBuffer: 2 ** 24 });
  return status === 0 ? stdout.length : gzipSync(await read(path), { level: 9 }).length;
}

// Bytes, gzip -9.
// Over half of it is the low-vision mode, whose engine is still larger than it is to be.
const budgets = {
  'dist/pressroom.js': 72_200,
  'dist/pressroom-sanitizer.js': 11_500,
  'dist/low-vision.js': 42_050,
  'dist/low-vision-early.js': 1024,
};

for (const [file, budget] of Object.entries(budgets))
  test(`${file} is at most ${String(budget)} bytes gzip`, async () => {
    const size = await gzipSize(file);
    assert.ok(size <= budget, `${file} is ${String(size)} bytes`);
  });

// It is to be 10,240.
test('the low-vision engine with all its effects does not grow', async () => {
  const [output] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
    await build({
      root: fileURLToPath(root),
      configFile: false,
      logLevel: 'silent',
      // The fonts are no part of the script.
      resolve: {
        alias: [
          {
            find: /^.*\/module-files\.js$/,
            replacement: `${fileURLToPath(root)}src/low-vision/module-files-classic.ts`,
          },
        ],
      },
      build: {
        write: false,
        target: 'es2022',
        lib: { entry: 'src/low-vision/page.ts', formats: ['iife'], name: 'engine' },
      },
    })
  );
  const size = gzipSync(output?.output[0].code ?? '', { level: 9 }).length;
  assert.ok(size > 1000 && size <= 21_950, `it is ${String(size)} bytes`);
});

for (const file of ['dist/pressroom.js', 'dist/low-vision.js'])
  test(`${file} loads nothing and keeps Lit to itself`, async () => {
    const script = await read(file);
    assert.match(script, /^\(function\(\)\{if\(window\.Pressroom/);
    assert.doesNotMatch(script, /\bimport\s*\(|\brequire\(|Versions|litPropertyMetadata|sourceMappingURL/);
  });

test('every export of the package is in the packed files, with its types', () => {
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8', cwd: root }),
  );
  const { files } = /** @type {{ files: { path: string }[] }} */ (Object.values(packed)[0]);
  const paths = new Set(files.map(({ path }) => `./${path}`));
  for (const target of Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  ))
    assert.ok(paths.has(target), `${target} is not packed`);
  for (const path of paths) assert.doesNotMatch(path, /tests|demo|tsconfig|\.ts$(?<!\.d\.ts)/, path);
});

test('the data code runs without a browser', async () => {
  const { execPath } = process;
  // The classes extend HTMLElement, so only the data modules can be imported here.
  const output = execFileSync(
    execPath,
    [
      '--input-type=module',
      '--eval',
      `import { build } from 'vite';
       const result = await build({ configFile: false, logLevel: 'silent', build: { write: false, ssr: 'src/feed/load-feeds.ts' } });
       const code = result.output[0].code;
       const { Feeds } = await import('data:text/javascript,' + encodeURIComponent(code));
       const { createServer } = await import('node:http');
       const server = createServer((_, response) => response.end('{"items":[{"id":1,"title":"A","url":"/a"}]}'));
       await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
       const base = 'http://127.0.0.1:' + server.address().port;
       const feeds = new Feeds('/feed.json', base, () => 5000);
       const { value } = await feeds.load(new AbortController().signal);
       console.log(value.items[0].url === base + '/a');
       server.close();`,
    ],
    { encoding: 'utf8', cwd: root },
  );
  assert.equal(output.trim(), 'true');
});

test('the README’s snippets carry the integrity of the built files', async () => {
  const { now, current } = await checkReadme();
  assert.match(now, /integrity="sha384-/);
  assert.ok(now === current, 'out of date: npm run readme');
});

test('the lockfile has no download addresses', async () => {
  assert.doesNotMatch(await read('package-lock.json'), /"resolved"/);
});

test('no committed file names a machine’s folder or a registry', () => {
  const { status, stdout } = spawnSync(
    'git',
    [
      'grep',
      '-lIE',
      '/(home|Users|root)/[a-z]|registry\\.[a-z]+\\.[a-z]+',
      '--',
      ':!tests/node/published-files.test.js',
      ':!tests/fixtures',
    ],
    { encoding: 'utf8', cwd: root },
  );
  // 1: nothing found.
  assert.equal(status, 1, stdout);
});
