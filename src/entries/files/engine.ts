/** The first part of `pressroom-low-vision.js`: the engine. It needs no other script. The panel imports these exports. */
import { rememberScript } from '../../net/own-files.js';

export { linkUrl, webUrl } from '../../base/web-url.js';
export { lowVision } from '../../i18n/en-low-vision.js';
export { rootsIn } from '../../low-vision/engine/roots.js';
export { rootOf, styleOf, viewOf } from '../../low-vision/engine/around.js';
export { boxOf, elementsAt, windowOf } from '../../low-vision/engine/measure.js';
export { isDrawnIn, openModal, watchModals } from '../../low-vision/interface/modals.js';
export { modeOf } from '../../low-vision/mode.js';
export { applyLowVision, clearLowVision } from '../../low-vision/apply.js';
export { recallLanguage, recallOwn, rememberLanguage, rememberOwn } from '../../low-vision/memory.js';
export { keepReadingPlace, scrollBack } from '../../low-vision/engine/reading-place.js';
export { rolesOf } from '../../low-vision/schemes.js';
export {
  formatSettings,
  normaliseSettings,
  parseSettings,
  reproach,
  settings,
} from '../../low-vision/settings.js';
export { Undo } from '../../low-vision/engine/undo.js';

rememberScript();
