// The published package is complete and small, and has no traces of the machine that built it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Script } from 'node:vm';
import { build as bundle } from 'esbuild';
import { checkPages } from '../readme.js';

const root = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFile(new URL(path, root), 'utf8');
const manifest = JSON.parse(await read('package.json'));

/** Bytes by Node's gzip, as in the table that the build prints and in the README. */
const gzipSize = async (/** @type {string} */ path) =>
  gzipSync(await readFile(new URL(path, root)), { level: 9 }).length;

const { scripts, language, modules } = JSON.parse(await read('build/size-budget.json'));
const built = Object.keys(JSON.parse(await read('dist/integrity.json')));
const languages = built.filter((file) => /^pressroom-[a-z]{2,3}\.js$/.test(file));

for (const [file, budget] of [
  ...Object.entries(scripts),
  ...languages.map((/** @type {string} */ file) => [file, language]),
])
  test(`dist/${file} is at most ${String(budget)} bytes gzip`, async () => {
    const size = await gzipSize(`dist/${file}`);
    assert.ok(size <= budget, `${file} is ${String(size)} bytes`);
  });

test('every script of dist/ has a budget', async () => {
  assert.deepEqual(built.toSorted(), [...Object.keys(scripts), ...languages].sort());
  assert.ok(languages.length > 1);
});

for (const [name, budget] of Object.entries(modules))
  test(`${name} as a module loads at most ${String(budget)} bytes gzip at first`, async () => {
    const { outputFiles, metafile } = await bundle({
      entryPoints: [fileURLToPath(new URL(`dist/${name}.js`, root))],
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      outdir: 'out',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    /** The entry and everything that it imports at once. @type {Set<string>} */
    const first = new Set();
    const add = (/** @type {string} */ path) => {
      if (first.has(path)) return;
      first.add(path);
      for (const { path: other, kind } of metafile.outputs[path]?.imports ?? [])
        if (kind === 'import-statement') add(other);
    };
    add(`out/${name}.js`);
    const size = outputFiles
      .filter(({ path }) => first.has(path.slice(path.lastIndexOf('out/'))))
      .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
    assert.ok(size > 5000 && size <= budget, `${name} is ${String(size)} bytes`);
  });

for (const file of ['pressroom.js', 'low-vision.js', 'low-vision-early.js'])
  test(`${file} can be read in every encoding of a page`, async () => {
    assert.doesNotMatch(await read(`dist/${file}`), /[^\0-\x7f]/);
  });

test('fetched scripts tell by a byte order mark that they are UTF-8', async () => {
  for (const file of Object.keys(scripts).filter((name) => name.startsWith('pressroom-')))
    assert.match(await read(`dist/${file}`), /^\uFEFF/, file);
});

for (const file of ['pressroom.js', 'low-vision.js'])
  test(`${file} is a classic script without imports`, async () => {
    const script = await read(`dist/${file}`);
    assert.doesNotThrow(() => new Script(script));
    assert.doesNotMatch(script, /\bimport\s*\(|sourceMappingURL/);
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
    if (!target.includes('*')) assert.ok(paths.has(target), `${target} is not packed`);
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

test('README.md and docs/ name the integrity and the sizes of the built files', async () => {
  const all = await checkPages();
  assert.match(all.map(({ now }) => now).join(), /integrity="sha384-[^]*\| `pressroom\.js` +\| \d+ kB/);
  for (const { page, now, current } of all)
    assert.ok(now === current, `${page} is out of date: npm run readme`);
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
      ':!tests/entries/published-files.test.js',
      ':!tests/fixtures',
    ],
    { encoding: 'utf8', cwd: root },
  );
  // 1: nothing found.
  assert.equal(status, 1, stdout);
});
