import { defineElement } from '../../base/define-element.js';
import { SiteSwitcher, type SiteSelectDetail } from './site-switcher.js';

defineElement('site-switcher', SiteSwitcher);

declare global {
  interface HTMLElementTagNameMap {
    'site-switcher': SiteSwitcher;
  }
  /** These events bubble from the element to the document and the window. */
  interface GlobalEventHandlersEventMap {
    'site-select': CustomEvent<SiteSelectDetail>;
    'site-panel-toggle': CustomEvent<{ open: boolean }>;
  }
}

export { SiteSwitcher };
