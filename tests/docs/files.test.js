// The pages for webmasters name every script, language, directive and error that there is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';
import { textOf } from './markdown.js';

test('the page of the files names every built script', () => {
  const text = textOf('docs/webmasters/files.md');
  const [, languageFiles = ''] = /^One file holds the sentences.*?: (.*)\./m.exec(text) ?? [];
  const named = [
    ...[...text.matchAll(/^\| `([\w-]+\.js)`/gm)].map(([, file]) => file),
    ...[...languageFiles.matchAll(/-([a-z]{2,3})\b(?=\.js`|`)/g)].map(([, tag]) => `pressroom-${tag}.js`),
  ];
  const built = Object.keys(JSON.parse(readFileSync('dist/integrity.json', 'utf8')));
  assert.deepEqual(named.sort(), built.sort());
});

test('the page of the languages names every language', async () => {
  const { languages } = await importSource('src/i18n/languages.ts');
  const tags = [...textOf('docs/webmasters/languages.md').matchAll(/\| `([a-z]+)` \| (\w+) /g)];
  assert.deepEqual(tags.map(([, tag]) => tag).sort(), Object.keys(languages).sort());
  for (const [, , name = ''] of tags) assert.ok(textOf('README.md').includes(name), name);
});

test('Troubleshooting names every code of an error', () => {
  const source = readFileSync('src/net/load-error.ts', 'utf8');
  const [, union = ''] = /type LoadErrorCode =([^;]*);/.exec(source) ?? [];
  const codes = [...union.matchAll(/'([\w-]+)'/g)].map(([, code]) => code);
  const named = [...textOf('docs/webmasters/troubleshooting.md').matchAll(/^\| `([\w-]+)`/gm)];
  assert.ok(codes.length > 5);
  assert.deepEqual(named.map(([, code]) => code).sort(), codes.sort());
});

test('the theming page names every custom property and state', () => {
  const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
  const text = textOf('docs/developers/theming.md');
  for (const { declarations } of modules)
    for (const { cssProperties, cssStates } of declarations)
      for (const { name } of [...cssProperties, ...cssStates]) assert.ok(text.includes(`\`${name}\``), name);
});

test('the page of the events names every event and its details', () => {
  const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
  const text = textOf('docs/developers/events.md');
  for (const { declarations } of modules)
    for (const { events, tagName } of declarations)
      for (const { name } of events) assert.match(text, new RegExp(`^\\| \`${name}\``, 'm'), tagName);
});

test('the page of the package names every module of the package', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const text = textOf('docs/developers/npm.md');
  for (const [path, target] of Object.entries(exports)) {
    // Files have an extension. The imports for frameworks have types only.
    if (/.\.\w+$/.test(path) || /no-code/.test(target.default)) continue;
    assert.ok(text.includes(`\`pressroom-elements${path.slice(1)}\``), path);
  }
});
