/** State of the low-vision mode in a document. All toggles share it, and it outlives them. */
import { makeCustomEvent, native } from '../base/natives.js';
import { interfaceLanguage, type Language } from '../i18n/languages.js';
import { applyLowVision, clearLowVision, documentEngine, isShown, type Failure } from './document-engine.js';
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

/** The source of a change of the settings. */
export type Source = 'reader' | 'script' | 'tab' | 'link' | 'stored';

/** Detail of `low-vision-change`. */
export interface LowVisionDetail {
  /** Whether the settings are applied to the page. */
  active: boolean;
  /** All settings, by name. */
  values: Settings;
  /** The source of the change: `stored` are remembered settings, `tab` another tab, `link` a link from another site. */
  source: Source;
}

/** An element that switches the mode. */
export interface Switch extends HTMLElement {
  requestUpdate(): void;
  /** @param opener element that gets the focus back */
  openPanel(opener?: HTMLElement): void;
  /** The range of the settings: `site` (this site only), `domain` (the whole domain), or the name of a domain. */
  remember: string;
}

/** Delay of colour changes in milliseconds. Without it, a held key would make the page flash. */
const rest = 400;

/** The outermost host of an element, outside all shadow trees. Only there can document order be compared. */
function outermost(element: Element): Element {
  const { host } = native(native(element).getRootNode() as Partial<ShadowRoot>);
  return host ? outermost(host) : element;
}

export class Mode {
  active = false;
  /** The settings came with a link, for this visit. The reader has not kept them yet. */
  isBrought = false;
  failures: Failure[] = [];
  readonly #document: Document;
  readonly #wayBack: WayBackKeeper;
  #values: Settings | undefined;
  #isBegun = false;
  #switches: Switch[] = [];
  /** A choice is stored. Another tab may delete it. */
  #isKept = false;
  /** The domain that shares the choice; `''` if an older version shared it without storing the domain. */
  #shared: string | undefined;
  /** Cache: domains found, by the value of `remember`. */
  readonly #found = new Map<string, string | undefined>();
  /** Present while the mode listens to other tabs. */
  #following: AbortController | undefined;
  /** Present while settings are added to links to other sites. */
  #carrying: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #appliedScheme: string | undefined;

  constructor(document: Document) {
    this.#document = document;
    this.#wayBack = new WayBackKeeper(document, () => {
      this.set(false, 'reader');
    });
    documentEngine(document).completed = () => {
      this.#update();
    };
    this.#shared = recall()?.domain;
    this.language = interfaceLanguage(rootOf(document).lang) ?? 'en';
  }

  /** The language of the buttons shown if no toggle is visible. */
  set language(language: Language) {
    this.#wayBack.language = language;
  }

  /** The current settings, or the ones that would apply if the mode were switched on. */
  get values(): Settings {
    return (
      this.#values ?? firstSettings(this.first?.getAttribute('defaults') ?? null, viewOf(this.#document))
    );
  }

  /** The first switch in document order. Its attributes apply. */
  get first(): Switch | undefined {
    return this.#switches[0];
  }

  /** Whether the reader shares the settings with other sites. */
  get isShared(): boolean {
    return this.#shared !== undefined;
  }

  /** The domain with which the reader may share the settings. Known once a choice is stored. */
  get domain(): string | undefined {
    return this.#shared || this.#found.get(this.first?.remember ?? '');
  }

  /** Whether the page is in one column without the reader's setting. */
  get isInOneColumn(): boolean {
    return !this.values.columns && !!documentEngine(this.#document).isInOneColumn?.();
  }

  /** Whether a colour change is delayed. `low-vision-change` follows. */
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

  /** @param values complete settings; `undefined` keeps the current ones */
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

  /** Switches the mode off and deletes everything stored. */
  reset(source: Source): void {
    this.#stopWaiting();
    forget();
    this.isBrought = this.active = this.#isKept = false;
    this.#shared = this.#values = undefined;
    this.#apply(source);
  }

  /** @param isShared `false` to keep the settings on this site only */
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

  /** Finds the domain that the page wants, once. The test writes cookies, so getters and rendering must not call it. */
  #findDomain(): string | undefined {
    const wanted = this.first?.remember || 'site';
    if (wanted !== 'site' && !this.#found.has(wanted))
      this.#found.set(wanted, widestDomain(wanted === 'domain' ? '' : wanted));
    return this.#found.get(wanted);
  }

  /** Applies the settings from storage or from the URL. It needs no switch. */
  begin(): void {
    // Run once. A header that a script renders again must not restore older settings.
    this.#isBegun = true;
    // The server may have sent the attribute in the markup.
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
    // Renew the cookie for a year. Without a switch, the wanted domain is unknown.
    if (active && source === 'stored' && (this.#shared !== '' || this.first)) this.#remember();
  }

  /**
   * Starts and stops listening. It follows other tabs while the mode is on or a switch exists. Links and the visibility
   * of the toggles are followed while the mode is on.
   */
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
        const text = ({ active, values }: Pick<Choice, 'active' | 'values'>) =>
          JSON.stringify([active, values]);
        if (choice) {
          this.#shared = choice.domain;
          if (text(choice) !== text(this)) this.#take(choice, 'tab');
          else this.#update();
        } else if (this.#isKept) this.reset('tab');
      }, this.#following.signal);
  }

  /** Applies the settings once more, after a failure. */
  retry(): void {
    this.#apply('reader');
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
    this.#update();
  }

  #update(): void {
    for (const one of this.#switches) one.requestUpdate();
  }
}

export function modeOf(document: Document): Mode {
  const engine = documentEngine(document);
  return (engine.mode ??= new Mode(document));
}
