/** Tells whether, and with what, a document is shown: for all toggles in it, and after the last of them is gone. */
import { makeCustomEvent, native } from '../base/natives.js';
import { interfaceLanguage, type Language } from '../i18n/languages.js';
import { applyLowVision, clearLowVision, documentEngine, isShown, type Failure } from './apply.js';
import { carrySettings, takeFragment } from './carried-settings.js';
import { rootOf, viewOf } from './engine/around.js';
import type { Choice } from './choice.js';
import { firstSettings } from './first-settings.js';
import { WayBackKeeper } from './interface/keep-way-back.js';
import {
  followChoices,
  forget,
  forgetVisit,
  recall,
  recallVisit,
  remember,
  rememberVisit,
  unshare,
  widestDomain,
} from './memory.js';
import { normaliseSettings, type Settings } from './settings.js';

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
  /** On whose sites the reader may have the settings, too: `site`, `domain`, or the name of a domain. */
  remember: string;
}

/** In milliseconds: a change of colours waits for the next one, so that no key that is held makes the page flash. */
const rest = 400;

/** The element outside of every shadow tree, where elements have an order. */
function outermost(element: Element): Element {
  const { host } = native(element).getRootNode() as Partial<ShadowRoot>;
  return host ? outermost(host) : element;
}

export class Mode {
  active = false;
  /** Brought along by a link, for this visit: the reader has not said yet whether to keep it. */
  isBrought = false;
  failures: Failure[] = [];
  readonly #document: Document;
  readonly #wayBack: WayBackKeeper;
  #values: Settings | undefined;
  #isBegun = false;
  #switches: Switch[] = [];
  /** There is a choice in the memory, which another tab may take away. */
  #isKept = false;
  /** The domain that shares the choice; `''` where an older version has not written which. */
  #shared: string | undefined;
  /** The domains that were looked for, by what a toggle's `remember` says. */
  readonly #found = new Map<string, string | undefined>();
  /** Present while other tabs are followed. */
  #following: AbortController | undefined;
  /** Present while links to other sites take the settings along. */
  #carrying: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #appliedScheme: string | undefined;

  constructor(document: Document) {
    this.#document = document;
    this.#wayBack = new WayBackKeeper(document, () => {
      this.set(false, 'reader');
    });
    this.#shared = recall()?.domain;
    this.language = interfaceLanguage(rootOf(document).lang) ?? 'en';
  }

  /** The language of the buttons that stand where no toggle is. */
  set language(language: Language) {
    this.#wayBack.language = language;
  }

  /** What is applied, or would be. */
  get values(): Settings {
    return (
      this.#values ?? firstSettings(this.first?.getAttribute('defaults') ?? null, viewOf(this.#document))
    );
  }

  /** The first in the document's order decides what attributes say. */
  get first(): Switch | undefined {
    return this.#switches[0];
  }

  /** Whether the reader chose to have the settings on other sites, too. */
  get isShared(): boolean {
    return this.#shared !== undefined;
  }

  /** On whose sites the reader may have the settings, too. It is known once a choice of the reader is kept. */
  get domain(): string | undefined {
    return this.#shared || this.#found.get(this.first?.remember ?? '');
  }

  /** Whether the page is in one column, though the reader has not said so. */
  get isInOneColumn(): boolean {
    return !this.values.columns && !!documentEngine(this.#document).isInOneColumn?.();
  }

  /** Whether what was chosen is not applied yet: `low-vision-change` follows. */
  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  add(one: Switch): void {
    this.#setSwitches(
      [...this.#switches, one].sort((a, b) =>
        native(outermost(a)).compareDocumentPosition(outermost(b)) & 4 ? -1 : 1,
      ),
    );
    if (!this.#isBegun && !this.active) this.begin();
    if (this.active && this.#isKept) this.#findDomain();
  }

  remove(one: Switch): void {
    this.#setSwitches(this.#switches.filter((other) => other !== one));
  }

  #setSwitches(switches: Switch[]): void {
    this.#switches = switches;
    this.#follow();
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
    this.#shared = this.#values = undefined;
    this.#apply(source);
    this.#update();
  }

  /** @param isShared `false`: on this site alone, again */
  share(isShared: boolean): void {
    if (!isShared) unshare();
    this.#shared = isShared ? this.domain : undefined;
    this.#remember();
    this.#update();
  }

  #remember(): void {
    const domain = this.#shared === '' ? (this.#findDomain() ?? widestDomain()) : this.#shared;
    const time = Math.floor(Date.now() / 1000);
    this.#shared = remember({ active: this.active, time, values: this.values }, domain);
    this.#isKept = !!recall();
    if (!this.isShared) this.#findDomain();
  }

  /** Looks once for the domain that the page wants. To try domains writes cookies: no getter and no rendering does it. */
  #findDomain(): string | undefined {
    const wanted = this.first?.remember || 'site';
    if (wanted !== 'site' && !this.#found.has(wanted))
      this.#found.set(wanted, widestDomain(wanted === 'domain' ? '' : wanted));
    return this.#found.get(wanted);
  }

  /** Takes what is remembered, or was brought along in the address. Without a switch, too. */
  begin(): void {
    // Once: a header that a script renders again brings nothing back that was changed since.
    this.#isBegun = true;
    // A server may have written it.
    if (!isShown(this.#document)) rootOf(this.#document).removeAttribute('data-low-vision');
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
    // A year from now. Without a switch nobody knows which domain the page wants.
    if (active && source === 'stored' && (this.#shared !== '' || this.first)) this.#remember();
  }

  /** Follows other tabs as long as there is anything that shows it, and links and what hides the toggles while it is on. */
  #follow(): void {
    const { active } = this;
    this.#wayBack.follow(this.#switches, active);
    if (active !== !!this.#carrying) {
      this.#carrying?.abort();
      this.#carrying = active ? new AbortController() : undefined;
      if (this.#carrying)
        carrySettings(this.#document, () => (this.isShared ? this.values : undefined), this.#carrying.signal);
    }
    const isOf = active || !!this.first;
    if (isOf === !!this.#following) return;
    this.#following?.abort();
    this.#following = isOf ? new AbortController() : undefined;
    if (this.#following)
      followChoices((choice) => {
        const { active, values } = this;
        const text = ({ active, values }: Pick<Choice, 'active' | 'values'>) =>
          JSON.stringify([active, values]);
        if (choice) this.#shared = choice.domain;
        if (choice && text(choice) !== text({ active, values })) this.#take(choice, 'tab');
        else if (choice) this.#update();
        else if (this.#isKept) this.reset('tab');
      }, this.#following.signal);
  }

  #apply(source: Source): void {
    const { active, values } = this;
    const document = this.#document;
    this.failures = active ? applyLowVision(values, document) : clearLowVision(document);
    this.#appliedScheme = active ? values.scheme : undefined;
    this.#follow();
    const detail: LowVisionDetail = { active, values, source };
    for (const target of [document, ...this.#switches])
      native(target).dispatchEvent(makeCustomEvent('low-vision-change', { detail }));
  }

  #update(): void {
    for (const one of this.#switches) one.requestUpdate();
  }
}

export function modeOf(document: Document): Mode {
  const engine = documentEngine(document);
  return (engine.mode ??= new Mode(document));
}
