import { defineElement } from '../../base/define-element.js';
import { PressRelease } from './press-release.js';

defineElement('press-release', PressRelease);

declare global {
  interface HTMLElementTagNameMap {
    'press-release': PressRelease;
  }
}

export { PressRelease };
