/** For the ES modules: the files that the engine may fetch stand beside them. A classic script knows by itself. */
import { setFilesFolder } from './beside-script.js';

setFilesFolder(import.meta.url.replace(/[^/]*$/, ''));
