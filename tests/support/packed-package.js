// The package as npm would publish it, and projects that have installed it.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const variable = 'PACKED_PACKAGE';

/** @typedef {{ name: string, dependencies?: Record<string, string>, exports: object }} PackageManifest */

/** @param {string} folder of a package @returns {Promise<PackageManifest>} */
export const readManifest = async (folder) =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));

/** Packs the package once for all tests that this process starts. @param {string} folder that gets the tarball */
export function packForTests(folder) {
  process.env[variable] = pack(folder);
}

/** @param {string} folder @returns {string} the path of the tarball */
function pack(folder) {
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = /** @type {[{ filename: string }]} */ (Object.values(JSON.parse(output)));
  return join(folder, filename);
}

/** @param {string} folder for a tarball if no run of all tests has packed one */
export const packedPackage = (folder) => process.env[variable] ?? pack(folder);

/**
 * Makes a project that has installed the packed package with its dependencies, and further packages. All come from the
 * lockfile's install, so nothing is downloaded.
 * @param {string[]} [furtherPackages]
 * @param {Record<string, string>} [peers] optional packages that the project has installed too, by name
 * @returns {Promise<string>} the folder of the project
 */
export async function makeProject(furtherPackages = [], peers = {}) {
  const project = await mkdtemp(join(tmpdir(), 'project-'));
  const { name, dependencies = {} } = await readManifest(root);
  const installed = join(project, 'node_modules', name);
  await mkdir(installed, { recursive: true });
  execFileSync('tar', ['-xzf', packedPackage(project), '-C', installed, '--strip-components=1']);
  await copyPackages(project, { ...dependencies, ...peers });
  for (const further of furtherPackages) {
    const link = join(project, 'node_modules', further);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', further), link, 'junction');
  }
  await writeFile(join(project, 'package.json'), '{ "type": "module", "private": true }');
  return project;
}

/** Copies packages and what they need. Bundles name the paths of linked files. @param {string} project @param {Record<string, string>} dependencies */
async function copyPackages(project, dependencies, done = new Set()) {
  for (const name of Object.keys(dependencies)) {
    if (done.has(name)) continue;
    done.add(name);
    const from = join(root, 'node_modules', name);
    await cp(from, join(project, 'node_modules', name), { recursive: true });
    await copyPackages(project, (await readManifest(from)).dependencies ?? {}, done);
  }
}
