import { expect } from '@open-wc/testing';
import {
  formatSettings,
  normaliseSettings,
  parseSettings,
  type Settings,
} from '../../src/low-vision/settings.js';
import { matrix } from '../support/matrix.js';

// A settings text comes from attributes, cookies and links: what is usable in it holds, the rest is dropped.

type Name = keyof Settings;

/** Every setting once. `Required` keeps it complete, the table below keeps it in order. */
const full: Required<Settings> = {
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
  speech: 'on',
};
const fullText =
  'text-size:150 enlarge:page columns:one smallest-text:16.5 headings:even scheme:custom/ffff00/000000/00ffff ' +
  'font:legible bold:on letter-spacing:0.12 word-spacing:0.16 line-height:1.5 paragraph-spacing:2 ' +
  'line-length:80 italics:off capitals:off justify:off hyphens:off images:dim embeds:hide motion:off ' +
  'links:underline cursor:large guide:line speech:on';

const ranges: Partial<Record<Name, [number, number]>> = {
  'text-size': [70, 400],
  'smallest-text': [12, 60],
  'letter-spacing': [0, 0.5],
  'word-spacing': [0, 1],
  'line-height': [1, 3],
  'paragraph-spacing': [0, 3],
  'line-length': [20, 100],
};
const keywords: Partial<Record<Name, string>> = {
  enlarge: 'page text',
  columns: 'one site',
  headings: 'even',
  scheme:
    'black-on-white white-on-black yellow-on-black blue-on-sky brown-on-beige green-on-brown cream-on-charcoal',
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
const names = Object.keys(full) as Name[];

describe('a setting', () => {
  for (const [name, [min, max]] of Object.entries(ranges)) {
    it(`${name} is a number from ${min} to ${max}`, () => {
      for (const value of [min, max, (min + max) / 2])
        expect(parseSettings(`${name}:${value}`), String(value)).to.deep.equal({ [name]: value });
      for (const value of [min - 0.01, max + 0.01, -max])
        expect(parseSettings(`${name}:${value.toFixed(2)}`), String(value)).to.deep.equal({});
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
        expect(parseSettings(`${name}:${value}`), value).to.deep.equal({});
      expect(parseSettings(`${name}:0${min}.00`)).to.deep.equal({ [name]: min });
    });
  }

  for (const [name, known] of Object.entries(keywords))
    it(`${name} is one of its keywords`, () => {
      for (const value of known.split(' ')) {
        expect(parseSettings(`${name}:${value}`), value).to.deep.equal({ [name]: value });
        for (const other of [value.slice(0, -1), `${value}x`, `x${value}`, value.toUpperCase()])
          expect(parseSettings(`${name}:${other}`), other).to.deep.equal({});
      }
      for (const value of ['', '0', '1', 'yes', 'no', 'undefined'])
        expect(parseSettings(`${name}:${value}`), value).to.deep.equal({});
    });

  it('scheme is three colours of 3 or 6 digits, which are 6 afterwards', () => {
    for (const [written, scheme] of Object.entries({
      'custom/fff/000/ff0': 'custom/ffffff/000000/ffff00',
      'custom/1a2/b3c4d5/e6f': 'custom/11aa22/b3c4d5/ee66ff',
      'custom/123456/abcdef/789abc': 'custom/123456/abcdef/789abc',
    }))
      expect(parseSettings(`scheme:${written}`), written).to.deep.equal({ scheme });
  });

  it('scheme has no colours that are left out, named, too short or too long', () => {
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
      expect(parseSettings(`scheme:${written}`), written).to.deep.equal({});
  });
});

describe('a settings text', () => {
  it('may have every setting', () => {
    expect(parseSettings(fullText)).to.deep.equal(full);
  });

  it('that is empty has none', () => {
    for (const text of ['', ' ', '~', ':', 'bold', 'on']) expect(parseSettings(text), text).to.deep.equal({});
  });

  it('has spaces between its pairs, any number of them, or ~ instead', () => {
    for (const text of [
      'bold:on links:box',
      '  links:box   bold:on ',
      'bold:on~links:box',
      '~links:box~ ~bold:on~',
    ])
      expect(parseSettings(text), text).to.deep.equal({ bold: 'on', links: 'box' });
    for (const text of [
      'bold:on,links:box',
      'bold: on',
      'bold :on',
      'bold:on;',
      'bold:on\tlinks:box',
      'bold:on\n',
    ])
      expect(parseSettings(text), text).to.deep.equal({});
  });

  it('holds where one pair is dropped', () => {
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
      expect(parseSettings(`columns:one ${bad} guide:mask`), bad).to.deep.equal({
        columns: 'one',
        guide: 'mask',
      });
  });

  it('that has a name twice means the last usable value', () => {
    expect(parseSettings('links:box bold:on links:underline')).to.deep.equal({
      bold: 'on',
      links: 'underline',
    });
    expect(parseSettings('text-size:200 text-size:150 text-size:1500')).to.deep.equal({ 'text-size': 150 });
  });

  it('knows no names that every object has', () => {
    const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'link'];
    for (const name of inherited)
      for (const value of ['on', '1', 'off', ''])
        expect(Object.keys(parseSettings(`${name}:${value} bold:on`)), name).to.deep.equal(['bold']);
    expect(Object.getPrototypeOf(parseSettings('__proto__:1'))).to.equal(Object.prototype);
  });

  it('is read up to 400 characters, without the pair that they cut', () => {
    const after = (length: number, pair: string) => parseSettings(`${'x'.repeat(length - 1)} ${pair}`);
    expect(after(400 - 'bold:on'.length, 'bold:on')).to.deep.equal({ bold: 'on' });
    expect(after(400 - 'bold:on '.length, 'bold:on links:box')).to.deep.equal({ bold: 'on' });
    expect(after(400, 'bold:on')).to.deep.equal({});
    // Whether 400 characters cut a pair, only the next would tell.
    expect(after(400 - 'bold:on'.length, 'bold:on links:box')).to.deep.equal({});
    // Its first 400 characters end with `text-size:150`.
    expect(after(400 - 'text-size:150'.length, 'text-size:1500')).to.deep.equal({});
  });

  it('that is no string has no settings', () => {
    for (const text of [undefined, null, 150, {}, ['bold:on'], Object.create(null), Symbol('bold:on')])
      expect(parseSettings(text as string)).to.deep.equal({});
  });

  it('gives what cannot be changed, in the order of the table', () => {
    const settings = parseSettings(fullText.split(' ').reverse().join(' '));
    expect(Object.keys(settings)).to.deep.equal(names);
    expect(settings).to.be.frozen;
  });
});

