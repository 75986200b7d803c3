// The engine guesses how a page uses a colour. Each rule applies to such declarations, and not to similar ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

const rules = await importSource('src/low-vision/effects/colours/colour-rules.ts');

/** @type {[name: string, applies: unknown[], not: unknown[]][]} */
const cases = [
  [
    'isKept',
    ['', 'inherit', 'revert-layer', 'currentColor', 'rgb(var(--low-vision-rgb, 0 0 0))'],
    ['red', 'var(--ink)'],
  ],
  [
    'isClear',
    ['transparent', 'rgba(0, 0, 0, 0)', 'rgb(0 0 0 / 0)', 'initial'],
    ['rgba(0, 0, 0, 0.5)', 'red'],
  ],
  [
    'isMaskedIcon',
    ['mask: url("a.svg"); background: red;'],
    ['mask: url("a.svg"); padding: 4px;', 'mask: linear-gradient(red, blue);'],
  ],
  ['isOneVariable', ['var(--bs-body-bg)'], ['var(--a, url("a.png"))', 'var(--a) no-repeat']],
  [
    'isVeil',
    ['position: absolute; inset: 0px;', 'position: fixed; width: 100%;'],
    ['position: absolute; left: 4px;'],
  ],
  ['isPicture', ['url("a.png")', 'var(--icon)'], ['linear-gradient(red, blue)', 'none']],
  [
    'mayColourBorder',
    ['border: 1px solid red;', 'border-top-color: red;'],
    ['border-radius: 4px;', 'border-width: 1px;'],
  ],
  ['isHidden', ['0', '0.01'], ['0.05', '0.5', 'var(--faded)']],
  [
    'isOfInk',
    ['0 -0.35em, 0 0.35em', 'currentcolor 0px 6px 0px', '0 1rem'],
    ['none', 'red 0px 1px', '#000 0 1px', 'rgb(0, 0, 0) 0px 1px', 'inset 0 0 2px', 'var(--shadow)'],
  ],
  [
    'isUnderCopy',
    ['position: absolute; color: transparent;'],
    ['color: transparent;', 'position: absolute; transition: color 1s;'],
  ],
  [
    'isOverPage',
    ['position: fixed;', 'position: absolute;'],
    ['position: sticky;', 'background-position: 0 0;'],
  ],
  [
    'isTrack',
    [
      [48, 20],
      [64, 9],
    ],
    [
      [20, 20],
      [48, 8],
      [65, 20],
      [NaN, 40],
    ],
  ],
  [
    'isSmall',
    [
      [24, 90],
      [NaN, 3],
    ],
    [
      [25, 90],
      [NaN, NaN],
    ],
  ],
  [
    'hasBorder',
    ['border: 1px solid red;', 'border-top-width: 2px;'],
    ['border: 0px;', 'border-radius: 4px;'],
  ],
  [
    'isWithoutText',
    ['content: ""; color: red;', 'width: 4px;'],
    ['content: "›";', 'background: red; color: red;', 'line-height: 1;'],
  ],
  ['isSystemInk', ['CanvasText', 'buttontext'], ['Canvas', 'red']],
  [
    'isMask',
    ['mask: url("a.svg");', '-webkit-mask-image: var(--icon);', 'clip-path: polygon(50% 0, 98% 35%);'],
    ['background: url("a.svg");', 'mask-size: cover;'],
  ],
];

for (const [name, applies, not] of cases)
  test(name, () => {
    for (const one of applies) assert.equal(rules[name](one), true, `${name} of ${one}`);
    for (const one of not) assert.equal(rules[name](one), false, `${name} of ${one}`);
  });

/** @type {[name: string, applies: string[], not: string[]][]} */
const selectors = [
  ['ofChecked', ['.form-check-input:checked', '.tab.active'], ['.card']],
  [
    'ofKnobs',
    ['.x::-webkit-slider-thumb', '.x::-moz-range-thumb', '::highlight(found)'],
    ['.slider', '.thumb'],
  ],
  [
    'withoutInk',
    ['p::first-line', 'p:first-letter', 'li::marker'],
    ['p::before', 'p::after', 'p:first-child'],
  ],
];

for (const [name, applies, not] of selectors)
  test(name, () => {
    for (const one of applies) assert.match(one, rules[name]);
    for (const one of not) assert.doesNotMatch(one, rules[name]);
  });

test('sizeOf', () => {
  for (const [text, size] of [
    ['20px', 20],
    ['1.5rem', 24],
    ['calc(12px + 1em)', 12],
    ['calc(-1em + 12px)', 12],
    ['calc(1em + 12px)', NaN],
    ['50%', NaN],
    ['auto', NaN],
  ])
    assert.equal(rules.sizeOf(text), size, String(text));
});

test('every rule has a test', () => {
  assert.deepEqual(
    [...cases, ...selectors]
      .map(([name]) => name)
      .concat('sizeOf')
      .toSorted(),
    Object.keys(rules).toSorted(),
  );
});
