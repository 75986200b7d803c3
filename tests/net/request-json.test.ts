import { expect } from '@open-wc/testing';
import { LoadError } from '../../src/net/load-error.js';
import { requestJson } from '../../src/net/request-json.js';
import { requests, serve, update, whenRequested } from '../support/feeds.js';
import { itInTurn } from '../support/matrix.js';

// Every fault of a network or a server becomes a LoadError that says how to fix it.

const options = (more: object = {}) => ({
  timeout: 5000,
  signal: new AbortController().signal,
  base: location.href,
  ...more,
});

async function failure(address: string, more: object = {}): Promise<LoadError> {
  try {
    await requestJson(address, options(more));
  } catch (error) {
    if (error instanceof LoadError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

describe('a request', () => {
  it('returns the document and its URL after redirects', async () => {
    const url = await serve({ a: 1 }, { redirect: 2 });
    const answer = await requestJson(url, options());
    expect(answer.document).to.deep.equal({ a: 1 });
    expect(answer.url).to.not.equal('');
  });

  it('accepts a URL relative to the page, and a byte order mark', async () => {
    const url = await serve('\ufeff{"a":1}');
    expect((await requestJson(new URL(url).pathname, options())).document).to.deep.equal({ a: 1 });
  });

  it('is simple: no preflight, no own header, no cookie to another origin', async () => {
    document.cookie = 'session=secret; path=/';
    const url = await serve({}, { origin: 'other' });
    await requestJson(url, options());
    const [request, ...more] = await requests(url);
    expect(more).to.deep.equal([]);
    expect(request?.method).to.equal('GET');
    expect(request?.headers).to.not.have.any.keys('cookie', 'authorization', 'x-requested-with');
    document.cookie = 'session=; path=/; max-age=0';
  });

  for (const status of [400, 403, 404, 410, 429, 500, 503])
    itInTurn(`answered with ${String(status)} fails as http`, async () => {
      const url = await serve({}, { status });
      const error = await failure(url);
      expect(error).to.include({ code: 'http', status, url });
      expect(error.message).to.include(String(status)).and.include(url);
    });

  it('that hangs fails as timeout', async () => {
    const url = await serve({}, { hold: true });
    const error = await failure(url, { timeout: 50 });
    expect(error).to.include({ code: 'timeout', status: 0 });
    expect(error.message).to.include('50 ms');
  });

  itInTurn('with a slow body fails as timeout, with the status of the response', async () => {
    const error = await failure(await serve({ a: 'x'.repeat(200) }, { drip: { bytes: 1, ms: 50 } }), {
      timeout: 1500,
    });
    expect(error).to.include({ code: 'timeout', status: 200 });
  });

  it('with a cut body fails as network', async () => {
    expect(await failure(await serve({ a: 'x'.repeat(200) }, { cut: 20 }))).to.include({ code: 'network' });
  });

  it('refused by CORS fails as network, and the message names CORS', async () => {
    const error = await failure(await serve({}, { origin: 'other', cors: 'none' }));
    expect(error).to.include({ code: 'network', status: 0 });
    expect(error.message).to.include('Access-Control-Allow-Origin').and.include('connect-src');
    expect(error.cause).to.be.an('error');
  });

  it('in an endless redirection fails as network', async () => {
    expect(await failure(await serve({}, { redirect: 'loop' }))).to.include({ code: 'network' });
  });

  it('to a closed port fails as network', async () => {
    expect(await failure('http://127.0.0.1:9/')).to.include({ code: 'network' });
  });

  for (const [found, body] of Object.entries({
    'an HTML page': '<!doctype html><title>Log in</title>',
    'damaged or cut off': '{"items": [{"id": 1',
    'raw line breaks or tabs': '{"items": [{"id": 1, "title": "a\nb\tc"}]}',
    empty: ' \n',
  }))
    it(`for ${found} fails as not-json, and the message says so`, async () => {
      const error = await failure(await serve(body, { type: 'application/json' }));
      expect(error).to.include({ code: 'not-json', status: 200 });
      expect(error.message).to.include(found);
      expect(error.cause).to.be.instanceOf(SyntaxError);
    });

  for (const body of [
    '{"items": [\n{"id": 1 "title": 2}]}',
    '{"items": [\n{"id": 1, "title": \'T\'}\n]}',
    '{"items": [\n{"id": 1},]\n}',
  ])
    it(`with a mistake names its line: ${JSON.stringify(body)}`, async () => {
      const { cause, message } = await failure(await serve(body));
      // WebKit does not tell where a mistake is.
      const isTold = /\d|is not valid JSON/.test((cause as Error).message);
      expect(message).to.match(
        isTold ? /damaged or cut off \(line 2\)\. Mend the document/ : /damaged or cut off\. /,
      );
    });

  for (const address of [
    'http://[',
    'javascript:alert(1)',
    'data:application/json,{}',
    'ftp://ministry.example/',
    'https://',
  ])
    it(`to «${address}» fails as url, without a request`, async () => {
      expect(await failure(address)).to.include({ code: 'url', status: 0, url: address });
    });

  it('for a body over the limit fails as too-large, and stops reading', async () => {
    // The body comes in pieces for 25 seconds. The server sends no piece that is not read.
    const url = await serve({}, { pad: 50_000_000, drip: { bytes: 20_000, ms: 10 } });
    const error = await failure(url, { timeout: 60_000, maxBytes: 200_000 });
    expect(error).to.include({ code: 'too-large', status: 200, url });
    expect(error.message).to.include('0.2 MB').and.include('next_url');
    while (!(await requests(url))[0]?.aborted) await new Promise(requestAnimationFrame);
  });

  it('reads at most 10 MB by default', async () => {
    const error = await failure(await serve({}, { pad: 10_500_000 }), { timeout: 60_000 });
    expect(error).to.include({ code: 'too-large' });
    expect(error.message).to.include('10 MB');
  });

  it('has a configurable limit', async () => {
    const url = await serve({ a: 'x'.repeat(100) });
    expect(await failure(url, { maxBytes: 100 })).to.include({ code: 'too-large' });
    expect((await requestJson(url, options({ maxBytes: 108 }))).text).to.have.length(108);
  });

  for (const status of [429, 500, 503])
    it(`answered with ${String(status)} is repeated twice, then fails`, async () => {
      const url = await serve({}, { status });
      expect(await failure(url, { timeout: 2000 })).to.include({ code: 'http', status });
      expect(await requests(url)).to.have.length(3);
    });

  for (const status of [400, 404, 410])
    it(`answered with ${String(status)} is not repeated`, async () => {
      const url = await serve({}, { status });
      expect(await failure(url)).to.include({ code: 'http', status });
      expect(await requests(url)).to.have.length(1);
    });

  itInTurn('that succeeds at the second try gives the document', async () => {
    const url = await serve({}, { status: 503, hold: true });
    const answer = requestJson(url, options());
    await whenRequested(url);
    await update(url, { a: 1 }, { status: 200, cut: 3 });
    await whenRequested(url, 2);
    await update(url, { a: 1 });
    expect((await answer).document).to.deep.equal({ a: 1 });
    expect(await requests(url)).to.have.length(3);
  });

  itInTurn('waits as long as Retry-After says, but at most three time-outs', async () => {
    const url = await serve({}, { status: 503, headers: { 'retry-after': '1' }, cors: 'any' });
    const start = performance.now();
    expect(await failure(url, { timeout: 3000 })).to.include({ code: 'http', status: 503, retryAfter: 1000 });
    expect(performance.now() - start).to.be.within(2000, 9000);
    expect(await requests(url)).to.have.length(3);
    const later = await serve({}, { status: 429, headers: { 'retry-after': '3600' } });
    expect(await failure(later)).to.include({ code: 'http', status: 429, retryAfter: 3_600_000 });
    expect(await requests(later)).to.have.length(1);
    const date = new Date(Date.now() + 600_000).toUTCString();
    const at = await failure(await serve({}, { status: 503, headers: { 'retry-after': date } }));
    expect(at.retryAfter).to.be.within(500_000, 600_000);
  });

  it('that is aborted rejects with the reason, not with a LoadError', async () => {
    const abort = new AbortController();
    const url = await serve({}, { hold: true });
    const request = requestJson(url, options({ signal: abort.signal }));
    await whenRequested(url);
    abort.abort('nobody waits');
    let reason: unknown;
    await request.catch((thrown: unknown) => {
      reason = thrown;
    });
    expect(reason).to.equal('nobody waits');
  });
});
