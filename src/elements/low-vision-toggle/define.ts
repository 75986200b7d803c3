import type { LowVisionDetail } from '../../low-vision/mode.js';
import { defineElement } from '../../base/define-element.js';
import { LowVisionToggle } from './low-vision-toggle.js';

defineElement('low-vision-toggle', LowVisionToggle);

declare global {
  interface HTMLElementTagNameMap {
    'low-vision-toggle': LowVisionToggle;
  }
  /** On toggles, on the document, and what bubbles up to the window. */
  interface GlobalEventHandlersEventMap {
    'low-vision-change': CustomEvent<LowVisionDetail>;
  }
}

export { LowVisionToggle };
