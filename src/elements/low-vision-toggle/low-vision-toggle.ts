import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { dock } from '../../low-vision/dock.js';
import { inOneColumn } from '../../low-vision/effects/columns.js';
import { boxOf, windowOf } from '../../low-vision/measure.js';
import { modeOf, type Mode, type Switch } from '../../low-vision/mode.js';
import { recallLanguage, rememberLanguage, widestDomain } from '../../low-vision/preferences.js';
import { rolesOf } from '../../low-vision/schemes.js';
import {
  formatSettings,
  normaliseSettings,
  parseSettings,
  type Settings,
} from '../../low-vision/settings.js';
import { createSpeech, type Speech, type SpeechState } from '../../low-vision/speech.js';
import { keepUnderFinger, letGo } from '../../low-vision/under-finger.js';
import { languageNames, lowVisionMessages, type LowVisionMessages } from '../../messages/low-vision.js';
import { interfaceLanguage, type Language } from '../../messages/languages.js';
import { NearestLanguage } from '../../messages/nearest-language.js';
import { adoptEarlyProperties, keyword, reflectAttributes, text } from '../../shared/reflect-attributes.js';
import { themeStyles } from '../../shared/theme.styles.js';
import { webUrl } from '../../shared/web-url.js';
import { LiveRegion } from '../live-region.js';
import { choices, nextSize, presets, wordOf, type Name } from './choices.js';
import { styles } from './low-vision-toggle.styles.js';
import { settingsTemplate } from './panel-template.js';

const attributes = {
  defaults: text(),
  offer: text(),
  panel: keyword<'bar' | 'popover'>('bar', 'popover'),
  remember: text('site'),
  label: text(),
  statement: text(),
  shortcut: text(),
};

