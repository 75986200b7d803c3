/** Whoever has switched the mode on always finds how to leave it: without a visible toggle, and in a modal dialog. */
import { native } from '../../base/natives.js';
import type { Language } from '../../i18n/languages.js';
import { lowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { fetchSentences } from '../../i18n/sentences.js';
import { rootOf } from '../engine/around.js';
import { boxOf, type Box } from '../engine/measure.js';
import { isDrawnIn, openModal, watchModals } from './modals.js';
import { showWayBack } from './way-back.js';

/** An element that switches the mode. */
interface Toggle extends HTMLElement {
  /** @param opener gets the focus back */
  openPanel(opener?: HTMLElement): void;
}

/** Whether two boxes lie on each other. */
const meet = (one: Box, other: Box): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

/** Shows the way back while the mode is on and no toggle can be seen. */
export class WayBackKeeper {
  /** In the document's order. */
  toggles: readonly Toggle[] = [];
  #language: Language = 'en';
  readonly #document: Document;
  readonly #leave: () => void;
  #isActive = false;
  #wayBack: HTMLElement | undefined;
  #room: HTMLElement | undefined;
  #unwatchModals: (() => void) | undefined;
  /** Tells when a toggle is shown, or not any more, like the menu that it may be in. */
  readonly #seen = new ResizeObserver(() => {
    this.#update();
  });
  /** A library that writes the page anew takes the way back out of it. */
  readonly #children = new MutationObserver(() => {
    this.#update();
  });

  /** @param leave switches the mode off */
  constructor(document: Document, leave: () => void) {
    this.#document = document;
    this.#leave = leave;
  }

  /** Draws the buttons anew when the sentences of another language are here. */
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
      this.#unwatchModals?.();
      this.#unwatchModals = isActive
        ? watchModals(this.#document, () => {
            this.#update();
          })
        : undefined;
    }
    this.#update();
  }

  /** The dialog that has to hold the way back, or the root; `undefined` where a toggle can be seen and pressed. */
  #place(): Element | undefined {
    const modal = this.#isActive ? openModal(this.#document) : undefined;
    const isSeen = (one: Toggle) =>
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      one.offsetHeight &&
      (!modal || isDrawnIn(modal, one));
    return this.#isActive && !this.toggles.some(isSeen) ? (modal ?? rootOf(this.#document)) : undefined;
  }

  #update(): void {
    if (this.#wayBack?.parentElement !== this.#place()) this.#draw();
  }

  #draw(): void {
    const root = rootOf(this.#document);
    const place = this.#place();
    const wasUsed = this.#wayBack?.matches(':focus-within');
    // A menu has closed under the finger.
    const hadFocus = wasUsed || this.toggles.some((one) => one.matches(':focus-within'));
    this.#wayBack?.remove();
    this.#wayBack = undefined;
    this.#children.disconnect();
    this.#room?.remove();
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
    // A page may write its dialog, or itself, anew.
    if (modal) {
      this.#seen.observe(wayBack);
      this.#makeRoom(modal, wayBack);
    } else this.#children.observe(root, { childList: true });
    if (hadFocus) wayBack.focus({ preventScroll: true });
  }

  /** The end of a dialog can be scrolled out from under the way back. */
  #makeRoom(modal: Element, wayBack: HTMLElement): void {
    if (!meet(boxOf(modal), boxOf(wayBack))) return;
    const room = (this.#room = native(this.#document).createElement('low-vision-room'));
    room.style.setProperty('display', 'block', 'important');
    room.style.setProperty('block-size', `${wayBack.offsetHeight + 16}px`, 'important');
    wayBack.before(room);
  }
}
