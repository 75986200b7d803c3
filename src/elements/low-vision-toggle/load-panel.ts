/** Loads the panel. ES modules have it with the engine. */
import { fetchedFile } from '../../net/fetched-file.js';

type Content = typeof import('./panel-content.js');

let given: Content | undefined;
const file = fetchedFile(() => import('./panel-content.js'));

export function usePanel(content: Content): void {
  given = content;
}

export const loadedPanel = (): Content | undefined => given ?? file.loaded();

export const { load: loadPanel } = file;