describe('the values that a script gives', () => {
  it('are taken over', () => {
    expect(normaliseSettings(full)).to.deep.equal(full);
  });

  it('cannot be changed, and are in the order of the table', () => {
    const given = Object.fromEntries(Object.entries(full).reverse());
    const settings = normaliseSettings(given);
    expect(settings).to.be.frozen;
    expect(given).not.to.be.frozen;
    expect(Object.keys(settings)).to.deep.equal(names);
  });

  it('may have numbers as strings', () => {
    const strings = Object.fromEntries(Object.entries(full).map(([name, value]) => [name, String(value)]));
    expect(normaliseSettings(strings)).to.deep.equal(full);
  });

  it('have numbers rounded to two decimals', () => {
    expect(
      normaliseSettings({ 'letter-spacing': 0.1 + 0.2, 'line-height': 5 / 3, 'text-size': 400.001 }),
    ).to.deep.equal({ 'text-size': 400, 'letter-spacing': 0.3, 'line-height': 1.67 });
  });

  it('are dropped where they are unknown or out of range, one by one', () => {
    const dropped: unknown[] = [
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
      expect(normaliseSettings({ 'text-size': value, zoom: 2, bold: 'on' })).to.deep.equal({ bold: 'on' });
    for (const value of [true, 1, ['on'], new String('on'), 'ON'])
      expect(normaliseSettings({ bold: value, links: 'box' })).to.deep.equal({ links: 'box' });
  });

  it('are none where there is no object', () => {
    for (const values of [undefined, null, 0, 'bold:on', true, [], ['bold'], Symbol('bold'), () => 'bold'])
      expect(normaliseSettings(values)).to.deep.equal({});
  });

  it('hold where a getter throws', () => {
    const values = {
      bold: 'on',
      get columns(): string {
        throw new Error('of the page');
      },
      links: 'box',
    };
    expect(normaliseSettings(values)).to.deep.equal({ bold: 'on', links: 'box' });
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(normaliseSettings(revoked.proxy)).to.deep.equal({});
  });

  it('are read once', () => {
    let reads = 0;
    const values = {
      get 'text-size'() {
        return ++reads === 1 ? 150 : 9000;
      },
    };
    expect(normaliseSettings(values)).to.deep.equal({ 'text-size': 150 });
    expect(reads).to.equal(1);
  });

  it('have no further names', () => {
    const given = JSON.parse(
      '{ "__proto__": { "links": "on" }, "constructor": "on", "bold": "on" }',
    ) as unknown;
    const settings = normaliseSettings(given);
    expect(Object.keys(settings)).to.deep.equal(['bold']);
    expect(Object.getPrototypeOf(settings)).to.equal(Object.prototype);
  });
});

describe('settings that are written', () => {
  it('are in the order of the table, one space between', () => {
    expect(formatSettings(full)).to.equal(fullText);
    expect(formatSettings(Object.fromEntries(Object.entries(full).reverse()))).to.equal(fullText);
    expect(formatSettings({})).to.equal('');
  });

  it('have numbers without needless decimals', () => {
    expect(formatSettings({ 'text-size': 150.1 + 0.2, 'line-height': 2.0, 'letter-spacing': 0 })).to.equal(
      'text-size:150.3 letter-spacing:0 line-height:2',
    );
    expect(formatSettings(parseSettings('text-size:0150.50 word-spacing:0.00'))).to.equal(
      'text-size:150.5 word-spacing:0',
    );
  });

  it('have only what is usable', () => {
    const given = { 'text-size': 9000, bold: undefined, links: 'box x:1', guide: 'mask', zoom: 1 };
    expect(formatSettings(given as unknown as Settings)).to.equal('guide:mask');
  });

  it('are at most 400 characters, the longest values included', () => {
    const longest = (name: Name) => {
      const range = ranges[name];
      if (range) return (range[1] - 0.01).toFixed(2);
      if (name === 'scheme') return 'custom/012345/6789ab/cdef01';
      return keywords[name]?.split(' ').sort((a, b) => b.length - a.length)[0];
    };
    const text = names.map((name) => `${name}:${String(longest(name))}`).join(' ');
    expect(formatSettings(parseSettings(text))).to.equal(text);
    expect(text).to.have.length.within(300, 400);
  });
});

/** Mulberry32: the same numbers in every run. */
function generator(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <Value>(values: readonly Value[]) => values[below(values.length)] as Value;
  return { next, below, pick };
}

const { next, below, pick } = generator(20261123);
/** A sweep reads more. */
const texts = matrix.isFull ? 5000 : 500;

const repeat = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);

