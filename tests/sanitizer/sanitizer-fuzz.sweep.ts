import { expect } from '@open-wc/testing';
import { fuzz } from '../support/fuzz-html.js';

// 20,000 mutated attacks run no script and leave allowed HTML only. It takes minutes and runs in one engine.

it('20,000 mutated documents leave allowed HTML only', async function () {
  this.timeout(900_000);
  for (let seed = 1; seed <= 20; seed += 1)
    expect(await fuzz(seed, 1000), `seed ${String(seed)}`).to.deep.equal([]);
});
