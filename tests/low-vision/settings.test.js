// Settings come as text from attributes, cookies and links. The usable ones apply; all others are dropped.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../support/import-source.js';

const { formatSettings, normaliseSettings, parseSettings } = await importSource('src/low-vision/settings.ts');
const { schemes } = await importSource('src/low-vision/schemes.ts');

/** @typedef {import('../../src/low-vision/settings.js').Settings} Settings */
/** @typedef {keyof Settings} Name */

/** Every setting once: `Required` keeps it complete. @type {Required<Settings>} */
const full = {
  'text-size': 150,
  enlarge: 'page',
  columns: 'one',
  'smallest-text': 16.5,
  headings: 'even',
  scheme: 'custom/ffff00/000000/00ffff',
  font: 'legible',
  bold: 'on',
  'letter-spacing': 0.12,
  'word-spacing': 0.16,
  'line-height': 1.5,
  'paragraph-spacing': 2,
  'line-length': 80,
  italics: 'off',
  capitals: 'off',
  justify: 'off',
  hyphens: 'off',
  images: 'dim',
  embeds: 'hide',
  motion: 'off',
  links: 'underline',
  cursor: 'large',
  guide: 'line',
  strip: 300,
  speech: 'on',
};
const fullText =
  'text-size:150 enlarge:page columns:one smallest-text:16.5 headings:even scheme:custom/ffff00/000000/00ffff ' +
  'font:legible bold:on letter-spacing:0.12 word-spacing:0.16 line-height:1.5 paragraph-spacing:2 ' +
  'line-length:80 italics:off capitals:off justify:off hyphens:off images:dim embeds:hide motion:off ' +
  'links:underline cursor:large guide:line strip:300 speech:on';

/** @type {Partial<Record<Name, [number, number]>>} */
const ranges = {
  'text-size': [70, 400],
  'smallest-text': [12, 60],
  'letter-spacing': [0, 0.5],
  'word-spacing': [0, 1],
  'line-height': [1, 3],
  'paragraph-spacing': [0, 3],
  'line-length': [20, 100],
  strip: [100, 800],
};
/** @type {Partial<Record<Name, string>>} */
const keywords = {
  enlarge: 'page text',
  columns: 'one site',
  headings: 'even',
  scheme: Object.keys(schemes).join(' '),
  font: 'sans serif legible',
  bold: 'on',
  italics: 'off',
  capitals: 'off',
  justify: 'off',
  hyphens: 'off',
  images: 'dim gray hide',
  embeds: 'hide',
  motion: 'off',
  links: 'underline box',
  cursor: 'large',
  guide: 'line mask',
  speech: 'on',
};
const names = /** @type {Name[]} */ (Object.keys(full));

describe('a setting', () => {
  for (const [name, [min, max]] of Object.entries(ranges)) {
    it(`${name} is a number from ${min} to ${max}`, () => {
      for (const value of [min, max, (min + max) / 2])
        assert.deepEqual(parseSettings(`${name}:${value}`), { [name]: value }, String(value));
      for (const value of [min - 0.01, max + 0.01, -max])
        assert.deepEqual(parseSettings(`${name}:${value.toFixed(2)}`), {}, String(value));
    });

    it(`${name} is written in plain decimals, two at most`, () => {
      for (const value of [
        `+${max}`,
        `${max}e0`,
        `${max}px`,
        `0x${max}`,
        `${max}.`,
        `${min}.000`,
        '.5',
        '',
        'on',
      ])
        assert.deepEqual(parseSettings(`${name}:${value}`), {}, value);
      assert.deepEqual(parseSettings(`${name}:0${min}.00`), { [name]: min });
    });
  }

  for (const [name, known] of Object.entries(keywords))
    it(`${name} is one of its keywords`, () => {
      for (const value of known.split(' ')) {
        assert.deepEqual(parseSettings(`${name}:${value}`), { [name]: value }, value);
        for (const other of [value.slice(0, -1), `${value}x`, `x${value}`, value.toUpperCase()])
          assert.deepEqual(parseSettings(`${name}:${other}`), {}, other);
      }
      for (const value of ['', '0', '1', 'yes', 'no', 'undefined'])
        assert.deepEqual(parseSettings(`${name}:${value}`), {}, value);
    });

  it('scheme may be three colours of 3 or 6 digits, which become 6 digits', () => {
    for (const [written, scheme] of Object.entries({
      'custom/fff/000/ff0': 'custom/ffffff/000000/ffff00',
      'custom/1a2/b3c4d5/e6f': 'custom/11aa22/b3c4d5/ee66ff',
      'custom/123456/abcdef/789abc': 'custom/123456/abcdef/789abc',
    }))
      assert.deepEqual(parseSettings(`scheme:${written}`), { scheme }, written);
  });

  it('scheme is dropped if a colour is missing, named, too short or too long', () => {
    for (const written of [
      'custom',
      'custom/fff',
      'custom/fff/000',
      'custom/fff/000/',
      'custom//000/ff0',
      'custom/fff/000/ff0/',
      'custom/fff/000/ff0/0ff',
      'custom/ffff/000/ff0',
      'custom/fff/00/ff0',
      'custom/fff/000/fffff',
      'custom/fff/000/ffffffff',
      'custom/fff/000/fffffffff',
      'custom/fff/000/red',
      'custom/#fff/#000/#ff0',
      'custom/FFF/000/FF0',
      'xcustom/fff/000/ff0',
      'custom:fff/000/ff0',
      'fff/000/ff0',
    ])
      assert.deepEqual(parseSettings(`scheme:${written}`), {}, written);
  });
});

