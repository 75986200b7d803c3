import { defineElement } from '../../base/define-element.js';
import { SiteSwitcher } from './site-switcher.js';

defineElement('site-switcher', SiteSwitcher);

declare global {
  interface HTMLElementTagNameMap {
    'site-switcher': SiteSwitcher;
  }
}

export { SiteSwitcher };
