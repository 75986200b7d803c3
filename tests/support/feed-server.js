import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { URL } from 'node:url';
import { HOSTS } from './hosts.js';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/**
 * The response for one URL, and its faults.
 * @typedef {object} ResponseOptions
 * @property {number} [status]
 * @property {string} [type] the media type
 * @property {Record<string, string>} [headers]
 * @property {number} [delay] milliseconds before anything is sent
 * @property {boolean} [hold] whether the response waits for release()
 * @property {number} [cut] the number of body bytes after which the connection breaks
 * @property {number | 'loop'} [redirect] the number of redirects before the response, or `loop` for an endless chain
 * @property {'any' | 'none'} [cors] whether pages of other origins may read the response
 * @property {number} [pad] the length in bytes to which spaces extend the body
 * @property {boolean} [binary] whether each character of the body is a byte
 * @property {{ bytes: number, ms: number }} [drip] the size of each piece of the body, and the pause between two pieces
 */

/**
 * @typedef {object} RecordedRequest
 * @property {string} method
 * @property {string} url path and query
 * @property {Record<string, string>} headers
 * @property {boolean} aborted whether the client left before it had the whole response
 */

/**
 * @typedef {object} Registered
 * @property {Buffer} body
 * @property {ResponseOptions} options
 * @property {RecordedRequest[]} requests
 * @property {(() => void)[]} held
 * @property {{ count: number, resolve: (value: true) => void }[]} awaited
 */

const PREFIX = '/served/';

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const ANY_ORIGIN = { 'access-control-allow-origin': '*' };

/** @param {string | object} body @param {ResponseOptions} options */
function toBuffer(body, { binary }) {
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), binary ? 'latin1' : 'utf8');
}

/** Serves feeds and pages that tests define, with every fault that a network or a server can have. */
export class FeedServer {
  /** @type {Map<string, Registered>} */
  #registered = new Map();
  /** @type {Record<string, string>} */
  #folders;

  /** @param {Record<string, string>} folders URL prefixes, and the folder that is served to any origin below each */
  constructor(folders = {}) {
    this.#folders = folders;
  }

