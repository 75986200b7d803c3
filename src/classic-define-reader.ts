/** In the classic script, instead of define-reader.ts: it defines all elements. */
import './elements/press-release/define.js';

export const defineReader = (): void => undefined;