describe('a settings text', () => {
  it('may contain every setting', () => {
    assert.deepEqual(parseSettings(fullText), full);
  });

  it('that is empty contains none', () => {
    for (const text of ['', ' ', '~', ':', 'bold', 'on']) assert.deepEqual(parseSettings(text), {}, text);
  });

  it('has spaces or ~ between its pairs, any number of them', () => {
    for (const text of [
      'bold:on links:box',
      '  links:box   bold:on ',
      'bold:on~links:box',
      '~links:box~ ~bold:on~',
    ])
      assert.deepEqual(parseSettings(text), { bold: 'on', links: 'box' }, text);
    for (const text of [
      'bold:on,links:box',
      'bold: on',
      'bold :on',
      'bold:on;',
      'bold:on\tlinks:box',
      'bold:on\n',
    ])
      assert.deepEqual(parseSettings(text), {}, text);
  });

  it('keeps its other pairs if one is dropped', () => {
    for (const bad of [
      'text-size:9000',
      'zoom:150',
      'Bold:on',
      'bold:ON',
      'bold',
      'bold:',
      ':on',
      'bold:on:on',
      'bold=on',
      'font:a"b<c>',
      'font:\u0000',
      'font:шрифт',
      'x-links:box',
      'links:boxx',
    ])
      assert.deepEqual(
        parseSettings(`columns:one ${bad} guide:mask`),
        {
          columns: 'one',
          guide: 'mask',
        },
        bad,
      );
  });

  it('with a name twice means the last usable value', () => {
    assert.deepEqual(parseSettings('links:box bold:on links:underline'), {
      bold: 'on',
      links: 'underline',
    });
    assert.deepEqual(parseSettings('text-size:200 text-size:150 text-size:1500'), { 'text-size': 150 });
  });

  it('has no settings with the names of every object’s members', () => {
    const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'link'];
    for (const name of inherited)
      for (const value of ['on', '1', 'off', ''])
        assert.deepEqual(Object.keys(parseSettings(`${name}:${value} bold:on`)), ['bold'], name);
    assert.equal(Object.getPrototypeOf(parseSettings('__proto__:1')), Object.prototype);
  });

  it('is read up to 400 characters, without a pair that is cut there', () => {
    const after = (/** @type {number} */ length, /** @type {string} */ pair) =>
      parseSettings(`${'x'.repeat(length - 1)} ${pair}`);
    assert.deepEqual(after(400 - 'bold:on'.length, 'bold:on'), { bold: 'on' });
    assert.deepEqual(after(400 - 'bold:on '.length, 'bold:on links:box'), { bold: 'on' });
    assert.deepEqual(after(400, 'bold:on'), {});
    // Only the next character would show whether 400 characters cut a pair.
    assert.deepEqual(after(400 - 'bold:on'.length, 'bold:on links:box'), {});
    // Its first 400 characters end with `text-size:150`.
    assert.deepEqual(after(400 - 'text-size:150'.length, 'text-size:1500'), {});
  });

  it('that is not a string has no settings', () => {
    for (const text of [undefined, null, 150, {}, ['bold:on'], Object.create(null), Symbol('bold:on')])
      assert.deepEqual(parseSettings(text), {});
  });

  it('gives a frozen object in the order of the table', () => {
    const settings = parseSettings(fullText.split(' ').reverse().join(' '));
    assert.deepEqual(Object.keys(settings), names);
    assert.ok(Object.isFrozen(settings));
  });
});

