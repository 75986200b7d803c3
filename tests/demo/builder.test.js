// The snippet builder's own data: its form comes from the manifest, its address holds every choice, its snippets escape.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { URL } from 'node:url';
import fc from 'fast-check';
import { contrast, shownRatio, verdict } from '../../demo/builder/contrast.js';
import { firstAttributes } from '../../demo/builder/first-attributes.js';
import { readManifest } from '../../demo/builder/manifest.js';
import { escapeHtml, formOf, writeSnippet } from '../../demo/builder/snippet.js';
import {
  addressesOf,
  addressMeant,
  firstState,
  folderAddress,
  fromAddress,
  removals,
  reservedNames,
  toAddress,
  withElement,
} from '../../demo/builder/state.js';
import { texts as az } from '../../demo/builder/texts/az.js';
import { texts as en } from '../../demo/builder/texts/en.js';
import { texts as ru } from '../../demo/builder/texts/ru.js';

const dist = new URL('../../dist/', import.meta.url);
const elements = readManifest(JSON.parse(readFileSync(new URL('custom-elements.json', dist), 'utf8')));
const first = firstState(elements);
const published = {
  version: '1.2.3',
  folder: 'https://www.ministry.example/dist/',
  integrity: {
    'pressroom.js': 'sha384-list',
    'low-vision.js': 'sha384-toggle',
    'low-vision-early.js': 'sha384-early',
  },
};
const source = {
  title: 'News & notes',
  home: 'https://www.ministry.example/news',
  links: [{ title: 'One <b>', url: 'https://www.ministry.example/1', date: '2026-11-23T09:40:00+04:00' }],
};

/** @typedef {import('../../demo/builder/state.js').State} State */
/** @typedef {import('../../demo/builder/state.js').Place} Place */

/**
 * @param {Partial<State & Place>} changes of the state and of its one element
 * @param {typeof source} [links]
 */
function snippet(changes, links) {
  const { element = 'press-releases', attributes = {}, ...shared } = changes;
  const { src = 'https://www.ministry.example/feed.json', ...rest } = shared;
  const state = { ...first, ...rest, places: [{ element, src, attributes }] };
  return writeSnippet(state, elements, published, { [element]: links });
}

const codeOf = (/** @type {ReturnType<typeof snippet>} */ { parts }) =>
  parts.map(({ code }) => code).join('\n');

test('the form knows each element, its attributes and its colours from the manifest', () => {
  assert.deepEqual(
    Object.keys(en.elements),
    elements.map(({ tag }) => tag),
  );
  for (const { tag, attributes } of elements)
    for (const { name, kind, values } of attributes)
      for (const { names, values: words, hide } of [en, az, ru]) {
        assert.ok(`${tag} ${name}` in names || name in names, `${name} has no name in words`);
        for (const value of kind === 'tokens' || kind === 'choice' ? values : [])
          assert.ok(`${name} ${value}` in words || value in words, `${name} ${value} has no words`);
        assert.deepEqual(Object.keys(hide), Object.keys(en.hide));
      }
  const attributes = elements.flatMap((element) => element.attributes);
  const names = attributes.map(({ name }) => name);
  for (const name of firstAttributes) assert.ok(names.includes(name), name);
  for (const name of reservedNames) assert.ok(!names.includes(name), `${name} is an attribute, too`);
  for (const { name } of elements.flatMap(({ colours }) => colours)) assert.ok(name in en.colours, name);
  const find = (/** @type {string} */ wanted) => attributes.find(({ name }) => name === wanted);
  assert.deepEqual(find('layout')?.values, ['list', 'cards', 'headlines', 'lead']);
  assert.deepEqual(find('fields')?.values, ['date', 'time', 'image', 'summary', 'tags', 'authors', 'source']);
  assert.equal(find('fields')?.initial, 'date image summary');
  assert.equal(find('limit')?.kind, 'number');
  assert.equal(find('searchable')?.kind, 'flag');
  assert.ok(find('heading')?.canBeEmpty);
  assert.ok(!find('target')?.canBeEmpty);
});

for (const [language, { attributes }] of Object.entries({ az, ru }))
  test(`each attribute with a hint has one in the language ${language}`, () => {
    const hints = elements.flatMap(({ tag, attributes: all }) =>
      all
        .filter(({ kind }) => kind !== 'tokens')
        .map(({ name }) => (`${tag} ${name}` in attributes ? `${tag} ${name}` : name)),
    );
    assert.deepEqual(Object.keys(attributes).sort(), [...new Set(hints)].sort());
  });

