/** The second part of `pressroom.js`: the list and the switcher. `<press-release>` comes when a page has one. */
import { defineReader } from '../elements/press-releases/define-reader.js';
import { native } from '../base/natives.js';
import { PressReleases } from '../elements/press-releases/press-releases.js';
import { SiteSwitcher } from '../elements/site-switcher/site-switcher.js';
import { defineElement } from '../base/define-element.js';

export * from './shared-elements.js';

defineElement('press-releases', PressReleases);
defineElement('site-switcher', SiteSwitcher);

/** A live list: to look into it costs nothing, however large the page is. */
const releases = native(document).getElementsByTagName('press-release');
const observer = new MutationObserver(fetchWhenNeeded);

function fetchWhenNeeded(): void {
  if (!releases.length) return;
  observer.disconnect();
  void defineReader();
}

observer.observe(document, { childList: true, subtree: true });
fetchWhenNeeded();
