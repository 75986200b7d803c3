import type { LowVisionDetail } from '../../low-vision/mode.js';
import { defineElement } from '../../base/define-element.js';
import { LowVisionToggle } from './low-vision-toggle.js';

defineElement('low-vision-toggle', LowVisionToggle);

declare global {
  interface HTMLElementTagNameMap {
    'low-vision-toggle': LowVisionToggle;
  }
  /** Events that fire on toggles and on the document, and bubble to the window. */
  interface GlobalEventHandlersEventMap {
    'low-vision-change': CustomEvent<LowVisionDetail>;
  }
}

export { LowVisionToggle };
