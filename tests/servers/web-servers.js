// nginx, Caddy and Apache with the configuration of docs/webmasters/servers.md, over a folder with the built scripts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, URL } from 'node:url';
import { findOnPath, installDebianPackages } from '../browsers.js';

/** @typedef {'nginx' | 'caddy' | 'apache2'} Program */

const root = new URL('../../', import.meta.url);

/** A version's folder, as the docs name them. */
export const version = '1.2.3';

/** Apache without its service: the tests start it. @type {Record<Program, string>} */
const packages = { nginx: 'nginx', caddy: 'caddy', apache2: 'apache2-bin' };

/**
 * Finds a server, or installs it. A machine without it skips the test; CI fails.
 * @param {Program} program
 * @returns {string | false} the reason to skip
 */
export function reasonToSkip(program) {
  if (!findOnPath(program)) installDebianPackages([packages[program]]);
  if (findOnPath(program)) return false;
  const reason = `${program} is missing (Debian: apt-get install ${packages[program]})`;
  if (process.env['CI'] === 'true') throw new Error(reason);
  return reason;
}

/** The configuration block of a server in the docs. @param {string} name */
export async function documented(name) {
  const text = await readFile(new URL('docs/webmasters/servers.md', root), 'utf8');
  const [, block] = new RegExp(`^\`\`\`\\w+ file=${name}\\n([^]*?)\\n\`\`\``, 'm').exec(text) ?? [];
  if (!block) throw new Error(`docs/webmasters/servers.md has no block for ${name}`);
  return block;
}

async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {string} block @param {number} port @param {string} folder */
function nginxConfiguration(block, port, folder) {
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  log_format sent '$status $bytes_sent $request_uri';
  access_log ${folder}/access.log sent;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  types { text/html html; }
  server {
    listen 127.0.0.1:${String(port)};
    root ${folder}/www;
    ${block}
  }
}
`;
}

/** @param {string} block @param {number} port @param {string} folder */
function caddyConfiguration(block, port, folder) {
  const site = block
    .replace('www.ministry.example {', `http://127.0.0.1:${String(port)} {`)
    .replace('/var/www', `${folder}/www`);
  return `{\n\tadmin off\n}\n${site}\n`;
}

/** @param {string} block @param {number} port @param {string} folder */
function apacheConfiguration(block, port, folder) {
  const modules = ['mpm_event', 'authz_core', 'mime', 'headers', 'deflate', 'filter'];
  return `ServerRoot ${folder}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
ServerName 127.0.0.1
Listen 127.0.0.1:${String(port)}
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /dev/null
DocumentRoot ${folder}/www
${block}
`;
}

/** @type {Record<Program, { file: string, configure: typeof nginxConfiguration, args(folder: string, file: string): string[] }>} */
const programs = {
  nginx: {
    file: 'nginx.conf',
    configure: nginxConfiguration,
    args: (folder, file) => ['-p', folder, '-e', join(folder, 'error.log'), '-c', file],
  },
  caddy: {
    file: 'Caddyfile',
    configure: caddyConfiguration,
    args: (_, file) => ['run', '--config', file, '--adapter', 'caddyfile'],
  },
  apache2: {
    file: 'apache.conf',
    configure: apacheConfiguration,
    args: (_, file) => ['-f', file, '-D', 'FOREGROUND'],
  },
};

/**
 * Starts a server. Its folder has our scripts twice (with and without a version's folder) and the demo's documents.
 * @param {Program} program
 * @param {(block: string) => string} [change] changes the documented configuration
 */
export async function startServer(program, change = (block) => block) {
  const folder = await mkdtemp(join(tmpdir(), `${program}-`));
  const www = join(folder, 'www');
  const dist = fileURLToPath(new URL('dist', root));
  await cp(dist, join(www, 'pressroom'), {
    recursive: true,
    // The files that pages use; the others are modules for developers.
    filter: (path) =>
      path === dist || /[/\\](pressroom|fonts|cursors|low-vision)[^/\\]*([/\\][^/\\]*)?$/.test(path),
  });
  await symlink('.', join(www, 'pressroom', version));
  // A list reads titles from texts with a further file, so the feed is one whose releases all have a title.
  const feed = JSON.parse(await readFile(new URL('demo/feeds/press-releases.en.json', root), 'utf8'));
  const items = feed.items.filter((/** @type {{ title?: string }} */ { title }) => title);
  await writeFile(join(www, 'feed.json'), JSON.stringify({ ...feed, items }));
  await cp(fileURLToPath(new URL('demo/sites.json', root)), join(www, 'sites.json'));
  await writeFile(
    join(www, 'rss.xml'),
    '<rss version="2.0"><channel><title>Ministry</title><link>https://www.ministry.example/</link><description>News</description><item><guid>https://www.ministry.example/1</guid><link>https://www.ministry.example/1</link><title>One</title><pubDate>Mon, 23 Nov 2026 09:40:00 +0400</pubDate></item></channel></rss>',
  );
  const port = await freePort();
  const origin = `http://127.0.0.1:${String(port)}`;
  const { file, configure, args } = programs[program];
  const path = join(folder, file);
  await writeFile(path, configure(change(await documented(program)), port, folder));
  const server = spawn(findOnPath(program) ?? program, args(folder, path), {
    env: { ...process.env, HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  server.stderr.on('data', (/** @type {import('node:buffer').Buffer} */ chunk) => {
    output += chunk.toString();
  });
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    await rm(folder, { recursive: true });
  };
  while (!(await fetch(origin).catch(() => undefined))) {
    if (server.exitCode !== null) {
      await rm(folder, { recursive: true });
      throw new Error(`${program} did not start: ${output}`);
    }
    await wait(20);
  }
  return { origin, www, log: join(folder, 'access.log'), stop };
}