  /** @param {string | object} body @param {ResponseOptions} [options] @returns {string} the path; every longer path gives the same body */
  serve(body, options = {}) {
    const path = `${PREFIX}${randomUUID()}/`;
    this.#registered.set(path, {
      body: toBuffer(body, options),
      options,
      requests: [],
      held: [],
      awaited: [],
    });
    return path;
  }

  /** @param {string} path @param {string | object} body @param {ResponseOptions} [options] */
  update(path, body, options = {}) {
    const entry = this.#entry(path);
    entry.body = toBuffer(body, options);
    entry.options = options;
    this.#letGo(entry);
  }

  /** Answers held requests, and holds no later ones. @param {string} path */
  release(path) {
    const entry = this.#entry(path);
    entry.options = { ...entry.options, hold: false };
    this.#letGo(entry);
  }

  /** @param {string} path @returns {RecordedRequest[]} all requests, including redirects and preflights */
  requests(path) {
    return this.#entry(path).requests;
  }

  /** Resolves when at least `count` requests have arrived. @param {string} path @param {number} count @returns {Promise<true>} */
  whenRequested(path, count) {
    const { requests, awaited } = this.#entry(path);
    if (requests.length >= count) return Promise.resolve(true);
    return new Promise((resolve) => {
      awaited.push({ count, resolve });
    });
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   * @returns {boolean} whether this server answers the request
   */
  handle(request, response, folders = this.#folders) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [path = ''] = /^\/served\/[^/]+\//.exec(pathname) ?? [];
    const entry = this.#registered.get(path);
    const prefix = Object.keys(folders).find((name) => pathname.startsWith(name));
    if (entry) void this.#answer(entry, path, request, response);
    else if (prefix) void sendFile(folders[prefix] ?? '', pathname.slice(prefix.length), response);
    else if (pathname.startsWith(PREFIX)) response.writeHead(404).end();
    else return false;
    return true;
  }

  /** Starts another HTTP server, which is another origin, with more folders. @param {Record<string, string>} [folders] */
  async listen(folders = {}) {
    const all = { ...this.#folders, ...folders };
    const server = createServer((request, response) => {
      // A request to a proxy has an absolute URL. Requests for hosts that are not ours get no answer.
      const [, host] = /^http:\/\/([^/:]+)/.exec(request.url ?? '') ?? [];
      if (host && !HOSTS.includes(host)) request.destroy();
      else if (!this.handle(request, response, all)) response.writeHead(404).end();
    });
    // 127.0.0.1 is another host than localhost, with its own cookies. Names such as *.localhost lead here, too.
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    return {
      port: address.port,
      origin: `http://127.0.0.1:${String(address.port)}`,
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }

  /** @param {string} path */
  #entry(path) {
    const entry = this.#registered.get(path);
    if (!entry) throw new Error(`nothing is served under ${path}`);
    return entry;
  }

  /** @param {Registered} entry */
  #letGo(entry) {
    for (const go of entry.held.splice(0)) go();
  }

  /** @param {Registered} entry @param {IncomingMessage} request @param {ServerResponse} response */
  #record(entry, request, response) {
    const headers = /** @type {Record<string, string>} */ ({ ...request.headers });
    const record = { method: request.method ?? '', url: request.url ?? '', headers, aborted: false };
    entry.requests.push(record);
    response.once('close', () => {
      record.aborted = !response.writableFinished;
    });
    for (const { count, resolve } of entry.awaited) if (entry.requests.length >= count) resolve(true);
  }

  /** @param {Registered} entry @param {string} path @param {IncomingMessage} request @param {ServerResponse} response */
  async #answer(entry, path, request, response) {
    this.#record(entry, request, response);
    // A plain static host does not support preflights, so a request that needs one fails.
    if (request.method === 'OPTIONS') return response.writeHead(405).end();

    const { hold, delay = 0 } = entry.options;
    if (hold)
      await new Promise((resolve) =>
        entry.held.push(() => {
          resolve(undefined);
        }),
      );
    if (delay > 0) await wait(delay);

    const {
      status = 200,
      type = 'application/feed+json; charset=utf-8',
      cors = 'any',
      redirect,
    } = entry.options;
    const headers = {
      'cache-control': 'no-store',
      ...(cors === 'any' ? ANY_ORIGIN : {}),
      ...entry.options.headers,
    };
    const location = nextHop(path, request.url ?? '', redirect);
    if (location) return response.writeHead(302, { ...headers, location }).end();
    return sendBody(response, status, { 'content-type': type, ...headers }, entry);
  }
}

/** @param {string} folder @param {string} name @param {ServerResponse} response */
async function sendFile(folder, name, response) {
  try {
    const file = normalize(decodeURIComponent(name));
    if (file.startsWith('..')) throw new Error('outside the folder');
    const body = await readFile(join(folder, file));
    const type = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...ANY_ORIGIN, 'content-type': type, 'cache-control': 'no-store' }).end(body);
  } catch {
    response.writeHead(404, ANY_ORIGIN).end();
  }
}

/** @param {string} path @param {string} url @param {ResponseOptions['redirect']} redirect @returns {string | undefined} */
function nextHop(path, url, redirect) {
  if (redirect === undefined) return undefined;
  const hop = Number(new URL(url, 'http://localhost').searchParams.get('hop') ?? 0);
  // A loop changes its URL, too: browsers must stop it because of the number of hops, not because a URL repeats.
  if (redirect === 'loop' || hop < redirect) return `${path}?hop=${String(hop + 1)}`;
  return undefined;
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {Record<string, string>} headers
 * @param {Registered} entry
 */
async function sendBody(response, status, headers, { body: written, options: { cut, drip, pad = 0 } }) {
  const body = Buffer.concat([written, Buffer.alloc(Math.max(0, pad - written.length), ' ')]);
  if (cut === undefined && !drip) {
    response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
    return;
  }
  const end = Math.min(cut ?? body.length, body.length);
  // Content-Length is at least one byte too large, so that a cut at the very end is a fault, too.
  const length = cut === undefined ? body.length : Math.max(body.length, end + 1);
  response.writeHead(status, { ...headers, 'content-length': length });
  response.flushHeaders();
  const piece = drip?.bytes ?? end;
  for (let start = 0; start < end && !response.destroyed; start += piece) {
    if (start > 0) await wait(drip?.ms ?? 0);
    const chunk = body.subarray(start, Math.min(start + piece, end));
    await new Promise((resolve) => response.write(chunk, resolve));
  }
  if (cut === undefined) response.end();
  else response.destroy();
}
