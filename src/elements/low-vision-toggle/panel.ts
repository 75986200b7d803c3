import type { LitElement } from 'lit';
import { markOwn } from '../../low-vision/engine/own-copies.js';
import { dock } from '../../low-vision/interface/dock.js';
import { boxOf, windowOf } from '../../low-vision/engine/measure.js';
import { isDrawnIn, openModal, watchModals } from '../../low-vision/interface/modals.js';
import { recallSide } from '../../low-vision/memory.js';
import { native } from '../../base/natives.js';

/**
 * The least height above or below the button, in pixels of the window. With less height, the panel is docked at the top.
 */
const least = 240;

/**
 * Places a toggle's panel.
 *
 * Usually the panel stays in the toggle. If the toggle is hidden, for example in a closed menu, the panel moves to the
 * page itself. If a modal dialog is open, the panel moves into the dialog, because a reader cannot press anything else.
 *
 * Lit always renders the panel in the toggle. A helper element, the carrier, then holds the panel at the other place.
 */
export class Panel {
  isOpen = false;
  /** Element that gets the focus when the panel closes. */
  opener: HTMLElement | undefined;
  kind: 'bar' | 'popover' = 'bar';
  /** Side of the window for the bar. */
  side: 'top' | 'bottom' = recallSide() ? 'bottom' : 'top';
  #element: HTMLElement | undefined;
  #isBar = false;
  /** Placeholder in the toggle while the panel is elsewhere. */
  readonly #rest = new Comment();
  #carrier: HTMLElement | undefined;
  #undock: (() => void) | undefined;
  /** Side where the page has made room for the bar. */
  #docked: 'top' | 'bottom' | undefined;
  #unwatch: (() => void) | undefined;
  readonly #host: LitElement;
  readonly #listen: (root: ShadowRoot) => void;
  readonly #seen = new ResizeObserver(() => {
    this.#settle();
  });

  readonly #isHeld: (part: HTMLElement) => boolean;

  /**
   * @param listen function that adds the panel's listeners to another shadow root
   * @param isHeld `isHeld` of `under-finger.ts`, whose state is in another file
   */
  constructor(host: LitElement, listen: (root: ShadowRoot) => void, isHeld: (part: HTMLElement) => boolean) {
    this.#host = host;
    this.#listen = listen;
    this.#isHeld = isHeld;
  }

  get hasFocus(): boolean {
    return !!this.#element?.matches(':focus-within');
  }

  find(selector: string): HTMLElement | null | undefined {
    return this.#element?.querySelector<HTMLElement>(selector);
  }

  findAll(selector: string): Iterable<HTMLElement> {
    return this.#element?.querySelectorAll<HTMLElement>(selector) ?? [];
  }

  /** The toggle calls it after each rendering, with or without a panel. */
  updated(): void {
    if (!this.isOpen) {
      this.end();
      return;
    }
    if (!this.#element) {
      const element = (this.#element =
        this.#host.renderRoot.querySelector<HTMLElement>('.panel') ?? undefined);
      if (!element) return;
      this.#seen.observe(element);
      this.#unwatch = watchModals(this.#host.ownerDocument, () => {
        this.#settle();
      });
    }
    this.#settle();
  }

  end(): void {
    this.#seen.disconnect();
    this.#unwatch?.();
    this.#undock?.();
    this.#carrier?.remove();
    this.isOpen = this.#isBar = false;
    this.#element = this.#carrier = this.#undock = this.#unwatch = this.#docked = undefined;
  }

  /** Moves the panel to a place where the reader can see and press it. */
  #settle(): void {
    const element = this.#element;
    const host = this.#host;
    if (!element || !host.isConnected) return;
    const modal = openModal(host.ownerDocument);
    const isAway = modal ? !isDrawnIn(modal, host) : !host.checkVisibility({ visibilityProperty: true });
    const place = isAway ? (modal ?? native(host.ownerDocument).documentElement) : undefined;
    if (this.#carrier?.parentElement !== place) this.#move(element, place);
    if (this.#isHeld(element) && element.matches('.beside:popover-open')) return;
    const { left, width, top, height } = boxOf(host.renderRoot.querySelector('.button') ?? host);
    const [windowWidth, windowHeight] = windowOf(window);
    const below = windowHeight - top - height;
    // A bar never becomes a popover again: the bar moves the button, and the panel would jump back and forth.
    this.#isBar ||= isAway || this.kind === 'bar' || Math.max(top, below) < least;
    element.classList.toggle('beside', !this.#isBar);
    element.classList.toggle('bottom', this.side === 'bottom');
    // Place the panel on the sides with more room.
    element.style.setProperty(
      'position-area',
      this.#isBar
        ? ''
        : `${top > below ? 'top' : 'bottom'} span-${left > windowWidth - left - width ? 'left' : 'right'}`,
    );
    if (!element.matches(':popover-open')) element.showPopover();
    // The page does not make room for the bar while a modal dialog covers the page.
    const docked = this.#isBar && !modal ? this.side : undefined;
    if (docked === this.#docked) return;
    this.#docked = docked;
    this.#undock?.();
    this.#undock = docked && dock(element, docked);
  }

  /** @param place new parent of the panel; `undefined` for the toggle */
  #move(element: HTMLElement, place: Element | undefined): void {
    this.#isBar = false;
    const root = element.getRootNode() as ShadowRoot;
    const focused = this.hasFocus ? root.activeElement : null;
    if (!this.#carrier) element.replaceWith(this.#rest);
    this.#carrier?.remove();
    this.#carrier = undefined;
    if (place) {
      const carrier = (this.#carrier = native(document).createElement('low-vision-panel'));
      markOwn(carrier);
      carrier.style.setProperty('display', 'contents', 'important');
      const shadow = carrier.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = this.#host.shadowRoot?.adoptedStyleSheets ?? [];
      this.#listen(shadow);
      shadow.append(element);
      // Insert the carrier before the body: the page may count the children of its body.
      if (place === native(place.ownerDocument).documentElement)
        native(native(place.ownerDocument).body).before(carrier);
      else native(place).append(carrier);
    } else this.#rest.replaceWith(element);
    (focused as HTMLElement | null)?.focus({ preventScroll: true });
  }
}
