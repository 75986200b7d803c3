import { namedFolder, scriptFolder } from '../shared/own-files.js';
import { moduleUrlOf } from './module-files.js';

/**
 * The address of a font or cursor.
 * @param file its path in `dist/`
 * @returns `''` where the folder is not known
 */
export function urlOf(file: string): string {
  const named = namedFolder();
  if (named) return named + file;
  const own = moduleUrlOf(file);
  if (own) return own;
  const folder = scriptFolder();
  return folder && folder + file;
}