test('the address holds every choice', () => {
  /** @param {typeof elements[number]} info */
  const placesOf = (info) =>
    fc.record({
      element: fc.constant(info.tag),
      src: info.hasSource ? fc.webUrl() : fc.constant(''),
      attributes: fc.record(
        Object.fromEntries(
          info.attributes.map(({ name, kind, values, initial }) => [
            name,
            kind === 'flag'
              ? fc.constant('')
              : kind === 'choice' || kind === 'tokens'
                ? fc.constantFrom(...values.filter((value) => value !== initial))
                : kind === 'number'
                  ? fc.integer({ min: 100, max: 999 }).map(String)
                  : fc.string({ minLength: 1 }).map((text) => `x${text}x`),
          ]),
        ),
        { requiredKeys: [] },
      ),
    });
  const colours = new Set(elements.flatMap((info) => info.colours.map(({ name }) => name)));
  const choices = fc.subarray(elements).chain((chosen) =>
    fc.record({
      places: fc.tuple(...chosen.map(placesOf)),
      lang: fc.constantFrom('', 'az', 'en-GB'),
      colours: fc.record(
        Object.fromEntries(
          [...colours].map((name) => [name, fc.constantFrom('#12305f', '#ffffff', '#000000')]),
        ),
        { requiredKeys: [] },
      ),
      removes: fc.subarray([...removals]),
      links: fc.boolean(),
      early: fc.boolean(),
      folder: fc.constantFrom('', 'https://www.ministry.example/dist/'),
    }),
  );
  fc.assert(
    fc.property(choices, (state) => {
      assert.deepEqual(fromAddress(toAddress(state), elements), structuredClone({ ...state }));
    }),
    { numRuns: 200 },
  );
});

test('an address by anybody gives choices of ours only', () => {
  const hostile = fromAddress(
    'element=script&src=javascript:alert(1)&layout=evil&limit=1e9&onclick=x&--accent=red;}&removes=all tags&folder=javascript:1&lang="><b>&all-href=javascript:x',
    elements,
  );
  assert.deepEqual(hostile, { ...first, places: [], removes: ['tags'] });
  const { places } = fromAddress(
    'element=press-releases&src=javascript:alert(1)&layout=evil&limit=1e9&onclick=x&all-href=javascript:x',
    elements,
  );
  assert.deepEqual(places, [{ element: 'press-releases', src: 'javascript:alert(1)', attributes: {} }]);
  assert.deepEqual(addressesOf(places[0]?.src ?? ''), []);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...elements), (text, { tag }) => {
      const state = fromAddress(`element=${tag}&${text}`, elements);
      assert.deepEqual(fromAddress(toAddress(state), elements), state);
    }),
    { numRuns: 200 },
  );
});

test('addresses', () => {
  assert.equal(folderAddress('https://a.example/dist'), 'https://a.example/dist/');
  assert.equal(folderAddress(' https://a.example/x/pressroom.js?v=1#a '), 'https://a.example/x/');
  assert.equal(folderAddress('https://user:word@a.example/'), '');
  assert.equal(folderAddress('/dist/'), '');
  assert.deepEqual(addressesOf('https://a.example/1  ftp://a.example https://b.example/2'), [
    'https://a.example/1',
    'https://b.example/2',
  ]);
  assert.equal(addressMeant('www.ministry.example/feed.xml'), 'https://www.ministry.example/feed.xml');
  assert.equal(addressMeant('not an address'), '');
});

test('another element keeps the address of a feed, and no address of another kind', () => {
  const place = { element: 'press-releases', src: 'https://a.example/', attributes: { limit: '3' } };
  const state = { ...first, places: [place] };
  assert.deepEqual(withElement(state, 'press-release', elements).places, [
    place,
    { element: 'press-release', src: 'https://a.example/', attributes: {} },
  ]);
  assert.equal(withElement(state, 'site-switcher', elements).places[1]?.src, '');
});

test('several elements share one script', () => {
  const places = ['press-releases', 'site-switcher', 'low-vision-toggle'].map((element) => ({
    element,
    src: element === 'low-vision-toggle' ? '' : 'https://a.example/',
    attributes: {},
  }));
  const write = (/** @type {State['removes']} */ removes) =>
    writeSnippet({ ...first, places, removes }, elements, published).parts;
  assert.equal(
    write([])[0]?.code.replace(/^[^]*<\/script>\n/, ''),
    `
<press-releases src="https://a.example/"></press-releases>

<site-switcher src="https://a.example/"></site-switcher>

<low-vision-toggle></low-vision-toggle>`,
  );
  assert.equal(write([])[0]?.code.match(/dist\/pressroom\.js/g)?.length, 1);
  // The editor keeps the tags of two elements, and the template has the button with the script.
  const [template, editor] = write(['scripts']);
  assert.match(template?.code ?? '', /pressroom\.js[^]*<low-vision-toggle>/);
  assert.match(editor?.code ?? '', /^<press-releases [^]*<site-switcher [^]*$/);
  assert.doesNotMatch(editor?.code ?? '', /script/);
});

