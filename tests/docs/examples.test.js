// Examples of code in README.md, CONTRIBUTING.md and docs/ are right. JSON is checked by its format, scripts by their types, style
// sheets by their names, commands by what there is. HTML is shown in the browsers: examples.test.ts.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { transform } from 'lightningcss';
import { checkFeed, checkSites } from 'pressroom-elements/check';
import ts from 'typescript';
import { placeOf } from './example-places.js';
import { examplesIn, examplesOf, pages } from './markdown.js';

/** @typedef {import('./markdown.js').Example} Example */

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = readJson('package.json');

/** Tells where an example stands. @param {Example} example */
const nameOf = ({ page, line }) => `${page}:${line}`;

test('each example names its language, and a test runs it', () => {
  for (const page of pages)
    for (const example of examplesOf(page)) {
      assert.match(example.language, /^[a-z-]+$/, nameOf(example));
      const { test: file = '' } = placeOf(example) ?? {};
      assert.ok(file, `${nameOf(example)}: name the test that runs it in tests/docs/example-places.js`);
      assert.ok(existsSync(file), file);
    }
});

for (const example of examplesIn('xml'))
  test(`${nameOf(example)}: XML`, () => {
    const fail = (/** @type {string} */ _level, /** @type {string} */ message) => assert.fail(message);
    new DOMParser({ onError: fail }).parseFromString(example.code, 'text/xml');
  });

