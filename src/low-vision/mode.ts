/** Whether, and with what, a document is shown: for all toggles in it, and after the last of them is gone. */
import { makeCustomEvent, native } from '../base/natives.js';
import { lowVisionSentences } from '../i18n/low-vision-sentences.js';
import { interfaceLanguage, type Language } from '../i18n/languages.js';
import { fetchSentences, hasSentences } from '../i18n/sentences.js';
import { linkUrl } from '../base/web-url.js';
import { firstSettings } from './first-settings.js';
import { boxOf, type Box } from './engine/measure.js';
import { isDrawnIn, openModal, watchModals } from './interface/modals.js';
import { applyLowVision, clearLowVision, documentEngine, isShown, type Failure } from './apply.js';
import {
  followChoices,
  forget,
  forgetVisit,
  fragmentFor,
  isShared,
  recall,
  recallVisit,
  remember,
  rememberVisit,
  takeFragment,
  unshare,
  widestDomain,
  type Choice,
} from './memory.js';
import { normaliseSettings, type Settings } from './settings.js';
import { showWayBack } from './interface/way-back.js';

/** Who changed what is applied. */
export type Source = 'reader' | 'script' | 'tab' | 'link' | 'stored';

/** Of `low-vision-change`. */
export interface LowVisionDetail {
  active: boolean;
  values: Settings;
  source: Source;
}

/** What the mode has to know of an element that switches it. */
export interface Switch extends HTMLElement {
  requestUpdate(): void;
  /** @param opener gets the focus back */
  openPanel(opener?: HTMLElement): void;
  /** On whose sites the reader may have it, too. */
  readonly domain: string | undefined;
}

/** In milliseconds: a change of colours waits for the next one, so that no key that is held makes the page flash. */
const rest = 400;

/** Outside of every shadow tree, where elements have an order. */
function outermost(element: Element): Element {
  const { host } = native(element).getRootNode() as Partial<ShadowRoot>;
  return host ? outermost(host) : element;
}

