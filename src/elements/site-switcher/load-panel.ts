type PanelFile = typeof import('./panel.js');

let file: PanelFile | undefined;

/** The sites in their panel, where they are fetched already. */
export const loadedPanel = (): PanelFile | undefined => file;

/** @throws Error that names the file, where it cannot be fetched; the next call tries again */
export const loadPanel = async (): Promise<PanelFile> => (file ??= await import('./panel.js'));
