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
const observer = new MutationObserver(() => void fetchWhenNeeded());

/** How many there were when the file was asked for. */
let asked = 0;

async function fetchWhenNeeded(): Promise<void> {
  const isMore = releases.length > asked;
  asked = releases.length;
  if (!isMore) return;
  observer.disconnect();
  if (await defineReader()) return;
  // The next such element, or the connection, is a reason to try again.
  watch();
  addEventListener('online', tryAgain, { once: true });
}

function tryAgain(): void {
  asked = 0;
  void fetchWhenNeeded();
}

function watch(): void {
  observer.observe(document, { childList: true, subtree: true });
}

watch();
void fetchWhenNeeded();
