// Programs that the tests need beside Node: where they are, and their installation on Debian.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** @param {string | undefined} path */
export function isExecutable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {...string} names */
export function findOnPath(...names) {
  // Servers are in the administrator's folders, which are not on everybody's PATH.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** The words before apt-get, or undefined where packages cannot be installed without asking. */
function findPrivilege() {
  if (process.platform !== 'linux' || !findOnPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  const sudo = findOnPath('sudo');
  if (sudo && spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0) return [sudo, '-n'];
  return undefined;
}

/** Installs packages where this needs no question. A failure is only printed. @param {readonly string[]} packages */
export function installDebianPackages(packages) {
  const privilege = findPrivilege();
  if (!privilege) return;
  try {
    for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
      // With RUNLEVEL=1, Debian does not start the servers that it installs.
      const settings = ['DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];
      const line = [...privilege, 'env', ...settings, 'apt-get', '-q', ...command];
      const [program = '', ...args] = line;
      execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    }
  } catch (error) {
    process.stderr.write(`apt-get did not install ${packages.join(' ')}: ${String(error)}\n`);
  }
}
