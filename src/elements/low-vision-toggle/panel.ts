import type { LitElement } from 'lit';
import { dock } from '../../low-vision/interface/dock.js';
import { boxOf, windowOf } from '../../low-vision/engine/measure.js';
import { isDrawnIn, openModal, watchModals } from '../../low-vision/interface/modals.js';
import { isHeld } from '../../low-vision/interface/under-finger.js';
import { native } from '../../base/natives.js';

/** In the window's pixels: with less of its height beside the button, a panel is at the top instead. */
const least = 240;

/**
 * Where a toggle's panel is drawn: in the toggle; where that is in a menu that is closed, in the page itself; and
 * where a modal dialog is open, in that one, as nothing else can be pressed then. It is rendered in the toggle in any
 * case: its nodes are lent to an element of ours that stands there.
 */
export class Panel {
  isOpen = false;
  /** Gets the focus when it is closed. */
  opener: HTMLElement | undefined;
  kind: 'bar' | 'popover' = 'bar';
  #element: HTMLElement | undefined;
  #isBar = false;
  /** What of it is left in the toggle. */
  readonly #rest = new Comment();
  #carrier: HTMLElement | undefined;
  #undock: (() => void) | undefined;
  #unwatch: (() => void) | undefined;
  readonly #host: LitElement;
  readonly #listen: (root: ShadowRoot) => void;
  readonly #seen = new ResizeObserver(() => {
    this.#settle();
  });

  /** @param listen to what is pressed in it, wherever it is */
  constructor(host: LitElement, listen: (root: ShadowRoot) => void) {
    this.#host = host;
    this.#listen = listen;
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

  /** When the toggle has rendered it, or has rendered that there is none. */
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
    this.#element = this.#carrier = this.#undock = this.#unwatch = undefined;
  }

  /** It is where it can be seen and pressed now. */
  #settle(): void {
    const element = this.#element;
    const host = this.#host;
    if (!element || !host.isConnected) return;
    const modal = openModal(host.ownerDocument);
    const isAway = modal ? !isDrawnIn(modal, host) : !host.checkVisibility({ visibilityProperty: true });
    const place = isAway ? (modal ?? native(host.ownerDocument).documentElement) : undefined;
    if (this.#carrier?.parentElement !== place) this.#move(element, place);
    if (isHeld(element) && element.matches('.beside:popover-open')) return;
    const { left, width, top, height } = boxOf(host.renderRoot.querySelector('.button') ?? host);
    const [windowWidth, windowHeight] = windowOf(window);
    const below = windowHeight - top - height;
    // Never back, as a bar moves the button away.
    this.#isBar ||= isAway || this.kind === 'bar' || Math.max(top, below) < least;
    element.classList.toggle('beside', !this.#isBar);
    // Where there is more room.
    element.style.setProperty(
      'position-area',
      this.#isBar
        ? ''
        : `${top > below ? 'top' : 'bottom'} span-${left > windowWidth - left - width ? 'left' : 'right'}`,
    );
    if (!element.matches(':popover-open')) element.showPopover();
    // What is under a modal dialog need not make room.
    const isDocked = this.#isBar && !modal;
    if (isDocked === !!this.#undock) return;
    this.#undock?.();
    this.#undock = isDocked ? dock(element) : undefined;
  }

  /** @param place `undefined`: in the toggle */
  #move(element: HTMLElement, place: Element | undefined): void {
    this.#isBar = false;
    const root = element.getRootNode() as ShadowRoot;
    const focused = this.hasFocus ? root.activeElement : null;
    if (!this.#carrier) element.replaceWith(this.#rest);
    this.#carrier?.remove();
    this.#carrier = undefined;
    if (place) {
      const carrier = (this.#carrier = native(document).createElement('low-vision-panel'));
      carrier.style.setProperty('display', 'contents', 'important');
      const shadow = carrier.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = this.#host.shadowRoot?.adoptedStyleSheets ?? [];
      this.#listen(shadow);
      shadow.append(element);
      // Of the page itself, before what it counts.
      if (place === native(place.ownerDocument).documentElement)
        native(native(place.ownerDocument).body).before(carrier);
      else native(place).append(carrier);
    } else this.#rest.replaceWith(element);
    (focused as HTMLElement | null)?.focus({ preventScroll: true });
  }
}
