// Pictures that would vanish on a light or dark ground are told from photographs by their pixels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

const { lookOf } = await importSource('src/low-vision/effects/colours/picture-look.ts');

const [clear, white, black, red, navy, yellow] = [
  [0, 0, 0, 0],
  [255, 255, 255, 255],
  [0, 0, 0, 255],
  [200, 30, 30, 255],
  [10, 30, 90, 255],
  [255, 220, 60, 255],
];

/**
 * @param {[pixel: number[], count: number][]} parts
 * @returns {number[]}
 */
const picture = (...parts) =>
  parts.flatMap(([pixel, count]) => Array.from({ length: count }, () => pixel)).flat();

/** @type {[name: string, parts: [pixel: number[], count: number][], look: string][]} */
const cases = [
  [
    'a white icon',
    [
      [clear, 60],
      [white, 40],
    ],
    'light',
  ],
  [
    'a yellow icon',
    [
      [clear, 60],
      [yellow, 40],
    ],
    'light',
  ],
  [
    'a black icon',
    [
      [clear, 60],
      [black, 40],
    ],
    'dark',
  ],
  [
    'white letters beside a red emblem',
    [
      [clear, 60],
      [white, 30],
      [red, 10],
    ],
    'light',
  ],
  [
    'white letters beside a small picture with dark parts',
    [
      [clear, 60],
      [white, 33],
      [red, 3],
      [black, 4],
    ],
    'light',
  ],
  [
    'navy letters beside a red emblem',
    [
      [clear, 60],
      [navy, 30],
      [red, 10],
    ],
    'dark',
  ],
  [
    'an emblem in red',
    [
      [clear, 60],
      [red, 40],
    ],
    '',
  ],
  [
    'a white drawing with black outlines',
    [
      [clear, 50],
      [white, 40],
      [black, 10],
    ],
    '',
  ],
  [
    'a QR code with its white ground',
    [
      [white, 50],
      [black, 50],
    ],
    '',
  ],
  [
    'a photograph of snow with round corners',
    [
      [clear, 4],
      [white, 96],
    ],
    '',
  ],
  [
    'a pale shadow that is hardly seen',
    [
      [clear, 60],
      [[0, 0, 0, 9], 40],
    ],
    '',
  ],
  ['nothing', [[clear, 100]], ''],
];

for (const [name, parts, look] of cases)
  test(`${name} is ${look ? `a ${look} drawing` : 'left alone'}`, () => {
    assert.equal(lookOf(picture(...parts)), look);
  });
