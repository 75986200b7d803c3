// A failure that is listed does not fail a run. A new one does, and so does a listed test that passes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { emptyTally, setKnownAside } from './tally.js';

test('known failures are set aside', () => {
  const tally = {
    ...emptyTally(),
    passed: 2,
    failed: 2,
    passes: ['a › passes', 'b › was mended'],
    failures: ['c › is known', 'd › is new'],
  };
  const { passed, failed, failures, known } = setKnownAside(tally, {
    'b › was mended': 'a shadow',
    'c › is known': 'a gradient',
    'e › did not run': 'a frame',
  });
  assert.deepEqual(
    { passed, failed, failures, known },
    {
      passed: 2,
      failed: 2,
      failures: ['d › is new', 'b › was mended passes: remove it from the known failures'],
      known: ['c › is known (a gradient)'],
    },
  );
  assert.equal(setKnownAside(tally, {}).failed, 2);
});
