/**
 * The second part of `pressroom.js`: the list and the switcher. It fetches `<press-release>` when the page contains such
 * an element.
 */
import { defineReader } from '../elements/press-releases/define-reader.js';
import { native } from '../base/natives.js';
import { PressReleases } from '../elements/press-releases/press-releases.js';
import { followMarkers } from '../markers/markers.js';
import { SiteSwitcher } from '../elements/site-switcher/site-switcher.js';
import { defineElement } from '../base/define-element.js';

export * from './shared-elements.js';

defineElement('press-releases', PressReleases);
defineElement('site-switcher', SiteSwitcher);

/** A live collection: its length is cheap to read, even in a large page. */
const releases = native(document).getElementsByTagName('press-release');
const observer = new MutationObserver(() => void fetchWhenNeeded());

/** The number of `<press-release>` elements at the last request for the file. */
let asked = 0;
/** Whether a marker asks for `<press-release>`: one element more. */
let isMarked = false;

async function fetchWhenNeeded(): Promise<void> {
  const needed = releases.length + Number(isMarked);
  const isMore = needed > asked;
  asked = needed;
  if (!isMore) return;
  observer.disconnect();
  let isBack = false as boolean;
  const hear = () => {
    isBack = true;
  };
  addEventListener('online', hear);
  const isDefined = await defineReader();
  removeEventListener('online', hear);
  if (isDefined) return;
  // Try again when another `<press-release>` appears or the network connection returns.
  watch();
  if (isBack) tryAgain();
  else addEventListener('online', tryAgain, { once: true });
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
followMarkers((tag) => {
  if (tag !== 'press-release') return;
  isMarked = true;
  void fetchWhenNeeded();
});
