import { defineElement } from '../../base/define-element.js';
import { PressReleases, type ReleaseSelectDetail } from './press-releases.js';

defineElement('press-releases', PressReleases);

declare global {
  interface HTMLElementTagNameMap {
    'press-releases': PressReleases;
  }
  /** They bubble: elements, the document and the window hear them. */
  interface GlobalEventHandlersEventMap {
    'release-select': CustomEvent<ReleaseSelectDetail>;
    'search-change': CustomEvent<{ query: string; tags: string[] }>;
  }
}

export { PressReleases };