const digits = () => repeat(pick([3, 6]), () => pick(Array.from('0123456789abcdef'))).join('');
function validValue(name: Name): string {
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
function mutate(text: string): string {
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

/** What holds for all settings, whatever they were read from. */
function check(settings: Settings, told: string) {
  expect(settings, told).to.be.frozen;
  const entries = Object.entries(settings) as [Name, string | number][];
  expect(
    entries.map(([name]) => name),
    told,
  ).to.deep.equal(names.filter((name) => name in settings));
  for (const [name, value] of entries) {
    const range = ranges[name];
    if (range) {
      expect(value, told)
        .to.be.a('number')
        .within(...range);
      expect(String(value), told).to.match(/^\d+(\.\d{1,2})?$/);
    } else if (name === 'scheme' && String(value).startsWith('custom'))
      expect(value, told).to.match(/^custom\/[0-9a-f]{6}\/[0-9a-f]{6}\/[0-9a-f]{6}$/);
    else expect(keywords[name]?.split(' '), told).to.include(value);
  }
  const written = formatSettings(settings);
  expect(written, told).to.match(/^[a-z0-9:/. -]{0,400}$/);
  expect(written, told).not.to.match(/^ | {2}| $/);
  expect(parseSettings(written), told).to.deep.equal(settings);
  expect(formatSettings(parseSettings(written)), told).to.equal(written);
  expect(normaliseSettings(settings), told).to.deep.equal(settings);
}

describe('whatever text is read', () => {
  for (const [kind, make] of Object.entries({ valid: validText, mutated: mutatedText, random: randomText }))
    it(`${kind}: the settings are true to the table, and stay the same when written and read again`, () => {
      let usable = 0;
      for (const text of repeat(texts, make)) {
        const settings = parseSettings(text);
        check(settings, JSON.stringify(text));
        expect(parseSettings(text.slice(0, 401)), 'read beyond 400').to.deep.equal(settings);
        usable += Object.keys(settings).length;
      }
      // A reader that drops everything would be true to the table, too.
      if (kind !== 'random') expect(usable).to.be.above(texts * 5);
    });

  it('a valid text loses nothing', () => {
    for (const text of repeat(texts, validText)) {
      if (text.length > 400) continue;
      const written = new Set(text.split(/[ ~]+/).map((pair) => pair.split(':')[0] ?? ''));
      written.delete('');
      expect(Object.keys(parseSettings(text)), text).to.have.members([...written]);
    }
  });

  it('values of any kind: the settings are true to the table', () => {
    const anything = (name: Name): unknown =>
      pick<() => unknown>([
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
