// The colours of each scheme have the contrast that WCAG asks for, and more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

const { contrast, rolesOf, schemes } = await importSource('src/low-vision/schemes.ts');

/** @type {Record<string, number>} */
const weaker = { disabled: 4.5, border: 3, focus: 3 };

for (const name of Object.keys(schemes))
  test(`${name} has a contrast of 7:1 for text and links, 4.5:1 for disabled controls, 3:1 for borders and focus`, () => {
    const { background, ...roles } = rolesOf(name) ?? schemes[name];
    for (const [role, colour] of Object.entries(roles))
      assert.ok(
        contrast(colour, background) >= (weaker[role] ?? 7),
        `${role} ${colour} on ${background}: ${contrast(colour, background).toFixed(2)}:1, at least ${weaker[role] ?? 7}:1`,
      );
  });

/** The colour in Oklab: https://www.w3.org/TR/css-color-4/#color-conversion-code @param {string} colour */
function oklab(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [l = 0, m = 0, s = 0] = [
    0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
    0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
    0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
  ].map(Math.cbrt);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The distance in Oklab. Most people see a difference from 0.02 on. @param {string} one @param {string} other */
const difference = (one, other) => {
  const parts = oklab(other);
  return Math.hypot(...oklab(one).map((part, at) => part - (parts[at] ?? 0)));
};

const leastDifference = 0.09;

for (const [name, roles] of Object.entries(schemes))
  test(`${name} has colours of links, errors and disabled controls that differ from the text`, () => {
    for (const [one, other] of [
      ['link', 'text'],
      ['visited', 'text'],
      ['visited', 'link'],
      ['error', 'text'],
      ['disabled', 'text'],
    ]) {
      const found = difference(roles[one ?? ''], roles[other ?? '']);
      assert.ok(
        found >= leastDifference,
        `${String(one)} and ${String(other)} differ by ${found.toFixed(3)} in Oklab; at least ${leastDifference}`,
      );
    }
  });

test('contrast is calculated as in WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.ok(Math.abs(contrast('#777777', '#ffffff') - 4.48) <= 0.01);
});

test('a custom scheme has visible borders and focus, whatever its link colour', () => {
  const roles = rolesOf('custom/000000/ffffff/ffff99');
  for (const role of ['border', 'focus', 'error', 'disabled'])
    assert.ok(contrast(roles[role], '#ffffff') >= 4.5, role);
});