describe('values that a script gives', () => {
  it('are kept', () => {
    assert.deepEqual(normaliseSettings(full), full);
  });

  it('are copied into a frozen object, in the order of the table', () => {
    const given = Object.fromEntries(Object.entries(full).reverse());
    const settings = normaliseSettings(given);
    assert.ok(Object.isFrozen(settings));
    assert.ok(!Object.isFrozen(given));
    assert.deepEqual(Object.keys(settings), names);
  });

  it('may be numbers as text', () => {
    const strings = Object.fromEntries(Object.entries(full).map(([name, value]) => [name, String(value)]));
    assert.deepEqual(normaliseSettings(strings), full);
  });

  it('are rounded to two decimals', () => {
    assert.deepEqual(
      normaliseSettings({ 'letter-spacing': 0.1 + 0.2, 'line-height': 5 / 3, 'text-size': 400.001 }),
      { 'text-size': 400, 'letter-spacing': 0.3, 'line-height': 1.67 },
    );
  });

  it('are dropped one by one if they are unknown or out of range', () => {
    const dropped = [
      NaN,
      Infinity,
      -Infinity,
      -1,
      69.99,
      400.01,
      1e21,
      1e-7,
      '1e2',
      ' 150 ',
      '150%',
      '',
      true,
      null,
      undefined,
      150n,
      [150],
      { valueOf: () => 150, toString: () => '150' },
      new Number(150),
      Symbol('150'),
      () => 150,
    ];
    for (const value of dropped)
      assert.deepEqual(normaliseSettings({ 'text-size': value, zoom: 2, bold: 'on' }), { bold: 'on' });
    for (const value of [true, 1, ['on'], new String('on'), 'ON'])
      assert.deepEqual(normaliseSettings({ bold: value, links: 'box' }), { links: 'box' });
  });

  it('are empty unless they are an object', () => {
    for (const values of [undefined, null, 0, 'bold:on', true, [], ['bold'], Symbol('bold'), () => 'bold'])
      assert.deepEqual(normaliseSettings(values), {});
  });

  it('are kept beside a getter that throws', () => {
    const values = {
      bold: 'on',
      get columns() {
        throw new Error('of the page');
      },
      links: 'box',
    };
    assert.deepEqual(normaliseSettings(values), { bold: 'on', links: 'box' });
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    assert.deepEqual(normaliseSettings(revoked.proxy), {});
  });

  it('are read once each', () => {
    let reads = 0;
    const values = {
      get 'text-size'() {
        return ++reads === 1 ? 150 : 9000;
      },
    };
    assert.deepEqual(normaliseSettings(values), { 'text-size': 150 });
    assert.equal(reads, 1);
  });

  it('with other names are dropped', () => {
    const given = JSON.parse('{ "__proto__": { "links": "on" }, "constructor": "on", "bold": "on" }');
    const settings = normaliseSettings(given);
    assert.deepEqual(Object.keys(settings), ['bold']);
    assert.equal(Object.getPrototypeOf(settings), Object.prototype);
  });
});

describe('a written settings text', () => {
  it('has the order of the table, with one space between pairs', () => {
    assert.equal(formatSettings(full), fullText);
    assert.equal(formatSettings(Object.fromEntries(Object.entries(full).reverse())), fullText);
    assert.equal(formatSettings({}), '');
  });

  it('has numbers without trailing zeros', () => {
    assert.equal(
      formatSettings({ 'text-size': 150.1 + 0.2, 'line-height': 2.0, 'letter-spacing': 0 }),
      'text-size:150.3 letter-spacing:0 line-height:2',
    );
    assert.equal(
      formatSettings(parseSettings('text-size:0150.50 word-spacing:0.00')),
      'text-size:150.5 word-spacing:0',
    );
  });

  it('contains usable settings only', () => {
    const given = { 'text-size': 9000, bold: undefined, links: 'box x:1', guide: 'mask', zoom: 1 };
    assert.equal(formatSettings(given), 'guide:mask');
  });

  it('has at most 400 characters, even with the longest values', () => {
    const longest = (/** @type {Name} */ name) => {
      const range = ranges[name];
      if (range) return (range[1] - 0.01).toFixed(2);
      if (name === 'scheme') return 'custom/012345/6789ab/cdef01';
      return keywords[name]?.split(' ').sort((a, b) => b.length - a.length)[0];
    };
    const text = names.map((name) => `${name}:${String(longest(name))}`).join(' ');
    assert.equal(formatSettings(parseSettings(text)), text);
    assert.ok(text.length >= 300 && text.length <= 400);
  });
});

/** Mulberry32: the same numbers in every run. @param {number} seed */
function generator(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  /** @template Value @param {readonly Value[]} values @returns {Value} */
  const pick = (values) => /** @type {Value} */ (values[below(values.length)]);
  return { next, below, pick };
}