test('code for a CMS or a generator names files, libraries and imports that there are', () => {
  const [joomla] = examplesIn('php').filter(({ code }) => code.startsWith('$this'));
  assert.match(joomla?.code ?? '', /registerAndUseScript\(\s*'pressroom',\s*'https:\S+\/pressroom\.js'/);
  const [library, use] = examplesIn('yaml').map(({ code }) => code);
  const [, name] = /^([a-z]+):\n {2}js:\n {4}https:\S+\/pressroom\.js:$/m.exec(library ?? '') ?? [];
  assert.match(use ?? '', new RegExp(`^libraries:\\n {2}- MYTHEME/${name}$`, 'm'));
  for (const { code } of examplesIn('astro'))
    for (const [, path = ''] of code.matchAll(/'pressroom-elements(\/[\w-]+)?'/g))
      assert.ok(`.${path}` in manifest.exports, path);
});

for (const example of examplesIn('json'))
  test(`${nameOf(example)}: JSON`, async () => {
    const document = JSON.parse(example.code);
    const base = 'https://www.ministry.example/';
    if (document.items || document.version) {
      const { findings } = await checkFeed(example.code, { base });
      assert.deepEqual(findings, []);
    } else if (document.sites || document.groups) {
      const { findings } = await checkSites(example.code, { base });
      assert.deepEqual(findings, []);
      const validate = new Ajv2020({ strictRequired: false }).compile(readJson('schemas/sites.schema.json'));
      assert.ok(validate(document), JSON.stringify(validate.errors));
    }
    // Files of this package.
    for (const [, path = ''] of example.code.matchAll(/node_modules\/pressroom-elements\/([^"]*)/g))
      assert.ok(existsSync(path), path);
  });

/** Types of elements and of the global `Pressroom`, which pages have without an import. */
const globals = `import 'pressroom-elements';
import type { addLanguage, setBase } from 'pressroom-elements/elements';
import type { Failure, Settings } from 'pressroom-elements/low-vision';
declare global {
  var Pressroom: {
    version: string;
    setBase: typeof setBase;
    addLanguage: typeof addLanguage;
    applyLowVision(values: Settings, document?: Document): Promise<Failure[]>;
    clearLowVision(document?: Document): Promise<Failure[]>;
  };
}`;

/** JSX of React unless the example imports another framework. @param {string} code */
const jsxOf = (code) =>
  /from 'preact|pressroom-elements\/preact/.test(code)
    ? 'preact'
    : /solid-js|elements\/solid/.test(code)
      ? 'solid-js'
      : 'react';

/** Signatures in the reference are printed from the types themselves. @param {Example} example */
const isSignature = ({ page, language }) => language === 'ts' && page.startsWith('docs/reference/');

/** Code of apps needs the other files of the app. tests/build/frameworks.test.js compiles it there. @param {Example} example */
const isAppCode = ({ page }) => page === 'docs/developers/frameworks.md';

/** JavaScript need not ask for `null`: its readers know that the element is in their page. */
for (const languages of [
  ['js', 'jsx'],
  ['ts', 'tsx'],
])
  test(`${languages.join(', ')}: scripts have the types of the package`, () => {
    const examples = examplesIn(...languages).filter(
      (example) => !isSignature(example) && !isAppCode(example),
    );
    /** @type {Map<string, string>} */
    const files = new Map([[resolve('docs/globals.ts'), globals]]);
    for (const { page, line, language, code } of examples) {
      const pragma = /x$/.test(language) ? `/** @jsxImportSource ${jsxOf(code)} */ ` : '';
      files.set(resolve(`${page}-${line}.${language}`), `${pragma}export {}; ${code}`);
    }
    const program = programOf(files, { strictNullChecks: languages.includes('ts') });
    const own = program.getSourceFiles().filter(({ fileName }) => files.has(fileName));
    assert.equal(own.length, examples.length + 1);
    const faults = own
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
      .filter(({ code, messageText }) => !(code === 2307 && isForeign(String(messageText))))
      .map(({ file, start = 0, messageText }) => {
        const { line } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0 };
        return `${file?.fileName} +${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      });
    assert.deepEqual(faults, []);
  });

/** @param {Map<string, string>} files code by path @param {import('typescript').CompilerOptions} further */
function programOf(files, further) {
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    noImplicitAny: false,
    skipLibCheck: true,
    types: ['node'],
    ...further,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...rest) =>
    files.has(path)
      ? ts.createSourceFile(path, files.get(path) ?? '', languageVersion, true)
      : getSourceFile(path, languageVersion, ...rest);
  return ts.createProgram([...files.keys()], options, host);
}

/** Whether a message says that a package is missing that this project does not use. @param {string} message */
function isForeign(message) {
  const [, name = ''] = /'([^'.][^']*)'/.exec(message) ?? [];
  const [scope = '', second = ''] = name.split('/');
  const id = scope.startsWith('@') ? `${scope}/${second}` : scope;
  const known = [manifest.name, ...Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })];
  return !!id && !known.includes(id) && !builtinModules.includes(id.replace(/^node:/, ''));
}

const { modules } = readJson('dist/custom-elements.json');
/** @typedef {{ tagName: string } & Record<'cssParts' | 'cssStates' | 'cssProperties', { name: string }[]>} Described */
/** @type {Described[]} */
const elements = modules.flatMap(
  (/** @type {{ declarations: Described[] }} */ { declarations }) => declarations,
);

for (const { code, ...example } of examplesIn('css'))
  test(`${nameOf({ code, ...example })}: CSS`, () => {
    const { warnings } = transform({
      filename: 'example.css',
      code: new TextEncoder().encode(code),
      errorRecovery: false,
    });
    assert.deepEqual(
      warnings.map(({ message }) => message).filter((message) => !/pseudo-class/.test(message)),
      [],
    );
    /** @param {'cssParts' | 'cssStates' | 'cssProperties'} kind @param {string} tag */
    const namesOf = (kind, tag = '') =>
      elements
        .filter(({ tagName }) => !tag || tagName === tag)
        .flatMap((one) => one[kind].map(({ name }) => name));
    for (const [, tag = '', parts = ''] of code.matchAll(/([\w-]*)(?::[\w()-]+)?::part\(([^)]*)\)/g))
      for (const part of parts.split(' '))
        assert.ok(namesOf('cssParts', tag).includes(part), `${tag} ${part}`);
    for (const [, tag = '', state = ''] of code.matchAll(/([\w-]*):state\(([\w-]+)\)/g))
      assert.ok(namesOf('cssStates', tag).includes(state), `${tag} ${state}`);
    for (const [name] of code.matchAll(/--pressroom-[\w-]+/g))
      assert.ok(namesOf('cssProperties').includes(name), name);
  });

/** Commands that every system has, or that the documentation tells about. */
const known = ['npm', 'npx', 'node', 'git', 'cp', 'curl', 'cd', 'mkdir', 'unzip', 'tar'];

test('commands call scripts, programs and files that there are', () => {
  for (const example of examplesIn('sh'))
    for (const line of example.code.split('\n')) {
      const commands = line.replace(/(^|\s)#.*/, '').split('&&');
      for (const command of commands.map((text) => text.trim()).filter(Boolean)) {
        const [program = '', verb = '', name = ''] = command.split(/\s+/);
        const where = `${nameOf(example)}: ${command}`;
        assert.ok(known.includes(program), where);
        if (program === 'npm' && !/^(ci|install|pack)$/.test(verb))
          assert.ok((verb === 'run' ? name : verb) in manifest.scripts, where);
        if (program === 'npx')
          assert.ok(verb === manifest.name || existsSync(`node_modules/.bin/${verb}`), where);
        if (program === 'npx' && verb === manifest.name) assert.match(name, /^(check|convert)$/, where);
        for (const path of command.match(/\b(?:tests|bench|src|build)\/[\w./-]+/g) ?? [])
          assert.ok(existsSync(path), `${where}: ${path}`);
      }
    }
});
