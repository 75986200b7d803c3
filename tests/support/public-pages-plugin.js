import { extname } from 'node:path';
import { PUBLIC_PAGES } from '../pages/public-pages.js';
import { publicFile, withLocalLibraries } from './public-pages.js';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Nothing comes from other hosts: their answers would differ from run to run. */
const policy = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'";

/** @param {string} path @param {import('node:http').ServerResponse} response */
async function answer(path, response) {
  const type = types[extname(path)] ?? 'application/octet-stream';
  const body = await publicFile(path);
  if (!body) response.writeHead(404).end();
  else if (type.startsWith('text/html'))
    response
      .writeHead(200, { 'content-type': type, 'content-security-policy': policy })
      .end(withLocalLibraries(body.toString()));
  else response.writeHead(200, { 'content-type': type }).end(body);
}

/** Serves public pages on the test page's own origin, so that tests can look into them. */
export function publicPagesPlugin() {
  return /** @type {import('@web/test-runner').TestRunnerPlugin} */ ({
    name: 'public-pages',
    serverStart({ server }) {
      // This runs before Koa: the runner's middleware would transform the pages.
      const listeners = server?.listeners('request') ?? [];
      server?.removeAllListeners('request');
      server?.on('request', (request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        if (!pathname.startsWith(PUBLIC_PAGES))
          for (const listener of listeners) listener.call(server, request, response);
        else
          answer(decodeURIComponent(pathname.slice(PUBLIC_PAGES.length)), response).catch((error) => {
            // A package that npm does not give must fail the test, not hang it.
            response.writeHead(502).end(String(error));
          });
      });
    },
  });
}
