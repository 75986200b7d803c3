import { fetchedFile } from '../../net/fetched-file.js';

export type Options = typeof import('./options.js');

export const { loaded: loadedOptions, load: loadOptions } = fetchedFile(() => import('./options.js'));