export class Mode {
  active = false;
  /** Brought along by a link, for this visit: the reader has not said yet whether to keep it. */
  isBrought = false;
  failures: Failure[] = [];
  #language: Language = 'en';
  readonly #document: Document;
  #values: Settings | undefined;
  #isBegun = false;
  #switches: Switch[] = [];
  #isShared: boolean | undefined;
  /** There is a choice in the memory, which another tab may take away. */
  #isKept = false;
  #following: AbortController | undefined;
  #carrying: AbortController | undefined;
  #wayBack: HTMLElement | undefined;
  #unwatchModals: (() => void) | undefined;
  #room: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #appliedScheme: string | undefined;
  /** Shown, or not any more, like the menu that a toggle may be in. */
  readonly #seen = new ResizeObserver(() => {
    this.#keepWayBack();
  });

  /** A library that writes the page anew takes the way back out of it. */
  readonly #children = new MutationObserver(() => {
    this.#keepWayBack();
  });

  constructor(document: Document) {
    this.#document = document;
    this.language = interfaceLanguage(native(native(document).documentElement).lang) ?? 'en';
  }

  /** The language of the buttons that stand where no toggle is. */
  get language(): Language {
    return this.#language;
  }

  set language(language: Language) {
    this.#language = language;
    if (!hasSentences(language))
      void fetchSentences(language).then(() => {
        this.#wayBack?.remove();
        this.#wayBack = undefined;
        this.#keepWayBack();
      });
  }

  /** What is applied, or would be. */
  get values(): Settings {
    return this.#values ?? firstSettings(this.first?.getAttribute('defaults') ?? null, this.#view);
  }

  /** The first in the document's order decides what attributes say. */
  get first(): Switch | undefined {
    return this.#switches[0];
  }

  get isShared(): boolean {
    return (this.#isShared ??= isShared());
  }

  /** Whether what was chosen is not applied yet: `low-vision-change` follows. */
  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  get #view(): Window {
    return native(this.#document).defaultView ?? window;
  }

  add(one: Switch): void {
    this.#switches = [...this.#switches, one].sort((a, b) =>
      native(outermost(a)).compareDocumentPosition(outermost(b)) & 4 ? -1 : 1,
    );
    this.#seen.observe(one);
    this.#follow();
    if (!this.#isBegun && !this.active) this.begin();
    this.#keepWayBack();
  }

  remove(one: Switch): void {
    this.#switches = this.#switches.filter((other) => other !== one);
    this.#seen.unobserve(one);
    this.#follow();
    this.#keepWayBack();
  }

  /** @param values all of them; `undefined` leaves them as they are */
  set(active: boolean, source: Source, values?: Settings): void {
    const { active: was } = this;
    this.#values = values ? normaliseSettings(values) : this.values;
    this.active = active;
    if (source === 'reader') {
      forgetVisit();
      this.isBrought = false;
      this.#remember();
    }
    this.#stopWaiting();
    if (source === 'reader' && active && was && this.#values.scheme !== this.#appliedScheme)
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#apply(source);
      }, rest);
    else this.#apply(source);
    this.#update();
  }

  /** As if the reader had never been here. */
  reset(source: Source): void {
    this.#stopWaiting();
    forget();
    this.isBrought = this.active = this.#isKept = false;
    this.#isShared = this.#values = undefined;
    this.#apply(source);
    this.#update();
  }

  /** @param domain `undefined`: on this site alone, again */
  share(domain: string | undefined): void {
    if (!domain) unshare();
    // If the browser took the cookie.
    this.#isShared = domain ? undefined : false;
    this.#remember(domain);
    this.#update();
  }

  #remember(domain = this.isShared ? (this.first?.domain ?? widestDomain()) : undefined): void {
    remember({ active: this.active, time: Math.floor(Date.now() / 1000), values: this.values }, domain);
    this.#isKept = !!recall();
  }

  /** Adds the settings to a link of `<site-switcher>` at the moment in which the reader follows it. */
  readonly #carry = (event: MouseEvent) => {
    const link = siteLinkOf(event);
    const href = link?.getAttribute('href');
    if (!link || !href || !this.isShared || link.origin === this.#view.location.origin || link.hash) return;
    link.hash = fragmentFor(this.values);
    // The browser reads the address after all listeners.
    setTimeout(() => {
      link.setAttribute('href', linkUrl(href) ?? '');
    });
  };

  /** What is remembered, or was brought along in the address. Without a switch, too. */
  begin(): void {
    // Once: a header that a script renders again brings nothing back that was changed since.
    this.#isBegun = true;
    // A server may have written it.
    if (!isShown(this.#document))
      native(native(this.#document).documentElement).removeAttribute('data-low-vision');
    const brought = takeFragment();
    const choice = recall();
    if (brought === 'off') {
      forgetVisit();
      if (choice?.active) {
        this.#values = choice.values;
        this.#remember();
      }
    } else if (choice) this.#take(choice, 'stored');
    else {
      const values = brought ?? recallVisit();
      if (!values) return;
      this.isBrought = true;
      rememberVisit(values);
      this.set(true, brought ? 'link' : 'stored', values);
    }
  }

  #take({ active, values }: Choice, source: Source): void {
    this.#isKept = true;
    if (active || this.active) this.set(active, source, values);
    else this.#values = values;
    // A year from now. Without a switch nobody knows for which domain.
    if (active && source === 'stored' && this.first) this.#remember();
  }

  /** Other tabs are followed, as long as there is anything that shows it. */
  #follow(): void {
    const isOf = this.#switches.length > 0 || this.active;
    if (!this.active) this.#unwatchModals?.();
    this.#unwatchModals = this.active
      ? (this.#unwatchModals ??
        watchModals(this.#document, () => {
          this.#keepWayBack();
        }))
      : undefined;
    this.#carrying?.abort();
    this.#carrying = this.active ? new AbortController() : undefined;
    for (const type of ['click', 'auxclick'] as const)
      if (this.#carrying)
        this.#document.addEventListener(type, this.#carry, { capture: true, signal: this.#carrying.signal });
    if (isOf === !!this.#following) return;
    this.#following?.abort();
    this.#following = isOf ? new AbortController() : undefined;
    if (this.#following)
      followChoices((choice) => {
        const text = (active: boolean, values: Settings) => JSON.stringify([active, values]);
        if (choice && text(choice.active, choice.values) !== text(this.active, this.values))
          this.#take(choice, 'tab');
        else if (!choice && this.#isKept) this.reset('tab');
      }, this.#following.signal);
  }

  #apply(source: Source): void {
    const { active, values } = this;
    const document = this.#document;
    this.failures = active ? applyLowVision(values, document) : clearLowVision(document);
    this.#appliedScheme = active ? values.scheme : undefined;
    this.#follow();
    this.#keepWayBack();
    const detail: LowVisionDetail = { active, values, source };
    for (const target of [document, ...this.#switches])
      native(target).dispatchEvent(makeCustomEvent('low-vision-change', { detail }));
  }

  #update(): void {
    for (const one of this.#switches) one.requestUpdate();
  }

  /** Who has switched it on must always find how to leave it, in a modal dialog too. */
  #keepWayBack(): void {
    const document = this.#document;
    const modal = this.active ? openModal(document) : undefined;
    const isNeeded =
      this.active &&
      !this.#switches.some(
        (one) =>
          one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          one.offsetHeight &&
          (!modal || isDrawnIn(modal, one)),
      );
    const place = isNeeded ? (modal ?? native(document).documentElement) : undefined;
    if (this.#wayBack?.parentElement === place) return;
    // A menu has closed under the finger.
    const hadFocus = this.#switches.some((one) => one.matches(':focus-within'));
    const wasUsed = this.#wayBack?.matches(':focus-within');
    this.#wayBack?.remove();
    this.#wayBack = undefined;
    this.#children.disconnect();
    this.#room?.remove();
    if (!isNeeded) {
      if (wasUsed) this.#switches.find((one) => one.checkVisibility())?.focus({ preventScroll: true });
      return;
    }
    const { language, first } = this;
    const words = lowVisionSentences(language);
    const wayBack = (this.#wayBack = showWayBack(document, modal, language, [
      [
        words.off,
        () => {
          this.set(false, 'reader');
        },
      ],
      ...(first
        ? [
            [
              words.all,
              (button: HTMLElement) => {
                first.openPanel(button);
              },
            ] as [string, (button: HTMLElement) => void],
          ]
        : []),
    ]));
    // A page may write its dialog, or itself, anew.
    if (modal) {
      this.#seen.observe(wayBack);
      this.#makeRoom(modal, wayBack);
    } else this.#children.observe(native(document).documentElement, { childList: true });
    if (hadFocus) wayBack.focus({ preventScroll: true });
  }

  /** What a dialog ends with can be scrolled out from under the way back. */
  #makeRoom(modal: Element, wayBack: HTMLElement): void {
    if (!meet(boxOf(modal), boxOf(wayBack))) return;
    const room = (this.#room = native(this.#document).createElement('low-vision-room'));
    native(room).style.setProperty('display', 'block', 'important');
    native(room).style.setProperty('block-size', `${wayBack.offsetHeight + 16}px`, 'important');
    wayBack.before(room);
  }
}

/** Whether two boxes lie on each other. */
const meet = (one: Box, other: Box): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

/** The link that `<site-switcher>`, under whatever prefix, has rendered where the reader pressed. */
function siteLinkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  const path = event.composedPath() as Element[];
  const link = path.find(({ localName }) => localName === 'a') as HTMLAnchorElement | undefined;
  const { host } = (link?.getRootNode() ?? {}) as Partial<ShadowRoot>;
  // Buttons beyond the middle one follow no link.
  return event.button < 2 && host?.localName.endsWith('site-switcher') ? link : undefined;
}

export function modeOf(document: Document): Mode {
  const engine = documentEngine(document);
  return (engine.mode ??= new Mode(document));
}
