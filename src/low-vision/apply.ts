/**
 * The public functions with all effects at once, as ES modules have them. The classic scripts fetch some effects: see
 * `entries/files/engine.ts`.
 */
import { addEffects } from './effects/effects.js';
import { furtherEffects } from './effects/further-effects.js';

addEffects(furtherEffects);

export {
  applyLowVision,
  clearLowVision,
  documentEngine,
  whenComplete,
  type Failure,
  type Settings,
} from './document-engine.js';
