import { LitElement, nothing, type TemplateResult } from 'lit';
import { inOneColumn } from '../../low-vision/effects/columns.js';
import { modeOf, type Mode, type Switch } from '../../low-vision/mode.js';
import {
  recallLanguage,
  recallOwn,
  rememberLanguage,
  rememberOwn,
  widestDomain,
} from '../../low-vision/preferences.js';
import { rolesOf } from '../../low-vision/schemes.js';
import {
  checkSettings,
  formatSettings,
  normaliseSettings,
  parseSettings,
  reproach,
  type Settings,
} from '../../low-vision/settings.js';
import { keepUnderFinger, letGo } from '../../low-vision/under-finger.js';
import { lowVisionMessages, type LowVisionMessages } from '../../messages/low-vision.js';
import { interfaceLanguage, type Language } from '../../messages/languages.js';
import { NearestLanguage } from '../../messages/nearest-language.js';
import { isComposing, takeKey } from '../../shared/keys.js';
import { adoptEarlyProperties, keyword, reflectAttributes, text } from '../../shared/reflect-attributes.js';
import { themeStyles } from '../../shared/theme.styles.js';
import { webUrl } from '../../shared/web-url.js';
import { html } from '../html.js';
import { LiveRegion } from '../live-region.js';
import { choices, nextSize, presets, wordOf, type Name } from './choices.js';
import { styles } from './low-vision-toggle.styles.js';
import { panelTemplate } from './panel-template.js';
import { Panel } from './panel.js';
import { isShortcut } from './shortcut.js';
import { SpeechRow, type Action } from './speech-row.js';

const attributes = {
  defaults: text(),
  offer: text(),
  panel: keyword<'bar' | 'popover'>('bar', 'popover'),
  remember: text('site'),
  label: text(),
  statement: text(),
  shortcut: text(),
};

/** A scheme has the page answer `(forced-colors: active)` as if they were. */
const deviceColours = '(forced-colors)';

/**
 * Switches the page to the reader's own low-vision settings and back.
 *
 * @tagname low-vision-toggle
 *
 * @attr {string} defaults - settings text: what the first switching-on applies
 * @attr {string} offer - names of settings, separated by spaces: what the panel offers; all
 * @attr {'bar'|'popover'} panel - docked at the top of the viewport, or beside the button
 * @attr {string} remember - `site`, `domain`, or a parent domain of this host, on which settings may be shared
 * @attr {string} label - on the button
 * @attr {string} statement - URL, for «Tell us what you cannot read»
 * @attr {string} shortcut - as in `aria-keyshortcuts`: `Alt+Shift+V`
 *
 * @prop {boolean} active - whether the page is shown with the settings
 * @prop {Settings} values - all settings, frozen; setting replaces all and never switches on
 *
 * @fires {CustomEvent<LowVisionDetail>} low-vision-change - after every change of what is applied; also on `document`
 *
 * @csspart button - the button that switches
 * @csspart settings-button - the button that opens the panel
 * @csspart panel - the panel
 * @csspart group - settings that belong together, or the values of one
 * @csspart control - a button that changes a setting; also `control-selected`
 * @csspart share - «On all sites of …»
 * @csspart reset - forgets everything
 * @csspart close - closes the panel
 * @csspart status - sentences about this page
 */
