// The configuration blocks of docs/webmasters/servers.md send the headers that the page promises.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkFeed, checkSites } from 'pressroom-elements/check';
import { documented, reasonToSkip, startServer, version } from './web-servers.js';

const json = 'application/json; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const documents = 'public, max-age=60, stale-while-revalidate=600';
const unchanging = 'public, max-age=31536000, immutable';

/** @type {[path: string, type: string, caching: string][]} */
const files = [
  ['pressroom/pressroom.js', script, 'no-cache'],
  ['pressroom/fonts/legible-regular.woff2', 'font/woff2', 'no-cache'],
  ['pressroom/cursors/default.png', 'image/png', 'no-cache'],
  [`pressroom/${version}/pressroom.js`, script, unchanging],
  [`pressroom/${version}/fonts/legible-regular.woff2`, 'font/woff2', unchanging],
  ['feed.json', json, documents],
  ['sites.json', json, documents],
  ['rss.xml', 'application/rss+xml; charset=utf-8', documents],
];

for (const program of /** @type {const} */ (['nginx', 'caddy', 'apache2']))
  describe(program, { skip: reasonToSkip(program) }, () => {
    /** @type {Awaited<ReturnType<typeof startServer>>} */
    let server;
    before(async () => {
      server = await startServer(program);
    });
    after(() => server.stop());

    for (const [path, type, caching] of files)
      test(`${path} has its headers, and is not sent twice`, async () => {
        const url = `${server.origin}/${path}`;
        const { status, headers } = await fetch(url);
        assert.equal(status, 200);
        assert.equal(headers.get('content-type'), type);
        assert.equal(headers.get('cache-control'), caching);
        assert.equal(headers.get('access-control-allow-origin'), '*');
        assert.equal(headers.get('x-content-type-options'), 'nosniff');
        const isText = /javascript|json/.test(type);
        assert.equal(headers.get('content-encoding'), isText ? 'gzip' : headers.get('content-encoding'));
        if (isText) assert.match(headers.get('vary') ?? '', /accept-encoding/i);
        // Browsers send the ETag back as they got it, together with the encodings that they read.
        const again = await fetch(url, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
        assert.equal(again.status, 304);
        assert.equal(again.headers.get('cache-control'), caching);
        assert.equal(again.headers.get('access-control-allow-origin'), '*');
      });

    test('the check of documents has nothing to say about the server', async () => {
      for (const report of [
        await checkFeed(`${server.origin}/feed.json`),
        await checkFeed(`${server.origin}/rss.xml`),
        await checkSites(`${server.origin}/sites.json`),
      ]) {
        const codes = report.findings.map(({ code }) => code);
        for (const code of ['content-type', 'caching', 'cors', 'compression'])
          assert.ok(!codes.includes(code), `${String(report.url)}: ${code}`);
        assert.ok(report.ok, JSON.stringify(report.findings));
      }
    });

    test('a file that is missing is told to pages of other hosts', async () => {
      const { status, headers } = await fetch(`${server.origin}/pressroom/none.js`);
      assert.equal(status, 404);
      assert.equal(headers.get('access-control-allow-origin'), '*');
    });
  });

test('the block for IIS, which no test runs, has the same values', async () => {
  const iis = await documented('iis');
  for (const value of ['00:01:00', 'stale-while-revalidate=600', 'nosniff', script, json])
    assert.ok(iis.includes(value), value);
});
