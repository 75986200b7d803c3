/** Lets the reader always leave the mode, also without a visible toggle and in a modal dialog. */
import { native } from '../../base/natives.js';
import type { Language } from '../../i18n/languages.js';
import { lowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { fetchSentences } from '../../i18n/sentences.js';
import { rootOf } from '../engine/around.js';
import { boxOf } from '../engine/measure.js';
import { markOwn } from '../engine/own-copies.js';
import { Undo } from '../engine/undo.js';
import { isCovered } from './covered.js';
import { isDrawnIn, openModal, watchModals } from './modals.js';
import { clearControls, showWayBack } from './way-back.js';

/** An element that switches the mode. */
interface Toggle extends HTMLElement {
  /** @param opener element that gets the focus back */
  openPanel(opener?: HTMLElement): void;
}

/** Milliseconds without an event after which the page stands still. */
const settled = 200;

/** Longest wait for the toggle of a page that is still loading, in milliseconds. */
const patience = 2000;

/** Shows the way back while the mode is on and no toggle is visible. */
export class WayBackKeeper {
  /** Toggles in document order. */
  toggles: readonly Toggle[] = [];
  #language: Language = 'en';
  readonly #document: Document;
  readonly #leave: () => void;
  #isActive = false;
  /** The time at which the mode was switched on. */
  #since = 0;
  #wayBack: HTMLElement | undefined;
  #room: HTMLElement | undefined;
  readonly #undo = new Undo();
  /** Reports when a dialog has grown under the way back, for example because its content has loaded. */
  #grown: ResizeObserver | undefined;
  #unwatchModals: (() => void) | undefined;
  /** Ends the listeners that look for bars over the toggles. */
  #watching: AbortController | undefined;
  #timer = 0;
  readonly #covered = new WeakSet<Toggle>();
  /** Reports when a toggle appears or disappears, for example with its menu. */
  readonly #seen = new ResizeObserver(() => {
    this.#update();
  });

  /** @param leave function that switches the mode off */
  constructor(document: Document, leave: () => void) {
    this.#document = document;
    this.#leave = leave;
  }

  /** Draws the buttons again when the translations of a new language have loaded. */
  set language(language: Language) {
    if (language === this.#language) return;
    this.#language = language;
    void fetchSentences(language).then((isHere) => {
      if (isHere && this.#wayBack && this.#language === language) this.#draw();
    });
  }

  /** @param isActive whether the mode is on */
  follow(toggles: readonly Toggle[], isActive: boolean): void {
    for (const one of this.toggles) if (!toggles.includes(one)) this.#seen.unobserve(one);
    for (const one of toggles) if (!this.toggles.includes(one)) this.#seen.observe(one);
    this.toggles = toggles;
    if (isActive !== this.#isActive) {
      this.#isActive = isActive;
      this.#since = Date.now();
      this.#unwatchModals?.();
      this.#unwatchModals = isActive
        ? watchModals(this.#document, () => {
            this.#update();
          })
        : undefined;
      this.#watch(isActive);
    }
    this.#update();
    if (isActive) this.#look();
  }

  /** Looks for bars over the toggles after all that may move them. */
  #watch(isActive: boolean): void {
    this.#watching?.abort();
    clearTimeout(this.#timer);
    if (!isActive) return;
    const { signal } = (this.#watching = new AbortController());
    const look = ({ type }: Event) => {
      // A row that a pointer held over the page goes back to its place when the pointer leaves it.
      if (type !== 'pointermove' || this.#wayBack) this.#look();
    };
    for (const type of [
      'scroll',
      'resize',
      'click',
      'focusin',
      'transitionend',
      'animationend',
      'pointermove',
    ])
      native(native(this.#document).defaultView as Window).addEventListener(type, look, {
        signal,
        capture: true,
        passive: true,
      });
  }

  #look(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      // An open dialog covers all else for as long as it is open.
      if (!openModal(this.#document))
        for (const one of this.toggles)
          if (isCovered(one)) this.#covered.add(one);
          else this.#covered.delete(one);
      this.#update();
      if (this.#wayBack) clearControls(this.#wayBack);
      if (this.#expectsToggle) this.#look();
    }, settled);
  }

  /** Whether the script of a toggle may still arrive. A way back that is shown for a moment costs a layout. */
  get #expectsToggle(): boolean {
    return (
      !this.toggles.length &&
      native(this.#document).readyState !== 'complete' &&
      Date.now() - this.#since < patience
    );
  }

  /**
   * The parent for the way back: the modal dialog or the root. `undefined` if a toggle is visible and can be pressed.
   */
  #place(): Element | undefined {
    const modal = this.#isActive ? openModal(this.#document) : undefined;
    // «Only the text» has its own way back.
    if (modal?.matches('.low-vision-text')) return undefined;
    const isSeen = (one: Toggle) =>
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      one.offsetHeight &&
      !this.#covered.has(one) &&
      (!modal || isDrawnIn(modal, one));
    const isMissing = this.#isActive && !this.toggles.some(isSeen) && !this.#expectsToggle;
    return isMissing ? (modal ?? rootOf(this.#document)) : undefined;
  }

  #update(): void {
    if (this.#wayBack?.parentElement !== this.#place()) this.#draw();
  }

  #draw(): void {
    const root = rootOf(this.#document);
    const place = this.#place();
    const wasUsed = this.#wayBack?.matches(':focus-within');
    // The menu around the focused toggle may have closed. A covered toggle keeps the focus: the next press must not be
    // one of another button.
    const hadFocus =
      wasUsed || this.toggles.some((one) => one.matches(':focus-within') && !this.#covered.has(one));
    this.#wayBack?.remove();
    this.#wayBack = undefined;
    this.#grown?.disconnect();
    this.#room?.remove();
    this.#undo.run();
    if (!place) {
      if (wasUsed) this.toggles.find((one) => one.checkVisibility())?.focus({ preventScroll: true });
      return;
    }
    const modal = place === root ? undefined : place;
    const words = lowVisionSentences(this.#language);
    const [first] = this.toggles;
    const actions: Parameters<typeof showWayBack>[3] = [[words.off, this.#leave]];
    if (first)
      actions.push([
        words.all,
        (button) => {
          first.openPanel(button);
        },
      ]);
    const wayBack = (this.#wayBack = showWayBack(this.#document, modal, this.#language, actions));
    if (modal) this.#makeRoom(modal, wayBack);
    if (hadFocus) wayBack.focus({ preventScroll: true });
  }

  /** Adds space at the end of a dialog, so that its last content and a focused element can be clear of the way back. */
  #makeRoom(modal: Element, wayBack: HTMLElement): void {
    const grown = (this.#grown = new ResizeObserver(() => {
      const { top, height } = boxOf(modal);
      if (top + height < boxOf(wayBack).top) return;
      grown.disconnect();
      const space = `${wayBack.offsetHeight + 16}px`;
      const room = (this.#room = native(this.#document).createElement('low-vision-room'));
      markOwn(room);
      room.style.cssText = `display:block!important;block-size:${space}!important;flex:none!important`;
      wayBack.before(room);
      this.#undo.force(modal, { 'scroll-padding-bottom': space });
    }));
    grown.observe(modal);
  }
}