const { next, below, pick } = generator(20261123);
const texts = 5000;

/** @template Value @param {number} count @param {() => Value} make @returns {Value[]} */
const repeat = (count, make) => Array.from({ length: count }, make);

const digits = () => repeat(pick([3, 6]), () => pick(Array.from('0123456789abcdef'))).join('');
/** @param {Name} name */
function validValue(name) {
  const range = ranges[name];
  if (range) return (range[0] + next() * (range[1] - range[0])).toFixed(below(3));
  if (name === 'scheme' && next() < 0.5) return ['custom', ...repeat(3, digits)].join('/');
  return pick((keywords[name] ?? '').split(' '));
}
const validText = () =>
  repeat(below(30), () => pick(names))
    .map((name) => `${name}:${validValue(name)}`)
    .join(pick([' ', '  ', '~']));

const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz0123456789:/. -~\0\n%"<É٣\ud800');
/** @param {string} text */
function mutate(text) {
  const at = below(text.length + 1);
  const other = pick([
    () => pick(alphabet),
    () => String(below(500) - 50),
    () => `${pick([...names, '__proto__', 'constructor', 'toString'])}:`,
    () => text.slice(below(text.length), below(text.length)),
  ])();
  return text.slice(0, at) + other + text.slice(at + below(4));
}
const mutatedText = () =>
  repeat(1 + below(4), () => mutate).reduce((text, change) => change(text), validText());
const randomText = () =>
  repeat(below(500), () => String.fromCharCode(below(next() < 0.8 ? 128 : 65536))).join('');

/** Checks what holds for all settings, whatever they were read from. @param {Settings} settings @param {string} told */
function check(settings, told) {
  assert.ok(Object.isFrozen(settings), told);
  const entries = /** @type {[Name, string | number][]} */ (Object.entries(settings));
  assert.deepEqual(
    entries.map(([name]) => name),
    names.filter((name) => name in settings),
    told,
  );
  for (const [name, value] of entries) {
    const range = ranges[name];
    if (range) {
      assert.ok(typeof value === 'number' && value >= range[0] && value <= range[1], told);
      assert.match(String(value), /^\d+(\.\d{1,2})?$/, told);
    } else if (name === 'scheme' && String(value).startsWith('custom'))
      assert.match(String(value), /^custom\/[0-9a-f]{6}\/[0-9a-f]{6}\/[0-9a-f]{6}$/, told);
    else assert.ok(keywords[name]?.split(' ').includes(String(value)), told);
  }
  const written = formatSettings(settings);
  assert.match(written, /^[a-z0-9:/. -]{0,400}$/, told);
  assert.doesNotMatch(written, /^ | {2}| $/, told);
  assert.deepEqual(parseSettings(written), settings, told);
  assert.equal(formatSettings(parseSettings(written)), written, told);
  assert.deepEqual(normaliseSettings(settings), settings, told);
}

describe('5000 random texts', () => {
  for (const [kind, make] of Object.entries({ valid: validText, mutated: mutatedText, random: randomText }))
    it(`(${kind}) give settings of the table, which stay the same when written and read again`, () => {
      let usable = 0;
      for (const text of repeat(texts, make)) {
        const settings = parseSettings(text);
        check(settings, JSON.stringify(text));
        assert.deepEqual(parseSettings(text.slice(0, 401)), settings, 'read beyond 400');
        usable += Object.keys(settings).length;
      }
      // A parser that drops everything would pass the checks above, too.
      if (kind !== 'random') assert.ok(usable > texts * 5);
    });

  it('(valid) lose no setting', () => {
    for (const text of repeat(texts, validText)) {
      if (text.length > 400) continue;
      const written = new Set(text.split(/[ ~]+/).map((pair) => pair.split(':')[0] ?? ''));
      written.delete('');
      assert.deepEqual(Object.keys(parseSettings(text)).toSorted(), [...written].toSorted(), text);
    }
  });

  it('or values of any kind give settings of the table', () => {
    const anything = (/** @type {Name} */ name) =>
      pick([
        () => validValue(name),
        () => Number(validValue(name)),
        () => next() * 500 - 50,
        () => pick([null, undefined, NaN, Infinity, true, {}, [], '', 1e21, 5e-324, -0]),
        randomText,
      ])();
    for (const values of repeat(texts, () =>
      Object.fromEntries(repeat(below(30), () => pick(names)).map((name) => [name, anything(name)])),
    ))
      check(normaliseSettings(values), JSON.stringify(values));
  });
});