export class LowVisionToggle extends LitElement implements Switch {
  static override styles = [themeStyles, styles];
  static readonly #attributes = reflectAttributes(this, attributes);

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...LowVisionToggle.#attributes];
  }

  declare defaults: string;
  declare offer: string;
  declare panel: 'bar' | 'popover';
  declare remember: string;
  declare label: string;
  declare statement: string;
  declare shortcut: string;

  readonly #language = new NearestLanguage(this);
  readonly #live = new LiveRegion(this);
  readonly #states = this.attachInternals().states;
  #mode: Mode = modeOf(this.ownerDocument);
  #chosen: Language | undefined;
  readonly #panel = new Panel(this, (root) => {
    this.#listen(root);
  });
  #listeners = new AbortController();
  readonly #speech = new SpeechRow(
    () => this.ownerDocument,
    () => {
      this.requestUpdate();
    },
  );
  /** Set by a script before the element was connected. */
  #early: { active?: boolean; values?: Settings } | undefined = {};

  constructor() {
    super();
    adoptEarlyProperties(this, [...Object.keys(attributes), 'active', 'values']);
  }

  get active(): boolean {
    return this.#early?.active ?? this.#mode.active;
  }

  set active(active: boolean) {
    this.toggle(active);
  }

  get values(): Settings {
    return this.#early?.values ?? this.#mode.values;
  }

  set values(values: unknown) {
    const settings = checkSettings(values);
    if (this.#early) this.#early.values = settings;
    else this.#mode.set(this.#mode.active, 'script', settings);
  }

  toggle(force = !this.active): void {
    if (this.#early) this.#early.active = force;
    else if (force !== this.active) this.#mode.set(force, 'script');
  }

  /** Gives the focus to the button. */
  override focus(options?: FocusOptions): void {
    this.#button?.focus(options);
  }

  openPanel(opener?: HTMLElement): void {
    if (this.#panel.isOpen) return;
    this.#panel.isOpen = true;
    this.#panel.opener = opener;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      // It is at the top already; WebKit would scroll there later, when the reader has gone on.
      this.#panel.find('h2')?.focus({ preventScroll: true });
    });
  }

  closePanel(): void {
    const { isOpen, hasFocus, opener } = this.#panel;
    if (!isOpen) return;
    this.#panel.isOpen = false;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      if (hasFocus) (opener?.isConnected ? opener : this.#button)?.focus();
    });
  }

  /** As if the reader had never been here: the usual page, nothing remembered. */
  reset(): void {
    this.#mode.reset('script');
  }

  /** On whose sites the reader may have the settings, too; `undefined`: on this one alone. */
  get domain(): string | undefined {
    const { remember } = this.#mode.first === this ? this : ((this.#mode.first ?? this) as LowVisionToggle);
    return /^(site)?$/.test(remember) ? undefined : widestDomain(remember.replace(/^domain$/, ''));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#mode = modeOf(this.ownerDocument);
    this.#mode.language = this.#interfaceLanguage;
    this.#mode.add(this);
    this.#check();
    const early = this.#early;
    this.#early = undefined;
    if (early?.values || (early?.active ?? this.active) !== this.active)
      this.#mode.set(early?.active ?? this.active, 'script', early?.values);
    const { signal } = (this.#listeners = new AbortController());
    this.ownerDocument.addEventListener('keydown', this.#shortcutPressed, { signal });
    matchMedia(deviceColours).addEventListener(
      'change',
      () => {
        this.requestUpdate();
      },
      { signal },
    );
  }

  /** What cannot be used is left out: the webmaster is told. */
  #check(): void {
    const { defaults, remember } = this;
    const used = formatSettings(parseSettings(defaults)).split(' ');
    const wrong = [
      ...defaults
        .split(/\s+/)
        .filter((pair) => pair && !used.some((one) => one.split(':')[0] === pair.split(':')[0]))
        .map((pair) => `defaults: ${reproach(...(pair.split(':') as [string, string]))}`),
      ...this.#offered.filter((name) => !(name in choices)).map((name) => `offer: ${reproach(name)}`),
      // No cookie is tried before the reader does anything.
      ...(/^(site|domain)?$/.test(remember) || `.${location.hostname}`.endsWith(`.${remember}`)
        ? []
        : [`remember: "${remember}" cannot be used: it is no parent domain of this host.`]),
    ];
    for (const one of wrong) console.warn(`[pressroom] <low-vision-toggle> ${one}`, this);
  }

  get #offered(): string[] {
    return this.offer.split(/[\s,]+/).filter(Boolean);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listeners.abort();
    this.#speech.stop();
    this.#panel.end();
    this.#mode.remove(this);
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    this.requestUpdate();
  }

  /** Listeners on an element would have its text called clickable by screen readers. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#listen(root);
    return root;
  }

  #listen(root: EventTarget): void {
    root.addEventListener('keydown', this.#key as EventListener);
    root.addEventListener('click', this.#click);
  }

  get #interfaceLanguage(): Language {
    return this.#chosen ?? interfaceLanguage(recallLanguage() ?? '') ?? this.#language.interface;
  }

  get #words(): LowVisionMessages {
    return lowVisionMessages[this.#interfaceLanguage];
  }

  get #button(): HTMLElement | null {
    return this.renderRoot.querySelector('.button');
  }

  protected override render(): TemplateResult {
    const { active } = this;
    const words = this.#words;
    const label = this.label.trim();
    return html`<div class="root" lang=${this.#interfaceLanguage}>
      <div class="row">
        <button
          type="button"
          class="button"
          part="button"
          data-do="toggle"
          aria-pressed=${active}
          aria-keyshortcuts=${this.shortcut || nothing}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M1 12s4-7 11-7 11 7 11 7-4 7-11 7S1 12 1 12Z" />
            <circle cx="12" cy="12" r="3.5" />
          </svg>
          <span lang=${(label && this.#language.declared) || nothing}>${label || words.label}</span>
        </button>
        ${
          active
            ? html`<button type="button" part="control" data-do="smaller" aria-label="A−, ${words.smaller}">
                  A−
                </button>
                <button type="button" part="control" data-do="larger" aria-label="A+, ${words.larger}">
                  A+
                </button>
                <button type="button" part="control" data-do="colours">${words.colours}</button>
                <button
                  type="button"
                  part="settings-button"
                  data-do="panel"
                  aria-expanded=${this.#panel.isOpen}
                >
                  ${words.all}
                </button>
                <button type="button" part="control" data-do="off">${words.off}</button>`
            : nothing
        }
      </div>
      ${active && this.values.speech && this.#mode.first === this ? this.#speech.render(words) : nothing}
      ${
        this.#mode.isBrought
          ? html`<div class="row" part="status">
              ${words.brought}
              <button type="button" part="control" data-do="keep">${words.keep}</button>
              <button type="button" part="control" data-do="undo">${words.undo}</button>
            </div>`
          : nothing
      }
      ${this.#panel.isOpen ? this.#panelTemplate() : this.#live.render()}
    </div>`;
  }

  #panelTemplate(): TemplateResult {
    const { active, values } = this;
    const { failures, isShared } = this.#mode;
    return panelTemplate({
      values,
      words: this.#words,
      language: this.#interfaceLanguage,
      offer: this.#offered,
      hasDeviceColours: matchMedia(deviceColours).matches,
      active,
      hasOwn: !!recallOwn(),
      domain: this.domain,
      isShared,
      isInOneColumn: inOneColumn.has(this.ownerDocument) && !values.columns,
      failures: [
        ...new Set(failures.map(({ error }) => (error instanceof Error ? error.message : String(error)))),
      ],
      statement: webUrl(this.statement, this.baseURI),
      // Where it is shown.
      live: this.#live.render(),
    });
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    if (!this.active || !this.values.speech) this.#speech.stop();
    this.#mode.language = this.#interfaceLanguage;
    for (const [name, is] of [
      ['active', this.active],
      ['open', this.#panel.isOpen],
    ] as const)
      this.#states[is ? 'add' : 'delete'](name);
    this.#panel.kind = this.panel;
    this.#panel.updated();
    // A policy forbids style attributes, not what a script sets.
    for (const button of this.#panel.findAll('[data-set^="scheme:"]')) {
      const roles = rolesOf(button.dataset['set']?.slice(7) ?? '');
      if (roles)
        Object.assign(button.style, {
          color: roles.text,
          background: roles.background,
          borderColor: roles.text,
        });
    }
  }

  /** What the reader does is remembered, and said once. */
  #choose(values: Settings, message: string): void {
    this.#mode.set(true, 'reader', values);
    this.#live.say(message);
  }

  #set(name: Name, value: string | number | undefined): void {
    const values = normaliseSettings({ ...this.values, [name]: value });
    this.#choose(values, `${this.#words[name]}: ${wordOf(this.#words, name, values[name])}`);
  }

  #do(what: string, control: HTMLElement): void {
    const words = this.#words;
    const mode = this.#mode;
    const { active, values } = this;
    if (what === 'toggle' || what === 'look') mode.set(!active, 'reader');
    else if (what === 'off' || what === 'undo') mode.set(false, 'reader');
    else if (what === 'smaller' || what === 'larger')
      this.#set('text-size', nextSize(values['text-size'] ?? 100, what === 'larger'));
    else if (what === 'panel' && this.#panel.isOpen) this.closePanel();
    else if (what === 'panel' || what === 'colours') {
      letGo(control.closest('.row'));
      this.openPanel(control);
      if (what === 'colours')
        void this.updateComplete.then(() => {
          const inColours = (selector: string) => this.#panel.find(`[data-name=scheme] button${selector}`);
          (inColours('[aria-pressed=true]') ?? inColours(''))?.focus();
        });
    } else if (what === 'close') this.closePanel();
    else if (what === 'keep') mode.set(active, 'reader');
    else if (what === 'reset') mode.reset('reader');
    else if (what === 'text') this.#set('enlarge', 'text');
    else if (what === 'share') mode.share(mode.isShared ? undefined : this.domain);
    else if (what === 'save') {
      rememberOwn(values);
      this.requestUpdate();
      if (recallOwn()) this.#live.say(words.saved);
    } else {
      const name = what.slice(6) as keyof typeof presets | 'own';
      this.#choose(
        name === 'own' ? (recallOwn() ?? values) : parseSettings(presets[name]),
        words[`ready:${name}`],
      );
    }
  }

  readonly #click = (event: Event) => {
    const control = (event.target as Element).closest<HTMLElement>('button');
    if (!control) return;
    const { set, do: what, language, speech } = control.dataset;
    const part = control.closest<HTMLElement>('.panel, .row');
    // A key presses without a pointer.
    const opens = what === 'panel' || what === 'colours';
    const keep =
      part &&
      !opens &&
      keepUnderFinger(control, part, !(event as MouseEvent).detail, () => {
        this.requestUpdate();
      });
    if (set) {
      const [name, value] = set.split(':');
      this.#set(name as Name, value || undefined);
    } else if (what) this.#do(what, control);
    else if (speech) {
      const rate = this.#speech.press(speech as Action);
      if (rate) this.#live.say(`${this.#words.speech}: ${rate}`);
    } else if (language) {
      this.#chosen = language as Language;
      rememberLanguage(language);
      this.requestUpdate();
    }
    void this.updateComplete.then(() => {
      // The button with which the mode was left is gone.
      if (!control.isConnected) {
        if (!this.shadowRoot?.activeElement && what !== 'close')
          (part?.matches('.panel') ? this.#panel.find('h2') : this.#button)?.focus();
        return;
      }
      if (!keep) return;
      keep();
      if (this.#mode.isWaiting) this.addEventListener('low-vision-change', keep, { once: true });
    });
  };

  readonly #key = (event: KeyboardEvent) => {
    // A key that is held would switch on and off, and the page would flash.
    if (event.repeat && /^(Enter| )$/.test(event.key)) event.preventDefault();
    if (event.key !== 'Escape' || !this.#panel.isOpen || isComposing(event)) return;
    this.closePanel();
    takeKey(event);
  };

  readonly #shortcutPressed = (event: KeyboardEvent) => {
    if (!isShortcut(event, this.shortcut)) return;
    event.preventDefault();
    this.#mode.set(!this.active, 'reader');
  };
}
