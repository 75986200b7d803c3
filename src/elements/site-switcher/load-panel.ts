import { fetchedFile } from '../../net/fetched-file.js';

export const { loaded: loadedPanel, load: loadPanel } = fetchedFile(() => import('./panel.js'));
