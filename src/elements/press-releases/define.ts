import { defineElement } from '../../base/define-element.js';
import { PressReleases, type ReleaseSelectDetail } from './press-releases.js';

defineElement('press-releases', PressReleases);

declare global {
  interface HTMLElementTagNameMap {
    'press-releases': PressReleases;
  }
  /** These events bubble from the element to the document and the window. */
  interface GlobalEventHandlersEventMap {
    'release-select': CustomEvent<ReleaseSelectDetail>;
    'search-change': CustomEvent<{ query: string; tags: string[] }>;
  }
}

export { PressReleases };
