import { nothing, type TemplateResult } from 'lit';
import type { Language } from '../../i18n/languages.js';
import { toggleSentences } from '../../i18n/toggle-sentences.js';
import { firstSettings } from '../../low-vision/first-settings.js';
import { loadedEngine, loadEngine } from '../../low-vision/load-engine.js';
import type { LowVisionDetail, Switch } from '../../low-vision/mode.js';
import { hasSettings, whenSettingsCome } from '../../low-vision/remembered.js';
import { checkSettings, type Settings } from '../../low-vision/settings.js';
import { isComposing, takeKey } from '../../base/keys.js';
import { adoptEarlyProperties, keyword, reflectAttributes, text } from '../../base/reflect-attributes.js';
import { report } from '../../base/report.js';
import { ServedElement } from '../../base/served-element.js';
import { showOwnContent } from '../../base/show-own-content.js';
import { themeStyles } from '../../base/theme.styles.js';
import { html } from '../../base/html.js';
import type { Controls } from './controls.js';
import { styles } from './low-vision-toggle.styles.js';
import { isShortcut } from './shortcut.js';

const attributes = {
  defaults: text(),
  offer: text(),
  panel: keyword<'bar' | 'popover'>('bar', 'popover'),
  remember: text('site'),
  label: text(),
  statement: text(),
  help: text(),
  shortcut: text(),
};

/** Milliseconds before the button shows that it is busy. */
const busyAfter = 300;

declare global {
  /** The event fires on the document and on each toggle. It does not bubble. */
  interface GlobalEventHandlersEventMap {
    'low-vision-change': CustomEvent<LowVisionDetail>;
  }
}

/** Calls and presses that wait for the engine. */
interface Wishes {
  active?: boolean | undefined;
  /** Whether the reader pressed the button; otherwise a script called. */
  isByReader?: boolean | undefined;
  /** A press of the button that came before the engine. */
  click?: { event: MouseEvent; control: HTMLElement } | undefined;
  values?: Settings | undefined;
  panel?: { opener: HTMLElement | undefined } | undefined;
  reset?: boolean | undefined;
}

/**
 * Switches the reader's low-vision settings on and off for the page.
 *
 * @tagname low-vision-toggle
 *
 * @example
 * ```html
 * <low-vision-toggle defaults="text-size:150 scheme:black-on-white" panel="popover"></low-vision-toggle>
 * ```
 *
 * @attr {string} defaults - settings text for the reader's first press. Default: `text-size:150 scheme:black-on-white
 *   links:underline`. Without the attribute, dark mode and contrast settings of the device choose other colours. In
 *   any case, reduced motion adds `motion:off`, and forced colours remove the scheme
 * @attr {string} offer - names of the settings in the panel, separated by spaces. Other settings that are on appear
 *   under «Also on». Default: all
 * @attr {'bar'|'popover'} panel - `bar` docks the panel at the top of the window, and moves the page and its fixed
 *   parts down. `popover` opens it beside the button
 * @attr {string} remember - largest range for the reader's settings. `site` is this site. `domain` adds «On all sites
 *   of …» to the panel, for the widest domain whose cookies browsers accept. The name of a parent domain does so for
 *   that domain. Default: `site`
 * @attr {string} label - text of the button. Default: «Low-vision mode» in the language of the page
 * @attr {string} statement - URL of a link «Tell us what you cannot read» in the panel
 * @attr {string} help - URL of a link «What each setting does» in the panel. Default: no link
 * @attr {string} shortcut - key combination as in `aria-keyshortcuts`, for example `Alt+Shift+V`. Default: none
 *
 * @prop {boolean} active - whether the settings are applied to the page. An assignment switches them on or off
 * @prop {Settings} values - all settings, as a frozen object. An assignment replaces all of them and acts at once if
 *   `active`; it never switches on. Settings from scripts last for the page, settings from the reader are remembered
 * @prop {Promise<boolean>} updateComplete - resolves when the latest changes are rendered; read-only
 *
 * @fires {CustomEvent<LowVisionDetail>} low-vision-change - fires after each change of the applied settings, on
 *   `document` and on every toggle. It does not bubble
 *
 * @csspart button - the button that switches the settings on and off
 * @csspart settings-button - the button that opens the panel
 * @csspart panel - the panel
 * @csspart group - a group of settings, or the values of one setting
 * @csspart control - a button that changes a setting
 * @csspart control-selected - the button of the chosen value; also a `control`
 * @csspart share - the control «On all sites of …»
 * @csspart reset - the button that forgets everything
 * @csspart close - the button that closes the panel
 * @csspart status - messages about this page
 * @csspart retry - the button that loads again
 *
 * @cssstate active - the settings are applied to the page
 * @cssstate open - the panel is open
 *
 * @cssprop --pressroom-accent - colour of links in the panel
 * @cssprop --pressroom-text - colour of text
 * @cssprop --pressroom-background - background of the panel
 * @cssprop --pressroom-border - colour of borders
 * @cssprop --pressroom-radius - corner radius of buttons
 * @cssprop --pressroom-font - font of text
 * @cssprop --pressroom-focus - colour of the focus ring
 */
