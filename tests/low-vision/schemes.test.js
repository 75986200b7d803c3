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
      assert.ok(contrast(colour, background) >= (weaker[role] ?? 7), role);
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
