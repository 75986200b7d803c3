// Rules that match no element wait until the page has been painted. No rule waits that may match one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

const { classesIn, mayMatch } = await importSource('src/low-vision/engine/unused-rules.ts');

const classes = new Set(['a', 'b', 'é']);
const matching = [
  ...[
    '',
    'p',
    '*',
    '#x',
    '.a',
    'p.a.b > .é',
    '.x, .a',
    '.a, .x',
    '.a:not(.x)',
    ':is(.x, p)',
    ':not(:is(.x))',
  ],
  ...[
    '[href$=".pdf"]',
    '[title="].x"]',
    '.a::before',
    '.a + .b:hover',
    '.w-1\\/2',
    ':nth-child(2n + 1 of .x)',
  ],
  ...['& .a', ':host(.x)', ':is(:not(:is(.x)))'],
];
const waiting = ['.x', '.a.x', 'p .x', '.a > .x, .x', '.x:not(.a)', '.x[title="a"]', '& .x', '.aé'];

test('a selector of the page’s classes, or of none, may match', () => {
  for (const selector of matching) assert.equal(mayMatch(selector, classes), true, selector);
});

test('a selector that needs a missing class matches nothing', () => {
  for (const selector of waiting) assert.equal(mayMatch(selector, classes), false, selector);
});

/** An element with this value of its attribute `class`. @param {string | null} value */
const withClass = (value) => ({
  getAttribute: (/** @type {string} */ name) => (name === 'class' ? value : null),
});

test('case does not matter, since it does not in a page without a document type', () => {
  assert.equal(mayMatch('P.Menu-Item', classesIn([withClass('menu-ITEM')])), true);
});

test('the classes of elements are parted at any white space, and each is there once', () => {
  const elements = [' a\n b\tc ', 'b', '', null, 'é w-1/2'].map(withClass);
  assert.deepEqual([...classesIn(elements)].toSorted(), ['a', 'b', 'c', 'w-1/2', 'é']);
});

test('elements without classes have none', () => {
  assert.equal(classesIn([]).size, 0);
  assert.equal(classesIn(['', ' \n'].map(withClass)).size, 0);
});
