import { fileUrl, namedFolder } from '../net/own-files.js';
import { moduleUrlOf } from './module-files.js';

/**
 * The address of a font or a pointer.
 * @param file its path in `dist/`
 * @returns `''` where the folder is not known
 */
export const assetUrl = (file: string): string => (!namedFolder() && moduleUrlOf(file)) || fileUrl(file);
