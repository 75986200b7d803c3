export type Options = typeof import('./options.js');

let options: Options | undefined;

/** The parts in options.ts, where they are fetched already. */
export const loadedOptions = (): Options | undefined => options;

/** @throws Error that names the file, where it cannot be fetched */
export const loadOptions = async (): Promise<Options> => (options ??= await import('./options.js'));