const deviceColours = '(forced-colors: active)';

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
  #open = false;
  #opener: HTMLElement | null | undefined;
  #undock: (() => void) | undefined;
  #listeners = new AbortController();
  #speech: Speech | undefined;
  #spoken: SpeechState = 'idle';
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
    const settings = normaliseSettings(values);
    if (this.#early) this.#early.values = settings;
    else this.#mode.set(this.#mode.active, 'script', settings);
  }

  toggle(force = !this.active): void {
    if (this.#early) this.#early.active = force;
    else if (force !== this.active) this.#mode.set(force, 'script');
  }

  openPanel(): void {
    if (this.#open) return;
    this.#open = true;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      // It is at the top already; WebKit would scroll there later, when the reader has gone on.
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    });
  }

  closePanel(): void {
    if (!this.#open) return;
    this.#open = false;
    this.requestUpdate();
    const hadFocus = this.shadowRoot?.activeElement?.closest('.panel');
    void this.updateComplete.then(() => {
      if (hadFocus) (this.#opener?.isConnected ? this.#opener : this.#button)?.focus();
      this.#opener = undefined;
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
        .filter((pair) => pair && !used.some((one) => one.split(':')[0] === pair.split(':')[0])),
      ...this.#offered.filter((name) => !(name in choices)),
      // No cookie is tried before the reader does anything.
      ...(/^(site|domain)?$/.test(remember) || `.${location.hostname}`.endsWith(`.${remember}`)
        ? []
        : [remember]),
    ];
    if (wrong.length)
      console.warn(
        `[pressroom] <low-vision-toggle>: "${wrong.join('", "')}" cannot be used: see the settings, and for "remember" a domain that this host is part of.`,
        this,
      );
  }

  get #offered(): string[] {
    return this.offer.split(/[\s,]+/).filter(Boolean);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listeners.abort();
    this.#speech?.stop();
    this.#open = false;
    this.#undock?.();
    this.#undock = undefined;
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
    root.addEventListener('keydown', this.#key as EventListener);
    root.addEventListener('click', this.#click);
    return root;
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
                <button type="button" part="settings-button" data-do="panel" aria-expanded=${this.#open}>
                  ${words.all}
                </button>
                <button type="button" part="control" data-do="off">${words.off}</button>`
            : nothing
        }
      </div>
      ${active && this.values.speech && this.#mode.first === this ? this.#speechTemplate() : nothing}
      ${
        this.#mode.isBrought
          ? html`<div class="row" part="status">
              ${words.brought}
              <button type="button" part="control" data-do="keep">${words.keep}</button>
              <button type="button" part="control" data-do="undo">${words.undo}</button>
            </div>`
          : nothing
      }
      ${this.#open ? this.#panelTemplate() : nothing} ${this.#live.render()}
    </div>`;
  }

  /** Nothing is heard before a press. */
  #speechTemplate(): TemplateResult {
    const words = this.#words;
    const state = this.#spoken;
    const isIdle = state === 'idle' || state === 'none';
    const action = (name: 'play' | 'pause' | 'resume' | 'back' | 'stop' | 'slower' | 'faster' | 'allow') =>
      html`<button type="button" part="control" data-speech=${name}>${words[`speech:${name}`]}</button>`;
    return html`<div class="row" role="group" aria-label=${words.speech}>
      ${state === 'none' ? html`<span>${words['speech:none']}</span>` : nothing}
      ${
        state === 'ask-network'
          ? html`<span>${words['speech:network']} (${this.#speech?.networkVoice})</span> ${action('allow')}`
          : action(isIdle ? 'play' : state === 'paused' ? 'resume' : 'pause')
      }
      ${isIdle ? nothing : [action('back'), action('stop')]} ${action('slower')} ${action('faster')}
    </div>`;
  }

  #panelTemplate(): TemplateResult {
    const words = this.#words;
    const { active } = this;
    const { failures, isShared } = this.#mode;
    const { values } = this;
    const { domain } = this;
    const statement = webUrl(this.statement, this.baseURI);
    const action = (name: string, label: string, part = 'control', isPressed?: boolean) =>
      html`<button type="button" part=${part} data-do=${name} aria-pressed=${isPressed ?? nothing}>
        ${label}
      </button>`;
    return html`<section
      class=${this.panel === 'popover' ? 'panel beside' : 'panel'}
      part="panel"
      popover="manual"
      aria-label=${words.panel}
    >
      <div class="head">
        <h2 tabindex="-1">${words.panel}</h2>
        ${action('close', words.close, 'close')}
      </div>
      ${settingsTemplate({
        values,
        words,
        offer: this.#offered,
        hasDeviceColours: matchMedia(deviceColours).matches,
      })}
      <fieldset part="group">
        <legend>${words.ready}</legend>
        <div class="values">
          ${Object.keys(presets).map((name) =>
            action(`ready:${name}`, words[`ready:${name}` as keyof LowVisionMessages]),
          )}
        </div>
      </fieldset>
      <fieldset part="group">
        <legend>${words.language}</legend>
        <div class="values">
          ${Object.entries(languageNames).map(
            ([language, name]) =>
              html`<button
                type="button"
                part="control"
                lang=${language}
                data-language=${language}
                aria-pressed=${language === this.#interfaceLanguage}
              >
                ${name}
              </button>`,
          )}
        </div>
      </fieldset>
      <div class="notes">
        <div class="values">
          ${action('look', words.look, 'control', !active)} ${action('reset', words.reset, 'reset')}
          ${active && values.enlarge !== 'text' ? action('text', words.misplaced) : nothing}
        </div>
        <p>${isShared && domain ? `${words.keptShared} ${domain}.` : words.kept}</p>
        ${domain ? action('share', `${words.share} ${domain}`, 'share', isShared) : nothing}
        <div part="status">
          ${inOneColumn.has(this.ownerDocument) && !values.columns ? html`<p>${words.oneColumn}</p>` : nothing}
          <p>${words.limits}</p>
          ${
            failures.length
              ? html`<p>
                  ${words.failed}
                  ${[...new Set(failures.map(({ error }) => (error instanceof Error ? error.message : String(error))))].join('; ')}
                </p>`
              : nothing
          }
        </div>
        ${statement ? html`<a href=${statement}>${words.statement}</a>` : nothing}
      </div>
    </section>`;
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    if (!this.active || !this.values.speech) this.#speech?.stop();
    this.#mode.language = this.#interfaceLanguage;
    for (const [name, is] of [
      ['active', this.active],
      ['open', this.#open],
    ] as const)
      this.#states[is ? 'add' : 'delete'](name);
    // A policy forbids style attributes, not what a script sets.
    for (const button of this.renderRoot.querySelectorAll<HTMLElement>('[data-set^="scheme:"]')) {
      const roles = rolesOf(button.dataset['set']?.slice(7) ?? '');
      if (roles)
        Object.assign(button.style, {
          color: roles.text,
          background: roles.background,
          borderColor: roles.text,
        });
    }
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    if (panel && !panel.matches(':popover-open')) {
      const { left, width, top, height } = boxOf(this);
      const [windowWidth, windowHeight] = windowOf(window);
      // Where there is more room.
      panel.style.setProperty(
        'position-area',
        this.panel === 'bar'
          ? ''
          : `${top > windowHeight - top - height ? 'top' : 'bottom'} span-${left > windowWidth - left - width ? 'left' : 'right'}`,
      );
      panel.showPopover();
    }
    const isDocked = panel && this.panel === 'bar';
    if (!isDocked === !this.#undock) return;
    if (isDocked) this.#undock = dock(panel);
    else {
      this.#undock?.();
      this.#undock = undefined;
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
    else if (what === 'panel' && this.#open) this.closePanel();
    else if (what === 'panel' || what === 'colours') {
      letGo(control.closest('.row'));
      this.#opener = control;
      this.openPanel();
      if (what === 'colours')
        void this.updateComplete.then(() => {
          const inColours = (selector: string) =>
            this.renderRoot.querySelector<HTMLElement>(`[data-name=scheme] button${selector}`);
          (inColours('[aria-pressed=true]') ?? inColours(''))?.focus();
        });
    } else if (what === 'close') this.closePanel();
    else if (what === 'keep') mode.set(active, 'reader');
    else if (what === 'reset') mode.reset('reader');
    else if (what === 'text') this.#set('enlarge', 'text');
    else if (what === 'share') mode.share(mode.isShared ? undefined : this.domain);
    else {
      const name = what.slice(6) as keyof typeof presets;
      this.#choose(parseSettings(presets[name]), words[`ready:${name}`]);
    }
  }

  #speak(action: string): void {
    const speech = (this.#speech ??= createSpeech(this.ownerDocument, (state) => {
      this.#spoken = state;
      this.requestUpdate();
    }));
    if (action === 'play') speech.play();
    else if (action === 'pause') speech.pause();
    else if (action === 'resume') speech.resume();
    else if (action === 'back') speech.back();
    else if (action === 'allow') speech.allowNetwork();
    else if (action === 'stop') speech.stop();
    else {
      speech.rate += action === 'faster' ? 0.25 : -0.25;
      this.#live.say(`${this.#words.speech}: ${speech.rate}`);
    }
  }

  readonly #click = (event: Event) => {
    const control = (event.target as Element).closest<HTMLElement>('button');
    if (!control) return;
    const { set, do: what, language, speech } = control.dataset;
    const part = control.closest<HTMLElement>('.panel, .row');
    // A key presses without a pointer.
    const opens = what === 'panel' || what === 'colours';
    const keep = part && !opens && keepUnderFinger(control, part, !(event as MouseEvent).detail);
    if (set) {
      const [name, value] = set.split(':');
      this.#set(name as Name, value || undefined);
    } else if (what) this.#do(what, control);
    else if (speech) this.#speak(speech);
    else if (language) {
      this.#chosen = language as Language;
      rememberLanguage(language);
      this.requestUpdate();
    }
    void this.updateComplete.then(() => {
      // The button with which the mode was left is gone.
      if (!control.isConnected) {
        if (!this.shadowRoot?.activeElement && what !== 'close') this.#button?.focus();
        return;
      }
      if (keep) keep();
    });
  };

  readonly #key = (event: KeyboardEvent) => {
    // A key that is held would switch on and off, and the page would flash.
    if (event.repeat && /^(Enter| )$/.test(event.key)) event.preventDefault();
    if (event.key !== 'Escape' || !this.#open) return;
    event.preventDefault();
    this.closePanel();
  };

  readonly #shortcutPressed = (event: KeyboardEvent) => {
    const keys = this.shortcut.toLowerCase().split('+');
    const key = keys.pop();
    const isHeld = (name: string, held: boolean) => keys.includes(name) === held;
    if (
      !key ||
      event.repeat ||
      (event.key.toLowerCase() !== key && event.code.toLowerCase() !== `key${key}`) ||
      !isHeld('alt', event.altKey) ||
      !isHeld('shift', event.shiftKey) ||
      !isHeld('control', event.ctrlKey) ||
      !isHeld('meta', event.metaKey)
    )
      return;
    event.preventDefault();
    this.#mode.set(!this.active, 'reader');
  };
}
