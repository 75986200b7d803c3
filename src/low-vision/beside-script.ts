/** As it is while a classic script is evaluated, and never again. */
import { native } from '../shared/natives.js';

const script = native(document).currentScript as Partial<HTMLScriptElement> | null;

let folder = script?.src?.replace(/[^/]*([?#].*)?$/, '') ?? '';

/**
 * Where the files are that are fetched only when a reader chooses what needs them. A module says it, a classic script
 * knows.
 * @param url of a folder, with a slash at its end
 */
export function setFilesFolder(url: string): void {
  folder = url;
}

/** `''` where it is not known. */
export const urlOf = (file: string): string => folder && folder + file;