export class LowVisionToggle extends ServedElement implements Switch {
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
  declare help: string;
  declare shortcut: string;

  readonly #states = this.attachInternals().states;
  /** All parts except the button; absent until the engine is loaded. */
  #controls: Controls | undefined;
  #wishes: Wishes = {};
  #loading: 'no' | 'yes' | 'slow' | 'failed' = 'no';
  #listeners = new AbortController();

  constructor() {
    super();
    adoptEarlyProperties(this, [...Object.keys(attributes), 'active', 'values']);
  }

  get active(): boolean {
    return (this.#loading !== 'failed' && this.#wishes.active) || (this.#controls?.active ?? false);
  }

  set active(active: boolean) {
    this.toggle(active);
  }

  get values(): Settings {
    return (
      this.#wishes.values ??
      this.#controls?.values ??
      firstSettings(this.getAttribute('defaults'), this.ownerDocument.defaultView ?? window)
    );
  }

  set values(values: Settings) {
    this.#wish({ values: checkSettings(values) });
  }

  /**
   * Switches the settings on or off, and closes the panel with «off». Like `openPanel()` and `reset()`, it loads the engine first if that is not here.
   * @param force `true` for on, `false` for off; without it, the mode changes
   */
  toggle(force = !this.active): void {
    if (force !== this.active) this.#wish({ active: force });
  }

  /** Focuses the button. @param options as for every element's `focus()` */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.button')?.focus(options);
  }

  /** Opens the panel with all settings. @param opener element that gets the focus back */
  openPanel(opener?: HTMLElement): void {
    this.#wish({ panel: { opener } });
  }

  /** Closes the panel. */
  closePanel(): void {
    this.#wishes.panel = undefined;
    this.#controls?.closePanel();
  }

  /** Switches the settings off, and forgets everything that was remembered. */
  reset(): void {
    this.#wish({ active: undefined, values: undefined, panel: undefined, reset: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#listeners = new AbortController());
    this.ownerDocument.addEventListener(
      'keydown',
      (event) => {
        if (!isShortcut(event, this.shortcut)) return;
        event.preventDefault();
        this.#press();
      },
      { signal },
    );
    const engine = loadedEngine();
    if (engine) this.#attach(engine);
    else if (hasSettings()) void this.#load();
    else
      whenSettingsCome(() => {
        void this.#load();
      }, signal);
    this.#grant();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listeners.abort();
    this.#controls?.disconnect();
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    this.requestUpdate();
  }

  /** Adds listeners to the shadow root: with listeners on an element, screen readers call its text clickable. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.watch(root);
    const prepare = () => {
      if (this.#controls) this.#controls.prepare();
      else if (this.#loading === 'no') void this.#load();
    };
    for (const type of ['pointerover', 'focusin']) root.addEventListener(type, prepare);
    return root;
  }

  /** @internal */
  setStates(states: Record<string, boolean>): void {
    for (const [name, is] of Object.entries(states)) this.#states[is ? 'add' : 'delete'](name);
  }

