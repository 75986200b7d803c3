import { defineElement } from '../../base/define-element.js';
import { LowVisionToggle } from './low-vision-toggle.js';

defineElement('low-vision-toggle', LowVisionToggle);

declare global {
  interface HTMLElementTagNameMap {
    'low-vision-toggle': LowVisionToggle;
  }
}

export { LowVisionToggle };
