type PanelFile = typeof import('./panel.js');

let file: PanelFile | undefined;

/** Returns the module of the panel if it is already loaded. */
export const loadedPanel = (): PanelFile | undefined => file;

/** @throws Error with the file's name if the file cannot be fetched; the next call tries again */
export const loadPanel = async (): Promise<PanelFile> => (file ??= await import('./panel.js'));
