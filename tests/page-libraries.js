import { existsSync } from 'node:fs';
import { installDebianPackages } from './browsers.js';

/** The folder in which Debian keeps libraries for pages. npm has no Prototype and no MooTools for browsers. */
export const PAGE_LIBRARIES = '/usr/share/javascript';

const FILES = ['prototype/prototype.js', 'mootools/mootools-core.min.js'];

/** Installs the libraries where that needs no question. Without them, their tests are skipped by name. */
export function preparePageLibraries() {
  if (FILES.every((file) => existsSync(`${PAGE_LIBRARIES}/${file}`))) return;
  installDebianPackages(['libjs-prototype', 'libjs-mootools']);
}
