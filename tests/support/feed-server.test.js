import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { FeedServer } from './feed-server.js';

// The feed server sends the bytes and headers that a test asks for. In Node, because browsers hide these details.
describe('the feed server on the wire', () => {
  const server = new FeedServer({
    '/fixtures/feeds/': fileURLToPath(new URL('../fixtures/feeds', import.meta.url)),
  });
  /** @type {Awaited<ReturnType<FeedServer['listen']>>} */
  let listening;

  before(async () => {
    listening = await server.listen();
  });
  after(() => {
    listening.close();
  });

  /**
   * @param {string} path
   * @returns {Promise<{ status?: number, headers: import('node:http').IncomingHttpHeaders, body: string, error?: Error }>}
   */
  function get(path) {
    return new Promise((resolve, reject) => {
      const sent = request(`${listening.origin}${path}`, (response) => {
        const { statusCode: status, headers } = response;
        let body = '';
        response.on('data', (chunk) => {
          body += String(chunk);
        });
        response.on('end', () => {
          resolve({ status, headers, body });
        });
        response.on('error', (error) => {
          resolve({ status, headers, body, error });
        });
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  it('ends the response after the given bytes, before its declared length', async () => {
    const { headers, body, error } = await get(server.serve('0123456789', { cut: 4 }));
    assert.equal(headers['content-length'], '10');
    assert.equal(body, '0123');
    assert.ok(error);
  });

  it('closes the connection with an error after the whole body', async () => {
    const { body, error } = await get(server.serve('0123', { cut: 4 }));
    assert.equal(body, '0123');
    assert.ok(error);
  });

  it('sends CORS headers', async () => {
    const open = await get(server.serve({}, { cors: 'any' }));
    const closed = await get(server.serve({}, { cors: 'none' }));
    assert.equal(open.headers['access-control-allow-origin'], '*');
    assert.equal(closed.headers['access-control-allow-origin'], undefined);
  });

  it('serves no files outside its folders', async () => {
    assert.equal((await get('/fixtures/feeds/blog-ar-rtl.json')).status, 200);
    assert.equal((await get('/fixtures/feeds/..%2f..%2frun.js')).status, 404);
    assert.equal((await get('/served/unknown/')).status, 404);
  });
});
