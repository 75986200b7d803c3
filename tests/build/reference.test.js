// The reference is current, and names everything that is public. The names come from the built classes, the sources and
// the published types, not from the manifest that the reference is written from.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { URL } from 'node:url';
import { referencePages } from '../../build/reference.js';
import {
  eventsIn,
  matchesIn,
  membersIn,
  partsIn,
  read,
  sorted,
  sourcesOf,
} from '../support/element-sources.js';
import { importSource } from '../support/import-source.js';

const files = readdirSync(new URL('../../docs/reference', import.meta.url)).sort();
const pages = new Map(files.map((file) => [file, read(`docs/reference/${file}`)]));
const page = (/** @type {string} */ file) => pages.get(file) ?? '';

/** The names in the headings of a page, such as `src` in «### `src` attribute». @param {string} text */
const headings = (text, kind = '') =>
  sorted(
    [...text.matchAll(new RegExp(`^### \`([^\`]+)\`${kind && ` ${kind}`}$`, 'gm'))].map(
      ([, name = '']) => name,
    ),
  );

/** The first cells of the tables in a section. @param {string} text @param {string} heading */
function rows(text, heading) {
  const section = text.split(/^(?=## )/m).find((part) => part.startsWith(`## ${heading}\n`)) ?? '';
  return sorted([...section.matchAll(/^\| \[?`([^`]+)`/gm)].map(([, name = '']) => name));
}

/** The paragraphs below a heading. @param {string} text @param {string} heading */
const entryOf = (text, heading) => text.split(`### ${heading}\n`)[1]?.split(/^##/m)[0] ?? '';

const classes = await import('pressroom-elements/elements');

/** @type {Record<string, { observedAttributes: string[] }>} */
const elements = {
  'press-releases': classes.PressReleases,
  'press-release': classes.PressRelease,
  'site-switcher': classes.SiteSwitcher,
  'low-vision-toggle': classes.LowVisionToggle,
};

test('every page is as `npm run reference` writes it', async () => {
  const current = await referencePages();
  assert.deepEqual([...current.keys()].sort(), files);
  for (const [file, text] of current) assert.equal(page(file), text, `${file}: run npm run reference`);
});

for (const [tag, { observedAttributes }] of Object.entries(elements)) {
  const text = page(`${tag}.md`);
  const sources = sourcesOf(tag);
  const own = sources.filter(({ fileName }) => /^src\/(elements|base)\//.test(fileName));

  test(`<${tag}>: the page has every attribute, with its property`, () => {
    assert.deepEqual(headings(text, 'attribute'), sorted(observedAttributes));
    assert.deepEqual(rows(text, 'Attributes'), sorted(observedAttributes));
    for (const attribute of observedAttributes) {
      const property = attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
      if (property !== attribute)
        assert.ok(
          entryOf(text, `\`${attribute}\` attribute`).includes(`Property: \`${property}\`.`),
          attribute,
        );
    }
  });

  test(`<${tag}>: the page has every property and method`, () => {
    const members = [...membersIn(`dist/types/elements/${tag}/${tag}.d.ts`), 'updateComplete'];
    const properties = observedAttributes.map((attribute) =>
      attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase()),
    );
    const named = [
      ...headings(text, 'property'),
      ...headings(text, 'method').map((name) => name.replace('()', '')),
    ];
    assert.deepEqual(sorted([...named, ...properties]), sorted(members));
  });

  test(`<${tag}>: the page has every event, with the members of its detail`, () => {
    assert.deepEqual(headings(text, 'event'), eventsIn(sources));
    const details = sources.flatMap((source) => [
      ...source.text.matchAll(/^\/\*\* Detail of `([a-z-]+)`\. \*\/\nexport interface \w+ \{\n(.*?)^\}/gms),
    ]);
    for (const [, event = '', body = ''] of details)
      for (const [, member] of body.matchAll(/^ {2}(\w+)\??:/gm))
        assert.ok(entryOf(text, `\`${event}\` event`).includes(`\`${member}\``), `${event}: ${member}`);
    assert.equal(details.length, headings(text, 'event').filter((name) => name.includes('-')).length);
  });

  test(`<${tag}>: the page has every slot, part, state and custom property`, () => {
    const slots = matchesIn('<slot(?: name="([a-z-]+)"|[ >])', own);
    assert.deepEqual(headings(text, 'slot'), slots.filter(Boolean));
    assert.equal(text.includes('### Default slot'), slots.includes(''));
    assert.deepEqual(rows(text, 'Parts'), partsIn(own));
    assert.deepEqual(rows(text, 'CSS custom properties'), matchesIn('var\\((--pressroom-[a-z-]+)', sources));
    const [, states = ''] = /type LoadState = (.*);/.exec(read('src/base/remote-data.ts')) ?? [];
    assert.deepEqual(
      rows(text, 'States'),
      tag === 'low-vision-toggle'
        ? matchesIn('setStates\\(\\{ (\\w+)', sources)
            .concat(matchesIn('setStates\\(\\{ \\w+[^,]*, (\\w+)', sources))
            .sort()
        : sorted(states.replaceAll("'", '').split(' | ')),
    );
  });

  test(`<${tag}>: the page has an example`, () => {
    assert.match(text, new RegExp(`^\`\`\`html\n<${tag} `, 'm'));
  });
}

test('the page of a list has the parts of an open release', () => {
  const parts = rows(page('press-release.md'), 'Parts').map((name) => `release-${name}`);
  assert.deepEqual(rows(page('press-releases.md'), 'Parts of the open release'), parts);
});

test('every error code has a meaning and advice', () => {
  const [, union = ''] = /type LoadErrorCode =(.*?);\n/s.exec(read('dist/types/net/load-error.d.ts')) ?? [];
  const codes = sorted([...union.matchAll(/'([a-z-]+)'/g)].map(([, code = '']) => code));
  assert.ok(codes.length > 5);
  assert.deepEqual(headings(page('errors.md')), codes);
  for (const code of codes)
    assert.match(entryOf(page('errors.md'), `\`${code}\``), /^\n\S.*\n\n\*\*What to do:\*\* \S/, code);
});

test('every code that the sources throw has an entry', () => {
  const thrown = ['base', 'elements', 'feed', 'net', 'sites', 'xml-feed'].flatMap((folder) =>
    readdirSync(new URL(`../../src/${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...read(`src/${folder}/${file}`).matchAll(
          /(?:new LoadError|\bfail)\(\s*(?:[^'"`;)]*\? )?'([a-z-]+)'/g,
        ),
      ]),
  );
  const codes = sorted(thrown.map(([, code = '']) => code));
  assert.ok(codes.length > 5, codes.join());
  for (const code of codes) assert.ok(headings(page('errors.md')).includes(code), code);
});

test('every setting has its values, and every scheme its colours', async () => {
  const { settings, schemes } = await importSource('src/low-vision/settings.ts', 'src/low-vision/schemes.ts');
  const text = page('settings.md');
  assert.deepEqual(headings(text, 'setting'), sorted(Object.keys(settings)));
  assert.deepEqual(rows(text, 'All settings'), sorted(Object.keys(settings)));
  for (const [name, { wanted, choices }] of Object.entries(settings)) {
    const said = entryOf(text, `\`${name}\` setting`);
    if (/ to /.test(wanted)) assert.ok(said.includes(`Values: ${wanted}.`), name);
    else
      for (const choice of choices.split(' ')) assert.ok(said.includes(`\`${choice}\``), `${name}:${choice}`);
  }
  assert.deepEqual(rows(text, 'Schemes'), sorted(Object.keys(schemes)));
  for (const [name, roles] of Object.entries(schemes)) {
    const cells = [...text.matchAll(new RegExp(`^\\| \`${name}\` .*$`, 'gm'))].join('');
    for (const colour of Object.values(roles))
      assert.ok(cells.includes(`\`${colour}\``), `${name}: ${colour}`);
  }
});

test('the script API has every export of the modules, and every member of `Pressroom`', async () => {
  const text = page('script-api.md');
  for (const module of ['elements', 'low-vision', 'check', 'markers', 'server']) {
    const heading = `## Module \`pressroom-elements/${module}\``;
    const section = text.split(/^(?=## )/m).find((part) => part.startsWith(heading)) ?? '';
    const names = Object.keys(await import(`pressroom-elements/${module}`));
    assert.ok(names.length > 0, module);
    for (const name of names)
      assert.match(
        section,
        new RegExp(`^### \`${name}(\\(\\)\` function|\` class)$|\\[\`${name}(\\(\\))?\`\\]\\(`, 'm'),
        name,
      );
  }
  const [, body = ''] = /const pressroom = \{\n(.*?)\n {2}\};/s.exec(read('src/entries/low-vision.ts')) ?? [];
  const members = [...body.matchAll(/^ {4}(\w+)[:,]/gm)].map(([, name]) => `Pressroom.${name}`);
  assert.ok(members.length > 4);
  assert.deepEqual(
    headings(text)
      .map((name) => name.replace('()', ''))
      .filter((name) => name.startsWith('Pressroom.')),
    sorted(members),
  );
});

test('the script API has every published type', () => {
  const types = ['elements', 'apply-low-vision', 'check', 'markers', 'server'].flatMap((entry) => {
    const text = read(`src/entries/${entry}.ts`);
    const interfaces = [...text.matchAll(/^export interface (\w+)/gm)].map(([, name = '']) => name);
    const listed = [...text.matchAll(/export (type )?\{(.*?)\}/g)].flatMap(([, isType, names = '']) =>
      names
        .split(',')
        .filter((name) => isType || /\btype\b/.test(name))
        .map((name) => name.replace(/\btype\b/, '').trim()),
    );
    return [...interfaces, ...listed];
  });
  assert.ok(types.length > 10);
  assert.deepEqual(headings(page('script-api.md'), 'type'), sorted(types));
});

test('the modules are those that package.json exports to scripts', () => {
  const { exports } = JSON.parse(read('package.json'));
  const modules = Object.keys(exports)
    .filter((path) => !/\.(js|json)$/.test(path))
    .map((path) => `pressroom-elements${path.slice(1)}`);
  assert.deepEqual(rows(page('script-api.md'), 'Modules'), sorted(modules));
});

test('no link of the reference is dead', () => {
  /** @param {string} file */
  const anchorsOf = (file) =>
    [...page(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- ]/gu, '')
        .replaceAll(' ', '-'),
    );
  for (const [file, text] of pages)
    for (const [, target = '', anchor = ''] of text.matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/g)) {
      assert.ok(pages.has(target || file), `${file}: ${target}`);
      if (anchor) assert.ok(anchorsOf(target || file).includes(anchor), `${file}: ${target}#${anchor}`);
    }
});
