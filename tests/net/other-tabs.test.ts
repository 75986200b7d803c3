import { expect } from '@open-wc/testing';
import { askOncePerOrigin } from '../../src/net/other-tabs.js';
import type { Answer } from '../../src/net/request-json.js';

// The tabs of an origin share their requests. A tab waits for another tab only, never for itself.

const { signal } = new AbortController();

describe('a request that only one tab may make', () => {
  it('is made at once if the same page’s former request ends at this moment', async () => {
    const href = 'https://ministry.example/ends-now.json';
    const answer = { document: {}, text: '{}', url: href } as Answer;
    let fail: ((reason: Error) => void) | undefined;
    const ask = () => new Promise<Answer>((_, reject) => (fail = reject));
    const former = askOncePerOrigin(href, signal, ask).catch((error: unknown) => error);
    while (!fail) await new Promise(requestAnimationFrame);
    const begin = performance.now();
    fail(new Error('aborted'));
    expect(await askOncePerOrigin(href, signal, () => Promise.resolve(answer))).to.equal(answer);
    // The wait for another tab takes 3 s.
    expect(performance.now() - begin).to.be.lessThan(2500);
    expect(await former).to.be.an('error');
  });
});
