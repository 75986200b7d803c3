/**
 * The first part of `pressroom-low-vision.js`: the engine. It needs no other script. The panel and
 * `pressroom-effects.js` import these exports.
 */
import { native } from '../../base/natives.js';
import { fetchEffects, loadEffects, needsEffects } from '../../low-vision/effects/effects.js';
import { windowWidth } from '../../low-vision/engine/measure.js';
import { parseSettings } from '../../low-vision/settings.js';
import { share } from '../../net/load-chunk.js';
import { rememberScript, type FileScript } from '../../net/own-files.js';

export { native } from '../../base/natives.js';
export {
  choicesOf,
  hasSteps,
  nextSize,
  rows,
  stepsOf,
  wordOf,
} from '../../elements/low-vision-toggle/choices.js';
export { linkUrl, webUrl } from '../../base/web-url.js';
export { lowVision } from '../../i18n/en-low-vision.js';
export { interfaceLanguage, known } from '../../i18n/languages.js';
export { shareLanguages, wordsAt } from '../../i18n/page-sentences.js';
export { fetchSentences, hasSentences, sentencesOf } from '../../i18n/sentences.js';
export { applyLowVision, clearLowVision, whenComplete } from '../../low-vision/document-engine.js';
export { overPicture } from '../../low-vision/effects/colours/colour-marks.js';
export { coloursOfPictures, rolesFor } from '../../low-vision/effects/colours/colours.js';
export {
  colourPictures,
  declare,
  imagesOf,
  pictured,
  withPicture,
} from '../../low-vision/effects/colours/colours-of-pictures.js';
export { recolour } from '../../low-vision/effects/colours/recolour.js';
export { inOneColumn, isTooWide, tooWideBox } from '../../low-vision/effects/one-column/column-question.js';
export { isIcon } from '../../low-vision/effects/text/icon-fonts.js';
export {
  overflowOf,
  textGoals,
  textSize,
  textVariable,
} from '../../low-vision/effects/text-size/text-size.js';
export { parentOf, rootOf, styleOf, viewOf } from '../../low-vision/engine/around.js';
export { isInEditor } from '../../low-vision/engine/editors.js';
export { layoutOf } from '../../low-vision/engine/layout-settings.js';
export { boxOf, elementsAt, windowOf, windowWidth } from '../../low-vision/engine/measure.js';
export { onceFor } from '../../low-vision/engine/once-for.js';
export { markOwn } from '../../low-vision/engine/own-copies.js';
export { inlineStyleOf } from '../../low-vision/engine/inline-style.js';
export { tellLayout, tellsLayout } from '../../low-vision/engine/tell-layout.js';
export { keepReadingPlace, scrollBack } from '../../low-vision/engine/reading-place.js';
export { isElement, rootsIn, select, shadowOf } from '../../low-vision/engine/roots.js';
export { Undo } from '../../low-vision/engine/undo.js';
export { endOfBarOver } from '../../low-vision/interface/covered.js';
export { isDrawnIn, openModal, watchModals } from '../../low-vision/interface/modals.js';
export {
  recallLanguage,
  recallOwn,
  recallSide,
  rememberLanguage,
  rememberOwn,
  rememberSide,
} from '../../low-vision/memory.js';
export { modeOf } from '../../low-vision/mode.js';
export { isDark, rolesOf } from '../../low-vision/schemes.js';
export {
  formatSettings,
  normaliseSettings,
  parseSettings,
  reproach,
  settings,
} from '../../low-vision/settings.js';
export { fileUrl, namedFolder, unknownFolder } from '../../net/own-files.js';

/** Width of the window below which the enlarged page probably needs one column, in CSS pixels. */
const narrow = 600;

/**
 * Fetches the further effects at once if the remembered settings need them. `low-vision-early.js` does not show the page
 * before they are here.
 */
function prepare(script: FileScript | null): void {
  if (script?.settings === undefined) return;
  const settings = parseSettings(script.settings);
  const factor = (settings['text-size'] ?? 100) / 100;
  const textFactor = settings.enlarge === 'text' || windowWidth(document) < narrow ? factor : 1;
  if (!needsEffects({ settings, zoom: factor, textFactor, unreadable: false })) return;
  script.isWaiting = true;
  const end = () => {
    script.isWaiting = false;
  };
  // The engine tries again when it applies the settings. It reports the failure then.
  void loadEffects().then(end, end);
}

/** @param engine the exports of this module, for use by `pressroom-effects.js` */
export function start(engine: object): void {
  rememberScript();
  share({ engine });
  fetchEffects(() => import('../../low-vision/effects/further-effects.js'));
  prepare(native(document).currentScript as FileScript | null);
}
