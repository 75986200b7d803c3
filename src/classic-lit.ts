/**
 * Stands for `lit` in the classic script: Lit's templates, with a base class that knows what our elements use of
 * `LitElement`, and updates at the same moments. Reactive properties, among others, are paid by every reader and used
 * by none of us: our attributes are the only store. The ES modules import Lit itself.
 */
import type { ReactiveController } from 'lit';
import { render } from 'lit/html.js';
import { native } from './shared/natives.js';

export { html, nothing, render } from 'lit/html.js';

/** In these browsers Lit's `css` comes to no more than this: read when the first element that needs it is there. */
export function css([text = '']: readonly string[]): () => CSSStyleSheet {
  let sheet: CSSStyleSheet | undefined;
  return () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
    }
    return sheet;
  };
}

export abstract class LitElement extends HTMLElement {
  declare static styles: (() => CSSStyleSheet)[];
  static observedAttributes: string[] = [];

  renderRoot: ShadowRoot | undefined;
  updateComplete: Promise<unknown>;
  readonly #controllers: ReactiveController[] = [];
  #isPending = false;
  declare private enableUpdating: (value: unknown) => void;

  constructor() {
    super();
    this.updateComplete = new Promise((resolve) => (this.enableUpdating = resolve));
    this.requestUpdate();
  }

  protected abstract render(): unknown;
  protected willUpdate(): void {
    // For subclasses.
  }
  protected updated(): void {
    // For subclasses.
  }

  protected createRenderRoot(): ShadowRoot {
    // Where Lit does it, so that a subclass may listen to it.
    // eslint-disable-next-line wc/attach-shadow-constructor
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = (this.constructor as typeof LitElement).styles.map((sheet) => sheet());
    return root;
  }

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot();
    this.enableUpdating(true);
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(): void {
    // For subclasses.
  }

  requestUpdate(): void {
    if (!this.#isPending) this.updateComplete = this.#update(this.updateComplete);
  }

  protected performUpdate(): void {
    let template: unknown;
    try {
      this.willUpdate();
      template = this.render();
    } finally {
      // What is asked for from here on is a further update.
      this.#isPending = false;
    }
    render(template, this.renderRoot as ShadowRoot, { host: this, creationScope: native(document) });
    this.updated();
  }

  async #update(before: Promise<unknown>): Promise<unknown> {
    this.#isPending = true;
    try {
      await before;
    } catch (error) {
      // The last update failed: that is told, and this one goes on.
      reportError(error);
    }
    this.performUpdate();
    return !this.#isPending;
  }
}
