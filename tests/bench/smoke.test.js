// The short run of the benches fails if a bench crashes or gives no figure. A missed target is not a failure there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { runBench, smokeTest } from '../../bench/runner/smoke.js';

/** @param {string} name */
const bench = (name) => fileURLToPath(new URL(`../fixtures/benches/${name}.js`, import.meta.url));

test('a short round names each bench that dies, never ends or yields no figure', async () => {
  let printed = '';
  const failures = await smokeTest(['dies', 'slow', 'no-figure', 'never-ends'].map(bench), (text) => {
    printed += text;
  });
  assert.deepEqual(failures.sort(), [
    'bench dies failed',
    'bench never-ends failed',
    'bench no-figure failed',
  ]);
  assert.match(printed, /a file that it needs is gone/);
  assert.match(printed, /no figure: median of nothing/);
});

test('a whole run fails if a target is missed', async () => {
  const { code, text } = await runBench(bench('slow'), [], 'pipe');
  assert.equal(code, 1);
  assert.match(text, /9\.00 {2}target ≤ 1 {2}MISSED/);
});
