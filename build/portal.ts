/**
 * Serves each site of the demo on a host of its own, as a ministry and its units have them. Addresses below `.example`
 * become addresses below `.localhost`, which browsers open on this machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin, PreviewServer } from 'vite';
import { site } from './demo.ts';

interface Site {
  host: string;
  /** The first page. */
  start: string;
  /** Pages that belong to this site alone. Another site redirects to it. */
  pages?: RegExp;
  description: string;
}

/** The page of every unit that has none of its own. */
const unitPage = '/demo/looks/unit.html';

const ministry: Site = {
  host: 'mia.elvaria',
  start: '/demo/',
  pages: /^\/demo\/(|index\.html|(az|en|ru)\/(index\.html)?)$/,
  description: 'the ministry',
};

/** Hosts without their top-level domain, which is `example` in the pages and `localhost` here. */
const sites: readonly Site[] = [
  ministry,
  {
    host: 'archive.mia.elvaria',
    start: '/demo/en/press.html',
    pages: /^\/demo\/(az|en|ru)\/press\.html$/,
    description: 'the archive of press releases',
  },
  {
    host: 'news.mia.elvaria',
    start: '/demo/en/release.html',
    pages: /^\/demo\/(az|en|ru)\/release\.html$/,
    description: 'one press release',
  },
  { host: 'roads.mia.elvaria', start: '/demo/looks/portal-2009.html', description: 'a unit’s site of 2009' },
  { host: 'rescue112', start: unitPage, description: 'a modern unit’s site, on another domain' },
  {
    host: 'docs.mia.elvaria',
    start: '/docs/index.html',
    pages: /^\/docs\//,
    description: 'the documentation',
  },
];

/** Files of the ministry, to which a unit's site leads. */
const filesOfMinistry = /^\/demo\/(sites\.json|feeds\/)/;

/** The files that hold addresses of other sites. */
const textWithAddresses = /^\/demo\/.*\.(html|json)$/;

export function portal(): Plugin {
  return {
    name: 'portal',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        answer(request, response, next);
      });
      const print = server.printUrls.bind(server);
      server.printUrls = () => {
        print();
        printSites(server);
      };
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const [name = '', port = ''] = (request.headers.host ?? '').split(':');
  // Under plain `localhost` all sites have one origin, as on a server for files.
  if (!name.endsWith('.localhost')) {
    next();
    return;
  }
  const host = name.slice(0, -'.localhost'.length);
  const own = sites.find((one) => one.host === host);
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const redirect = (to: string, path: string) => {
    response.writeHead(302, {
      location: `http://${to}.localhost:${port}${path}`,
      'access-control-allow-origin': '*',
    });
    response.end();
  };

  const owner = filesOfMinistry.test(pathname) ? ministry : sites.find(({ pages }) => pages?.test(pathname));
  if (owner && owner.host !== host) redirect(owner.host, pathname + search);
  else if (!/^\/(builder|demo|dist|docs|node_modules)\//.test(pathname))
    redirect(host, own?.start ?? unitPage);
  else {
    const path = pathname.replace(/\/$/, '/index.html');
    if (!textWithAddresses.test(path) || !existsSync(`${site}${path}`)) {
      next();
      return;
    }
    response.writeHead(200, {
      'content-type': path.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/json',
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
    });
    response.end(atLocalhost(nameUnit(readFileSync(`${site}${path}`, 'utf8'), path, host), port));
  }
}

/** Replaces the addresses of sites below `.example` by those of this server. */
const atLocalhost = (text: string, port: string): string =>
  text.replace(/https:\/\/([a-z0-9.-]+)\.example(?=[/"])/g, `http://$1.localhost:${port}`);

interface SiteList {
  groups: { sites: { title: { en: string }; url: string | Record<string, string> }[] }[];
}

/** Puts the name of the unit to which the host belongs into the units' page. */
function nameUnit(text: string, path: string, host: string): string {
  if (path !== unitPage) return text;
  const { groups } = JSON.parse(readFileSync(`${site}/demo/sites.json`, 'utf8')) as SiteList;
  const unit = groups
    .flatMap((group) => group.sites)
    .find(({ url }) =>
      [url]
        .flatMap((one) => (typeof one === 'string' ? one : Object.values(one)))
        .some((one) => one.startsWith(`https://${host}.example/`)),
    );
  return unit ? text.replaceAll('Fire and Rescue Service', unit.title.en) : text;
}

function printSites({ resolvedUrls, config }: PreviewServer): void {
  const port = /:(\d+)/.exec(resolvedUrls?.local[0] ?? '')?.[1] ?? '';
  config.logger.info('\n  The sites of the demo, each on a host of its own:');
  for (const { host, description } of sites)
    config.logger.info(`  ➜  http://${host}.localhost:${port}/  ${description}`);
  config.logger.info(`  ➜  http://${ministry.host}.localhost:${port}/builder/  the snippet builder`);
}