test('the form of the snippet survives the editor', () => {
  /** @type {[string, import('../../demo/builder/state.js').Removal[], string][]} */
  const cases = [
    ['press-releases', [], 'tag'],
    ['press-releases', ['tags'], 'marker'],
    ['press-releases', ['scripts'], 'tag'],
    ['press-releases', ['tags', 'scripts'], 'marker'],
    ['press-releases', ['attributes'], 'json'],
    ['press-releases', ['tags', 'attributes'], 'json'],
    ['press-releases', ['attributes', 'scripts'], 'bare'],
    ['press-release', ['attributes', 'scripts'], 'links'],
    ['press-releases', ['tags', 'attributes', 'scripts'], 'links'],
    ['press-releases', ['scripts', 'template'], 'links'],
    ['press-releases', ['template'], 'tag'],
  ];
  for (const [element, removes, form] of cases)
    assert.equal(
      formOf({ ...first, attributes: {}, element, removes, src: 'https://a.example/' }),
      form,
      `${element} ${removes}`,
    );
  const toggle = { ...first, src: '', attributes: {}, element: 'low-vision-toggle' };
  assert.equal(formOf({ ...toggle, removes: ['attributes'] }), 'tag');
  assert.equal(formOf({ ...toggle, removes: ['scripts', 'tags', 'attributes'] }), 'tag');
  assert.equal(formOf({ ...toggle, removes: ['scripts', 'template'] }), 'none');
  // The author pastes a marker, which `low-vision.js` does not read.
  const { parts } = snippet({ element: 'low-vision-toggle', src: '', removes: ['tags', 'scripts'] });
  assert.deepEqual(
    parts.map(({ place }) => place),
    ['template', 'editor'],
  );
  assert.match(parts[0]?.code ?? '', /dist\/pressroom\.js/);
  assert.match(parts[1]?.code ?? '', /^<div data-pressroom="low-vision-toggle">/);
});

test('a snippet names the version, and pins its script', () => {
  assert.equal(
    codeOf(
      snippet(
        {
          attributes: { limit: '3', searchable: '', heading: '' },
          lang: 'az',
          colours: { accent: '#12305f' },
        },
        source,
      ),
    ),
    `<!-- pressroom-elements 1.2.3 -->
<script
  src="https://www.ministry.example/dist/pressroom.js"
  integrity="sha384-list"
  crossorigin="anonymous"
  defer
></script>
<style>
  :root {
    --pressroom-accent: #12305f;
  }
</style>

<press-releases
  src="https://www.ministry.example/feed.json"
  limit="3"
  searchable
  heading=""
  lang="az"
>
  <a href="https://www.ministry.example/news">News &amp; notes</a>
</press-releases>`,
  );
});

test('where the editor removes scripts, the script is a part of its own', () => {
  const { parts } = snippet({ removes: ['tags', 'scripts'], attributes: { searchable: '', heading: '' } });
  assert.deepEqual(
    parts.map(({ place }) => place),
    ['template', 'editor'],
  );
  assert.match(parts[0]?.code ?? '', /<script/);
  assert.equal(
    parts[1]?.code,
    `<div
  data-pressroom="press-releases"
  data-src="https://www.ministry.example/feed.json"
  data-searchable="true"
  data-heading=""
></div>`,
  );
});

test('data in a script cannot end it', () => {
  const { parts } = snippet({
    removes: ['attributes'],
    attributes: { heading: '</script><b>', limit: '3', searchable: '' },
  });
  const [, json = ''] = /data-pressroom="press-releases">([^]*?)<\/script>$/.exec(parts[0]?.code ?? '') ?? [];
  assert.deepEqual(JSON.parse(json), {
    src: 'https://www.ministry.example/feed.json',
    heading: '</script><b>',
    limit: 3,
    searchable: true,
  });
});

test('links are text and addresses', () => {
  const { parts } = snippet({ removes: ['scripts', 'template'] }, source);
  assert.equal(
    parts[0]?.code,
    `<ul>
  <li><time datetime="2026-11-23T09:40:00+04:00">2026-11-23</time> <a href="https://www.ministry.example/1">One &lt;b&gt;</a></li>
</ul>`,
  );
  assert.deepEqual(snippet({ removes: ['scripts', 'template'] }).parts, []);
});

test('the toggle has its own small script, and one for the head', () => {
  const { parts } = snippet({ element: 'low-vision-toggle', src: '', early: true });
  assert.match(
    parts[0]?.code ?? '',
    /low-vision\.js"\s+integrity="sha384-toggle"[^]*<low-vision-toggle><\/low-vision-toggle>/,
  );
  assert.match(parts[1]?.code ?? '', /low-vision-early\.js"\s+integrity="sha384-early"/);
  assert.ok(!/defer/.test(parts[1]?.code ?? ''));
});

test('no text gets out of its quotes', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.ok(!/["<>\n]/.test(escapeHtml(text)));
    }),
  );
});

test('contrast is that of WCAG, and never rounded up', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#123456', '#123456'), 1);
  assert.equal(shownRatio(contrast('#767676', '#ffffff')), '4.54');
  assert.equal(shownRatio(contrast('#777777', '#ffffff')), '4.47');
  assert.equal(shownRatio(4.4999), '4.49');
  assert.equal(verdict(contrast('#767676', '#ffffff'), true), 'aa');
  assert.equal(verdict(contrast('#777777', '#ffffff'), true), 'fails');
  assert.equal(verdict(contrast('#595959', '#ffffff'), true), 'aaa');
  assert.equal(verdict(3, false), 'seen');
  assert.equal(verdict(2.99, false), 'unseen');
});
