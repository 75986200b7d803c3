import { defineElement } from '../../base/define-element.js';
import { PressReleases } from './press-releases.js';

defineElement('press-releases', PressReleases);

declare global {
  interface HTMLElementTagNameMap {
    'press-releases': PressReleases;
  }
}

export { PressReleases };
