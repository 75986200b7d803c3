import { fileUrl, namedFolder } from '../net/own-files.js';
import { moduleUrlOf } from './module-files.js';

/**
 * The URL of a font or pointer image.
 * @param file its path in `dist/`
 * @returns URL, or `''` if the folder is unknown
 */
export const assetUrl = (file: string): string => (!namedFolder() && moduleUrlOf(file)) || fileUrl(file);
