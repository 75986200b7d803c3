/** The engine as an ES module: the files that it may fetch stand beside it. */
import { setFilesFolder } from './beside-script.js';

setFilesFolder(import.meta.url.replace(/[^/]*$/, ''));

export * from './page.js';
