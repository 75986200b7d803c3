import { nothing, type TemplateResult } from 'lit';
import { interfaceLanguage, type Language } from '../../i18n/languages.js';
import { lowVisionSentences, type LowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { fetchSentences, hasSentences } from '../../i18n/sentences.js';
import { modeOf, type Mode } from '../../low-vision/mode.js';
import {
  recallLanguage,
  recallOwn,
  rememberLanguage,
  rememberOwn,
  rememberSide,
} from '../../low-vision/memory.js';
import { rolesOf } from '../../low-vision/schemes.js';
import {
  formatSettings,
  normaliseSettings,
  parseSettings,
  reproach,
  settings,
  type SettingName,
  type Settings,
} from '../../low-vision/settings.js';
import { parentOf } from '../../low-vision/engine/around.js';
import { windowOf, windowWidth } from '../../low-vision/engine/measure.js';
import { isHeld, keepUnderFinger, letGo, zoomNow } from '../../low-vision/interface/under-finger.js';
import { whenIdle } from '../../base/when-idle.js';
import { html } from '../../base/html.js';
import { native } from '../../base/natives.js';
import { LiveRegion } from '../../base/live-region.js';
import { nextSize, wordOf } from './choices.js';
import { controlsStyles } from './controls.styles.js';
import type { PresetName } from './groups.js';
import { loadedPanel, loadPanel } from './load-panel.js';
import type { LowVisionToggle } from './low-vision-toggle.js';
import type { Tool } from './reading-tools.js';
import type { Panel } from './panel.js';
import type { Action, SpeechRow } from './speech-row.js';

/**
 * Asks whether the device forces its colours. While a scheme is applied, the engine changes the result of
 * `(forced-colors: active)`. It does not change this query without a value.
 */
const deviceColours = '(forced-colors)';

/** Width of the window, in its own pixels, up to which the row has no place for all buttons in one line. */
const narrow = 640;

/** Whether a page probably has an article: at least three paragraphs that are longer than teasers. */
const hasArticle = (document: Document): boolean =>
  [...native(document).querySelectorAll('p')].filter(({ textContent }) => textContent.length > 160).length >
  2;

/** All parts of the toggle except its button: quick controls, panel and speech. They are fetched with the engine. */
export class Controls {
  readonly host: LowVisionToggle;
  readonly #live: LiveRegion;
  #mode: Mode;
  /** Absent until it is opened. Its file is fetched when the reader comes to the controls. */
  #panel: Panel | undefined;
  /** The opening that waits for the panel's file. */
  #wanted: { opener: HTMLElement | undefined; focused: string } | undefined;
  #hasPanelFailed = false;
  /** Absent until its file is loaded. The file is fetched when the reader switches speech on. */
  #speech: SpeechRow | undefined;
  #speechFile: 'not-asked' | 'asked' | 'failed' = 'not-asked';
  /** Whether the page probably has a text that can be shown alone. */
  #hasArticle = false;
  /** Language that the reader chose in the panel. */
  #chosen: Language | undefined;
  /** Absent while the toggle is disconnected. */
  #listeners: AbortController | undefined;

  constructor(host: LowVisionToggle) {
    this.host = host;
    this.#live = new LiveRegion(host);
    this.#mode = modeOf(host.ownerDocument);
    const { styleSheet } = controlsStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#follow(recallLanguage());
  }

  get #isOpen(): boolean {
    return !!this.#panel?.isOpen;
  }

  get mode(): Mode {
    return this.#mode;
  }

  get active(): boolean {
    return this.#mode.active;
  }

  get values(): Settings {
    return this.#mode.values;
  }

  get language(): Language {
    return this.#chosen ?? this.host.language.interface;
  }

  /** Fetches the panel, because the reader has come to the controls. */
  prepare(): void {
    if (loadedPanel()) return;
    loadPanel(this.host)
      .then(
        () => {
          if (this.#wanted) this.openPanel(this.#wanted.opener, this.#wanted.focused);
        },
        () => {
          this.#hasPanelFailed = !!this.#wanted;
          this.#wanted = undefined;
        },
      )
      .finally(() => {
        this.host.requestUpdate();
      });
  }

  /** @param focused selector of the control that gets the focus, or the name of a tool that runs instead */
  openPanel(opener?: HTMLElement, focused = '[tabindex="0"]'): void {
    const content = loadedPanel();
    const isTool = /^\w/.test(focused);
    if (this.#isOpen && !isTool) {
      if (opener) this.#panel?.find(focused)?.focus();
      return;
    }
    this.#hasPanelFailed = false;
    this.#wanted = content ? undefined : { opener, focused };
    if (!content) {
      this.prepare();
      return;
    }
    const { host } = this;
    if (opener && isTool) {
      content.runTool(this, focused as Tool, opener);
      return;
    }
    const { styleSheet } = content.panelStyles;
    if (styleSheet && !this.#panel) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    const panel = (this.#panel ??= new content.Panel(host, host.watch, isHeld));
    panel.isOpen = true;
    panel.opener = opener;
    host.requestUpdate();
    void host.updateComplete.then(() => {
      // It is already at the top. WebKit would scroll to it late, when the reader has already moved on.
      panel.find(focused)?.focus({ preventScroll: focused.startsWith('[t') });
    });
  }

  /** @returns whether the panel was open */
  closePanel(): boolean {
    this.#wanted = undefined;
    if (!this.#panel?.isOpen) return false;
    const { hasFocus, opener } = this.#panel;
    this.#panel.isOpen = false;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      if (hasFocus) (opener?.isConnected ? opener : this.host).focus();
    });
    return true;
  }

  connect(): void {
    if (this.#listeners) return;
    const { signal } = (this.#listeners = new AbortController());
    this.#mode = modeOf(this.host.ownerDocument);
    this.#mode.language = this.language;
    this.#mode.add(this.host);
    this.#check();
    const update = () => {
      this.host.requestUpdate();
    };
    whenIdle(() => {
      this.#hasArticle = hasArticle(this.host.ownerDocument);
      update();
    });
    matchMedia(deviceColours).addEventListener('change', update, { signal });
    addEventListener('resize', update, { signal });
    // A delayed change of colours may come with another size.
    this.host.addEventListener('low-vision-change', update, { signal });
  }

  disconnect(): void {
    this.#listeners?.abort();
    this.#listeners = undefined;
    this.#speech?.stop();
    this.#panel?.end();
    this.#wanted = undefined;
    this.#mode.remove(this.host);
  }

  /** Shows the panel in a language as soon as the sentences of that language are loaded. */
  #follow(tag: string | undefined): void {
    const language = interfaceLanguage(tag ?? '');
    if (!language) return;
    const show = () => {
      this.#chosen = language;
      this.host.requestUpdate();
    };
    if (hasSentences(language)) show();
    else
      void fetchSentences(language).then((isHere) => {
        if (isHere) show();
      });
  }

  /** Warns the webmaster in the console about attribute values that the toggle ignores. */
  #check(): void {
    const { defaults, remember } = this.host;
    const used = formatSettings(parseSettings(defaults)).split(' ');
    const wrong = [
      ...defaults
        .split(/\s+/)
        .filter((pair) => pair && !used.some((one) => one.split(':')[0] === pair.split(':')[0]))
        .map((pair) => `defaults: ${reproach(...(pair.split(':') as [string, string]))}`),
      ...this.#offered
        .filter((name) => !Object.hasOwn(settings, name))
        .map((name) => `offer: ${reproach(name)}`),
      // Compare host names instead of writing a test cookie: the reader has not chosen anything yet.
      ...(/^(site|domain)?$/.test(remember) || `.${location.hostname}`.endsWith(`.${remember}`)
        ? []
        : [`remember: "${remember}" cannot be used: it is no parent domain of this host.`]),
    ];
    for (const one of wrong) console.warn(`[pressroom] <low-vision-toggle> ${one}`, this.host);
  }

  get #offered(): string[] {
    return this.host.offer.split(/[\s,]+/).filter(Boolean);
  }

  get words(): LowVisionSentences {
    return lowVisionSentences(this.language);
  }

  /** The quick controls beside the button. */
  rowTemplate(): TemplateResult | typeof nothing {
    const words = this.words;
    return this.active
      ? html`<button
            type="button"
            part="control"
            dir="ltr"
            data-do="smaller"
            aria-label="A−, ${words.smaller}"
          >
            A−
          </button>
          <button type="button" part="control" dir="ltr" data-do="larger" aria-label="A+, ${words.larger}">
            A+
          </button>
          <button type="button" part="control" data-do="colours">${words.colours}</button>
          <button type="button" part="settings-button" data-do="panel" aria-expanded=${this.#isOpen}>
            ${words.all}
          </button>
          <button type="button" part="control" data-do="off">${words.off}</button>
          ${
            this.#hasArticle
              ? html`<button type="button" part="control" data-do="article">${words.article}</button>`
              : nothing
          }`
      : nothing;
  }

  async #fetchSpeech(): Promise<void> {
    this.#speechFile = 'asked';
    const host = this.host;
    const changed = () => {
      host.requestUpdate();
    };
    try {
      const { SpeechRow } = await import('./speech-row.js');
      this.#speech = new SpeechRow(host.ownerDocument, changed);
    } catch (error) {
      this.#speechFile = 'failed';
      console.warn('[pressroom] low vision: reading aloud could not be loaded.', error);
    }
    changed();
  }

  /** Whether this toggle shows the controls for reading aloud. */
  get #speaks(): boolean {
    return this.active && !!this.values.speech && this.#mode.first === this.host;
  }

  /** Whether the file with further effects has failed. */
  get #lacksEffects(): boolean {
    return this.#mode.failures.some(({ effect }) => effect === 'effects');
  }

  /** Renders everything below the row. */
  template(): TemplateResult {
    const words = this.words;
    const failed = (sentence: string, again: string) =>
      html`<div class="row" part="status">
        ${sentence}
        <button type="button" part="control" data-do=${again}>${words.retry}</button>
      </div>`;
    return html`${
      this.#speaks
        ? (this.#speech?.render(this.language, words.speech) ??
          (this.#speechFile === 'failed' ? failed(words.speechFailed, 'speech') : nothing))
        : nothing
    }
    ${this.#lacksEffects ? failed(words.effectsFailed, 'effects') : nothing}
    ${this.#hasPanelFailed ? failed(words.panelFailed, 'panel') : nothing}
    ${
      this.#mode.isBrought
        ? html`<div class="row" part="status">
            ${words.brought}
            <button type="button" part="control" data-do="keep">${words.keep}</button>
            <button type="button" part="control" data-do="undo">${words.undo}</button>
          </div>`
        : nothing
    }
    ${this.#isOpen ? this.#panelTemplate() : this.#live.render()}`;
  }

  #panelTemplate(): TemplateResult | undefined {
    const { active, values } = this;
    const words = this.words;
    const { failures, isShared, isInOneColumn, domain } = this.#mode;
    return loadedPanel()?.panelTemplate({
      controls: this,
      values,
      words,
      language: this.language,
      offer: this.#offered,
      hasDeviceColours: matchMedia(deviceColours).matches,
      active,
      hasOwn: !!recallOwn(),
      side: this.host.panel === 'bar' ? this.#panel?.side : undefined,
      domain,
      isShared,
      isInOneColumn,
      failures: [
        ...new Set(
          failures.map(({ effect, error }) =>
            effect === 'effects'
              ? words.effectsFailed
              : error instanceof Error
                ? error.message
                : String(error),
          ),
        ),
      ],
      // The live region must be inside the panel, because the panel may move into a modal dialog.
      live: this.#live.render(),
    });
  }

  updated(): void {
    if (!this.#speaks) this.#speech?.stop();
    else if (this.#speechFile === 'not-asked') void this.#fetchSpeech();
    this.#mode.language = this.language;
    this.host.setStates({ active: this.active, open: this.#isOpen });
    if (this.#panel) this.#panel.kind = this.host.panel;
    for (const part of this.host.renderRoot.querySelectorAll<HTMLElement>('.row, .panel')) this.fit(part);
    this.#panel?.updated();
    // A content security policy may block style attributes, but allows styles that a script sets.
    for (const button of this.#panel?.findAll('[data-set^="scheme:"]') ?? []) {
      const roles = rolesOf(button.dataset['set']?.slice(7) ?? '');
      if (roles)
        Object.assign(button.style, {
          color: roles.text,
          background: roles.background,
          borderColor: roles.text,
        });
    }
  }

  /**
   * Sets the size of a row or the panel. Both grow with the text. A row stays under a fifth of the window. A panel has
   * room for two settings in half of the window.
   */
  fit(part: HTMLElement): void {
    // A part under the finger changes when the finger has left it.
    if (isHeld(part)) return;
    const [, height] = windowOf(window);
    // On telephones, `innerWidth` grows with what is wider than the window.
    const width = windowWidth(document);
    const size = this.active ? (this.values['text-size'] ?? 100) / 100 : 1;
    const zoom = zoomNow();
    const isRow = part.matches('.row');
    const scale = Math.max(1, Math.min(size, width / 300, height / (isRow ? 250 : 400)));
    // A row without the mode has the size of the page.
    const isSized = this.active || !isRow;
    part.style.setProperty('--scale', isSized ? String(scale / zoom) : '');
    part.style.setProperty('--half', `${height / 2 / zoom}px`);
    const { classList } = part;
    classList.toggle('compact', isSized && (size >= 2 || width <= narrow));
    // The row stays in one line. The panel has this button, too.
    const last = part.querySelector<HTMLElement>('[data-do=article]');
    if (isRow && last) {
      last.hidden = false;
      last.hidden = last.offsetTop > part.offsetTop + part.offsetHeight / 3;
    }
    // In a narrow place, each button would have a line of its own. A bar of a fixed height has room for one line.
    const button = part.querySelector<HTMLElement>('.button');
    if (
      button &&
      isSized &&
      part.offsetHeight > Math.min(button.offsetHeight * 3, parentOf(this.host).offsetHeight)
    )
      classList.add('compact');
  }

  /** Applies, remembers and announces a choice of the reader. */
  #choose(values: Settings, message: string): void {
    this.#mode.set(true, 'reader', values);
    this.#live.say(message);
  }

  #set(name: SettingName, value: string | number | undefined): void {
    const values = normaliseSettings({ ...this.values, [name]: value });
    this.#choose(values, `${this.words[name]}: ${wordOf(this.words, name, values[name])}`);
  }

  #do(what: string, control: HTMLElement): void {
    const words = this.words;
    const mode = this.#mode;
    const { active, values } = this;
    const content = loadedPanel();
    if (what === 'toggle' || what === 'look') mode.set(!active, 'reader');
    else if (what === 'off' || what === 'undo') {
      mode.set(false, 'reader');
      this.closePanel();
    } else if (what === 'smaller' || what === 'larger')
      this.#set('text-size', nextSize(values['text-size'] ?? 100, what === 'larger'));
    else if (what === 'close' || (what === 'panel' && this.#isOpen)) this.closePanel();
    else if (what === 'panel' || what === 'colours') {
      letGo(control.closest('.row'));
      this.openPanel(control, what === 'colours' ? '[data-name=scheme] [tabindex="0"]' : undefined);
    } else if (/^(article|outline)$/.test(what)) this.openPanel(control, what);
    else if (what === 'move' && this.#panel) {
      this.#panel.side = this.#panel.side === 'top' ? 'bottom' : 'top';
      rememberSide(this.#panel.side === 'top' ? '' : 'bottom');
      this.host.requestUpdate();
    } else if (what === 'speech') void this.#fetchSpeech();
    else if (what === 'effects') mode.retry();
    else if (what === 'keep') mode.set(active, 'reader');
    else if (what === 'reset') mode.reset('reader');
    else if (what === 'text') this.#set('enlarge', values.enlarge === 'text' ? undefined : 'text');
    else if (what === 'share') mode.share(!mode.isShared);
    else if (what === 'save') {
      rememberOwn(values);
      this.host.requestUpdate();
      if (recallOwn()) this.#live.say(words.saved);
    } else {
      const name = what.slice(6) as PresetName | 'own';
      this.#choose(
        name === 'own' ? (recallOwn() ?? values) : parseSettings(content?.presets[name] ?? ''),
        words[`ready:${name}`],
      );
    }
  }

  /** @returns whether the key did something */
  press(event: KeyboardEvent): boolean {
    const { key, altKey, ctrlKey, metaKey, target } = event;
    if (key === 'Escape') return this.closePanel();
    const control = (target as Element).closest<HTMLElement>('button, [role=spinbutton]');
    if (!control || ctrlKey || metaKey) return false;
    if (!altKey) return !!loadedPanel()?.moveByArrow(event, control);
    // As in a drop-down list of the browser.
    if (key !== 'ArrowDown') return false;
    this.openPanel(control);
    return true;
  }

  click(event: MouseEvent, control: HTMLElement): void {
    const { set, do: what, language, speech } = control.dataset;
    const part = control.closest<HTMLElement>('.panel, .row');
    const keep =
      part &&
      // These open, close or move the panel.
      !/^(panel|colours|close|move|off|article|outline)$/.test(what ?? '') &&
      keepUnderFinger(control, part, event, () => {
        this.host.requestUpdate();
      });
    if (set) {
      const [name, value] = set.split(':');
      this.#set(name as SettingName, value || undefined);
    } else if (what) this.#do(what, control);
    else if (speech) {
      const rate = this.#speech?.press(speech as Action);
      if (rate) this.#live.say(`${this.words.speech}: ${rate}`);
    } else if (language) {
      rememberLanguage(language);
      this.#follow(language);
    }
    void this.host.updateComplete.then(() => {
      // The pressed button was removed, for example because it switched the mode off.
      if (!control.isConnected) {
        if (!this.host.shadowRoot?.activeElement && what !== 'close') this.host.focus();
        return;
      }
      if (!keep) return;
      keep();
      if (this.#mode.isWaiting) this.host.addEventListener('low-vision-change', keep, { once: true });
    });
  }
}
