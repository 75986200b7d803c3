import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/**
 * @typedef {object} WebKitPaths
 * @property {string} driver
 * @property {string} browser
 * @property {string | undefined} xvfb absent where a display is there already
 */

/**
 * @typedef {object} FoundBrowsers
 * @property {string} [chromium]
 * @property {string} [firefox]
 * @property {WebKitPaths} [webkit]
 */

/** @type {readonly Engine[]} */
const ENGINES = ['chromium', 'firefox', 'webkit'];

const DEBIAN_PACKAGES = {
  // The sandbox is only recommended by chromium, and needed by every user but root.
  chromium: ['chromium', 'chromium-sandbox'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
};

const INSTALL_HINT =
  'install Chromium, Firefox and WebKitGTK (Debian: apt-get install chromium firefox-esr webkit2gtk-driver xvfb xauth)';

/** @param {string | undefined} path */
function isExecutable(path) {
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

/** Browsers of an app bundle are not on the PATH. @param {...string} paths */
function findFile(...paths) {
  return paths.find(isExecutable);
}

function findMiniBrowser() {
  for (const lib of ['/usr/lib', '/usr/libexec', '/usr/lib64']) {
    try {
      const folders = [lib, ...readdirSync(lib).map((name) => join(lib, name))];
      for (const folder of folders) {
        const found = findFile(
          ...['4.1', '6.0', '5.0', '4.0'].flatMap((version) => [
            join(folder, `webkit2gtk-${version}`, 'MiniBrowser'),
            join(folder, `webkitgtk-${version}`, 'MiniBrowser'),
          ]),
        );
        if (found) return found;
      }
    } catch {
      // Not every system has every one of these folders.
    }
  }
  return undefined;
}

/** @returns {WebKitPaths | undefined} */
function findWebKit() {
  const { WEBKIT_DRIVER_PATH, WEBKIT_BROWSER_PATH, DISPLAY } = process.env;
  const driver = findFile(WEBKIT_DRIVER_PATH ?? '') ?? findOnPath('WebKitWebDriver');
  const browser = findFile(WEBKIT_BROWSER_PATH ?? '') ?? findMiniBrowser();
  const xvfb = findOnPath('Xvfb');
  if (!driver || !browser || !(xvfb || DISPLAY)) return undefined;
  return { driver, browser, xvfb };
}

function findChromium() {
  const { CHROMIUM_PATH, CHROME_PATH } = process.env;
  return (
    findFile(CHROMIUM_PATH ?? '', CHROME_PATH ?? '') ??
    findOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    findFile(
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    )
  );
}

function findFirefox() {
  return (
    findFile(process.env['FIREFOX_PATH'] ?? '') ??
    findOnPath('firefox-esr', 'firefox') ??
    findFile('/Applications/Firefox.app/Contents/MacOS/firefox')
  );
}

/** @param {readonly Engine[]} engines @returns {FoundBrowsers} */
function findBrowsers(engines) {
  return {
    ...(engines.includes('chromium') && { chromium: findChromium() }),
    ...(engines.includes('firefox') && { firefox: findFirefox() }),
    ...(engines.includes('webkit') && { webkit: findWebKit() }),
  };
}

/** The words before apt-get, or undefined where packages cannot be installed without asking. */
function findPrivilege() {
  if (process.platform !== 'linux' || !findOnPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  const sudo = findOnPath('sudo');
  if (sudo && spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0) return [sudo, '-n'];
  return undefined;
}

/** @param {readonly string[]} packages */
export function installDebianPackages(packages) {
  const privilege = findPrivilege();
  if (!privilege) return;
  try {
    for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
      // With RUNLEVEL=1, Debian does not start the servers that it installs.
      const settings = ['DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];
      // The tests in Node and those in browsers may install at the same time.
      const wait = ['-o', 'DPkg::Lock::Timeout=120'];
      const line = [...privilege, 'env', ...settings, 'apt-get', '-q', ...wait, ...command];
      const [program = '', ...args] = line;
      execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    }
  } catch (error) {
    process.stderr.write(`apt-get did not install ${packages.join(' ')}: ${String(error)}\n`);
  }
}

/** @param {readonly string[]} names @returns {Engine[]} */
export function parseEngines(names) {
  const unknown = names.filter((name) => !ENGINES.some((engine) => engine === name));
  if (unknown.length > 0)
    throw new Error(`no such engine: ${unknown.join(', ')}; there are ${ENGINES.join(', ')}`);
  return ENGINES.filter((engine) => names.includes(engine));
}

/** The engines this run is asked for: all, unless ENGINES limits a local run. */
export function requestedEngines() {
  const limit = process.env['ENGINES'];
  if (!limit) return [...ENGINES];
  if (process.env['CI'] === 'true')
    throw new Error('ENGINES is for local work; with CI=true every engine runs');
  return parseEngines(limit.split(',').map((name) => name.trim()));
}

/**
 * @param {readonly Engine[]} engines
 * @returns {{ browsers: FoundBrowsers, missing: Engine[], hint: string }}
 */
export function prepareBrowsers(engines) {
  let browsers = findBrowsers(engines);
  const isMissing = (/** @type {Engine} */ engine) => !browsers[engine];
  if (engines.some(isMissing)) {
    installDebianPackages(engines.filter(isMissing).flatMap((engine) => DEBIAN_PACKAGES[engine]));
    browsers = findBrowsers(engines);
  }
  return { browsers, missing: engines.filter(isMissing), hint: INSTALL_HINT };
}