  /** @internal */
  readonly watch = (root: EventTarget): void => {
    root.addEventListener('click', (event) => {
      const control = (event.target as Element).closest('button');
      if (!control) return;
      if (control.part.contains('retry')) void this.#load();
      else if (this.#controls) this.#controls.click(event as MouseEvent, control);
      else this.#press({ event: event as MouseEvent, control });
    });
    root.addEventListener('keydown', (event) => {
      const pressed = event as KeyboardEvent;
      const { key, repeat } = pressed;
      // Ignore repeated key events: a held key would switch the settings on and off, and the page would flash.
      if (repeat && /^(Enter| )$/.test(key)) event.preventDefault();
      if (!isComposing(pressed) && this.#controls?.press(pressed)) takeKey(pressed);
    });
  };

  /** Switches the mode for the reader. */
  #press(click?: Wishes['click']): void {
    this.#wish({ active: !this.active, isByReader: true, click });
  }

  #wish(wishes: Wishes): void {
    Object.assign(this.#wishes, wishes);
    this.requestUpdate();
    this.#grant();
  }

  /** Runs the waiting calls, or loads the engine for them. */
  #grant(): void {
    if (!this.isConnected) return;
    const { active, isByReader, values, panel, reset, click } = this.#wishes;
    const controls = this.#controls;
    if (!controls) {
      if (active || panel || reset) void this.#load();
      return;
    }
    this.#wishes = {};
    if (reset) controls.mode.reset('script');
    const isChange = (active ?? controls.active) !== controls.active;
    if (isChange && click && !values) controls.click(click.event, click.control);
    else if (values || isChange)
      controls.mode.set(active ?? controls.active, isByReader ? 'reader' : 'script', values);
    // A docked panel would keep the page down.
    if (active === false) controls.closePanel();
    if (panel) controls.openPanel(panel.opener);
  }

  #attach({ Controls }: NonNullable<ReturnType<typeof loadedEngine>>): void {
    const controls = (this.#controls ??= new Controls(this));
    controls.connect();
  }

  async #load(): Promise<void> {
    if (this.#controls || /yes|slow/.test(this.#loading)) return;
    this.#loading = 'yes';
    const timer = setTimeout(() => {
      this.#loading = 'slow';
      this.requestUpdate();
    }, busyAfter);
    this.requestUpdate();
    try {
      const engine = await loadEngine(this);
      this.#loading = 'no';
      if (this.isConnected) this.#attach(engine);
      this.#grant();
    } catch {
      this.#loading = 'failed';
    }
    clearTimeout(timer);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const controls = this.#controls;
    const language: Language = controls?.language ?? this.language.interface;
    const words = toggleSentences(language);
    const label = this.label.trim();
    // Do not report a failed preload: the reader has only moved to the button and not pressed it.
    const hasFailed = this.#loading === 'failed' && this.#wishes.active;
    return html`<div class="root" lang=${language}>
      <div class="row">
        <button
          type="button"
          class="button"
          part="button"
          data-do="toggle"
          aria-pressed=${this.active && !hasFailed}
          aria-busy=${this.#loading === 'slow' && this.#wishes.active ? 'true' : nothing}
          aria-keyshortcuts=${this.shortcut || nothing}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M1 12s4-7 11-7 11 7 11 7-4 7-11 7S1 12 1 12Z" />
            <circle cx="12" cy="12" r="3.5" />
          </svg>
          <span lang=${(label && this.language.declared) || nothing}>${label || words.label}</span>
        </button>
        ${controls?.rowTemplate()}
      </div>
      <div role="status">
        ${
          hasFailed
            ? html`<p part="status">${words.failed}</p>
                <button type="button" part="retry">${words.retry}</button>`
            : nothing
        }
      </div>
      ${controls?.template()}
    </div>`;
  }

  /** Shows the page's own content if the first rendering fails. */
  protected override performUpdate(): void {
    const { hasUpdated } = this;
    try {
      super.performUpdate();
    } catch (error) {
      if (hasUpdated) throw error;
      showOwnContent(this.renderRoot);
      report('error', this, (error as Error).message);
    }
  }

  protected override updated(): void {
    if (this.isConnected) this.#controls?.updated();
  }
}
