// The packed package: its files, and the findings of publint and are-the-types-wrong.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import semver from 'semver';
import { packedPackage } from '../support/packed-package.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {string} */
let folder;
/** @type {Buffer} */
let tarball;
/** @type {string[]} */
let packed;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packed-'));
  const path = packedPackage(folder);
  tarball = await readFile(path);
  const list = execFileSync('tar', ['-tzf', path], { encoding: 'utf8' });
  packed = list
    .trim()
    .split('\n')
    .map((entry) => entry.replace(/^package\//, ''));
});

after(() => rm(folder, { recursive: true }));

/** The scripts that pages and programs name. The modules share further files, whose names end with a hash. */
const scripts = `
  apply-low-vision check check-node cli cli-in-node cli-repair-document elements index low-vision
  hydrate low-vision-early low-vision-toggle markers no-code press-release press-releases pressroom pressroom-add-language
  pressroom-ar pressroom-article pressroom-az pressroom-de pressroom-effects pressroom-es pressroom-fr pressroom-ka
  pressroom-kk pressroom-languages pressroom-list-options pressroom-low-vision pressroom-panel pressroom-reading
  pressroom-repair pressroom-ru pressroom-sanitizer pressroom-sites pressroom-speech pressroom-text pressroom-tr
  pressroom-uk pressroom-xml-feed server site-switcher`;

const documents = `
  custom-elements integrity vscode.css-custom-data vscode.html-custom-data web-types`;

/** @param {string} names @param {string} ending */
const inDist = (names, ending) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `dist/${name}${ending}`);

/** @param {string} path @returns {Promise<string[]>} the paths of the files in a folder of the project */
const filesIn = async (path) =>
  (await readdir(join(root, path), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));

test('the package has these files and no others', async () => {
  const types = (await filesIn('src'))
    .filter((path) => /\.ts$/.test(path) && !/^src\/cli\/|\.d\.ts$/.test(path))
    .map((path) => path.replace(/^src\/(.*)\.ts$/, 'dist/types/$1.d.ts'));
  const frameworks = (await filesIn('build/frameworks')).map((path) => path.replace('build', 'dist/types'));
  const beside = [
    ...(await filesIn('src/low-vision/fonts')),
    ...(await filesIn('src/low-vision/cursors')),
  ].map((path) => path.replace('src/low-vision', 'dist'));
  assert.deepEqual(
    packed
      .filter((path) => !/^dist\/[a-z.-]+-[\w-]{8}\.js$/.test(path) || inDist(scripts, '.js').includes(path))
      .sort(),
    [
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', 'schemas/sites.schema.json'],
      ...inDist(scripts, '.js'),
      ...inDist(documents, '.json'),
      ...types,
      ...frameworks,
      'dist/types/frameworks/elements.d.ts',
      'dist/types/frameworks/preact.d.ts',
      ...beside,
    ].sort(),
  );
});

test('publint finds nothing', async () => {
  const { messages, pkg = {} } = await publint({
    pack: { tarball: new Uint8Array(tarball).buffer },
    strict: true,
  });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});

test('are-the-types-wrong finds nothing for a package of ES modules', async () => {
  const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const result = await checkPackage(createPackageFromTarballData(tarball), {
    entrypoints: Object.keys(exports).filter((path) => !/\*|\.json$/.test(path)),
  });
  assert.ok(result.types);
  // Its profile for packages of ES modules ignores these two as well.
  const problems = result.problems.filter(
    (problem) => !('resolutionKind' in problem && /^node10$|^node16-cjs$/.test(problem.resolutionKind)),
  );
  assert.deepEqual(problems, []);
});

test('every package that npm ci installs supports the oldest Node that package.json names', async () => {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const oldest = semver.minVersion(packages[''].engines.node) ?? '';
  // npm leaves out an optional package that does not support the present Node. For others, it prints a warning.
  const refusing = Object.entries(packages)
    .filter(
      ([, { optional, engines }]) => !optional && engines?.node && !semver.satisfies(oldest, engines.node),
    )
    .map(([path]) => path);
  assert.deepEqual(refusing, []);
});
