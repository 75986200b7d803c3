/** Who never reads a release here does not load the element for it. */
export const defineReader = (): void => void import('../press-release/define.js');
