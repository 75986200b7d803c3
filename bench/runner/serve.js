import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** The project's folder, with a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A slow mobile connection: 1.6 Mbit/s. */
export const SLOW_NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
};

/** The origin has no port, because bvi would write the port into the domain of its cookies. */
export const ORIGIN = 'http://page.example';

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the project's files as usual web servers do: with gzip, and cached for an hour.
 * @param {(path: string) => string | undefined} pageAt function that returns the HTML of generated pages
 * @returns {Promise<{ browserArgument: string, close: () => void }>} the argument that maps ORIGIN to this server
 */
export async function serveProject(pageAt = () => undefined) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', ORIGIN);
    try {
      const page = pageAt(pathname);
      const body = gzipSync(page ?? readFileSync(`${root}${pathname}`));
      const type = MEDIA_TYPES[page === undefined ? extname(pathname) : '.html'];
      response
        .writeHead(200, {
          'content-type': type ?? 'application/octet-stream',
          'content-encoding': 'gzip',
          'cache-control': 'max-age=3600',
        })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    browserArgument: `--host-resolver-rules=MAP page.example:80 127.0.0.1:${port}`,
    close: () => void server.close(),
  };
}
