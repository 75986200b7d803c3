import { defineElement } from '../../base/define-element.js';
import { SiteSwitcher, type SiteSelectDetail } from './site-switcher.js';

defineElement('site-switcher', SiteSwitcher);

declare global {
  interface HTMLElementTagNameMap {
    'site-switcher': SiteSwitcher;
  }
  /** They bubble: elements, the document and the window hear them. */
  interface GlobalEventHandlersEventMap {
    'site-select': CustomEvent<SiteSelectDetail>;
    'site-panel-toggle': CustomEvent<{ open: boolean }>;
  }
}

export { SiteSwitcher };
