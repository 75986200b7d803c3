export type Options = typeof import('./options.js');

let options: Options | undefined;

/** Returns the module options.ts if it is already loaded. */
export const loadedOptions = (): Options | undefined => options;

/** @throws Error with the file's name if the file cannot be fetched */
export const loadOptions = async (): Promise<Options> => (options ??= await import('./options.js'));
