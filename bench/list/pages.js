// The pages and the feeds for `npm run bench -- list`.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath, URL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Creates a realistic feed: long titles, short summaries, and a picture in every second item. @param {number} count */
const feedOf = (count) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Ministry',
  language: 'en',
  home_page_url: 'https://ministry.example/',
  items: Array.from({ length: count }, (_, index) => ({
    id: String(count - index),
    url: `https://ministry.example/releases/${count - index}`,
    title: `Release ${count - index}: a bridge in the district of Quba is open to traffic again & safe <for all>`,
    summary: `What happened in case ${count - index}, where and when: two sentences, as they are written for lists. More is on the page itself.`,
    content_text: 'The text, which is read on a page of its own. '.repeat(20),
    ...(index % 2 ? {} : { image: '/picture.svg' }),
    date_published: new Date(Date.UTC(2026, 10, 23, 9, 40) - index * 7_200_000).toISOString(),
    tags: ['Roads'],
  })),
});

/** @param {string} head @param {string} body */
const page = (head, body) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A ministry</title>
    <link rel="icon" href="data:,">
    <style>body { margin: 40px; font: 16px/1.5 sans-serif }</style>
    ${head}
  </head>
  <body>${body}</body>
</html>`;

/**
 * Serves all files as usual web servers do: with gzip, and cached for an hour.
 * @param {string} css style sheet of the hand-written list
 */
export async function servePages(css) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const [html, script, json] = ['text/html; charset=utf-8', 'text/javascript', 'application/feed+json'];
  /** @type {Record<string, [type: string, body: string]>} */
  const bodies = {
    '/pressroom.js': [script, readFileSync(`${root}/dist/pressroom.js`, 'utf8')],
    '/hand-written.js': [script, readFileSync(`${root}/bench/list/hand-written.js`, 'utf8')],
    '/picture.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>'],
    '/empty': [html, page('<script src="/pressroom.js" defer></script>', '<main></main>')],
  };
  for (const count of [20, 1000]) {
    const limit = count === 20 ? 5 : count;
    bodies[`/feed-${count}.json`] = [json, JSON.stringify(feedOf(count))];
    bodies[`/pressroom/${count}`] = [
      html,
      page(
        '<script src="/pressroom.js" defer></script>',
        `<press-releases src="/feed-${count}.json" limit="${limit}"></press-releases>`,
      ),
    ];
    bodies[`/hand-written/${count}`] = [
      html,
      page(
        `<style>${css}</style><script src="/hand-written.js" type="module"></script>`,
        `<div id="releases" data-src="/feed-${count}.json" data-limit="${limit}"></div>`,
      ),
    ];
  }
  const packed = new Map(
    Object.entries(bodies).map(([path, [type, body]]) => [path, { type, body: gzipSync(body) }]),
  );
  const server = createServer((request, response) => {
    const found = packed.get(request.url ?? '');
    response
      .writeHead(found ? 200 : 404, {
        'content-type': found?.type ?? 'text/plain',
        'content-encoding': 'gzip',
        'cache-control': 'max-age=3600',
      })
      .end(found?.body ?? gzipSync(''));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
