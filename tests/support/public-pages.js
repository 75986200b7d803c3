import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PUBLIC_PAGES, publicLibraries, publicPages } from '../pages/public-pages.js';

// Public pages and their libraries, as npm has them. They are fetched when they are asked for, and kept for one run.

const run = promisify(execFile);

/** Name and version of a package, and the rest. */
const packageName = /^((?:@[\w.-]+\/)?[\w.-]+@\d[\w.-]*)\/(.+)$/;

const known = new Set([
  ...publicLibraries,
  ...publicPages.map(({ path }) => packageName.exec(path.slice(PUBLIC_PAGES.length))?.[1] ?? ''),
]);

/** Libraries on hosts that do not name packages as npm does. @type {readonly [RegExp, string][]} */
const elsewhere = [
  [/https?:\/\/use\.fontawesome\.com\/releases\/v([\d.]+)/g, '@fortawesome/fontawesome-free@$1'],
  [/https?:\/\/maxcdn\.bootstrapcdn\.com\/font-awesome\/latest/g, 'font-awesome@4.7.0'],
  [
    /https?:\/\/fonts\.googleapis\.com\/icon\?family=Material\+Icons\+Round/g,
    'material-icons@1.13.14/iconfont/round.css',
  ],
];

/** @type {Map<string, Promise<string>>} folder of each package */
const folders = new Map();
/** @type {Promise<string> | undefined} */
let scratch;

/** @param {string} name with version */
async function fetchPackage(name) {
  // The runner removes the temporary folder at its end.
  scratch ??= mkdtemp(join(tmpdir(), 'public-pages-'));
  const folder = join(await scratch, name.replace('/', '+'));
  const packed = `${folder}.packed`;
  await mkdir(packed);
  const { stdout } = await run('npm', [
    'pack',
    name,
    '--json',
    '--prefer-offline',
    '--pack-destination',
    packed,
  ]);
  const [{ filename }] = /** @type {[{ filename: string }]} */ (Object.values(JSON.parse(stdout)));
  await mkdir(`${folder}.parts`);
  await run('tar', ['-xzf', join(packed, filename), '-C', `${folder}.parts`, '--strip-components=1']);
  await rename(`${folder}.parts`, folder);
  return folder;
}

/** The libraries of other hosts become those of this server. @param {string} html */
export function withLocalLibraries(html) {
  for (const [from, to] of elsewhere) html = html.replace(from, PUBLIC_PAGES + to);
  return html.replace(/https?:\/\/[\w.]+\/npm\/(?=@?[\w.-]+)/g, PUBLIC_PAGES);
}

/**
 * A file of a package, or `undefined` if no page needs it.
 * @param {string} path below `PUBLIC_PAGES`
 * @returns {Promise<Buffer | undefined>}
 */
export async function publicFile(path) {
  const [, name = '', file = ''] = packageName.exec(path) ?? [];
  if (!known.has(name) || file.split('/').includes('..')) return undefined;
  let folder = folders.get(name);
  if (!folder) folders.set(name, (folder = fetchPackage(name)));
  return readFile(join(await folder, file)).catch(() => undefined);
}
