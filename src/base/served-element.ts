import { LitElement, type PropertyValues } from 'lit';
import { NearestLanguage } from '../i18n/nearest-language.js';
import { report } from './report.js';

/** Base class of our elements. Their content may come from a server, in a declarative shadow root. */
export abstract class ServedElement extends LitElement {
  /** @internal */
  readonly language = new NearestLanguage(this);
  /** Whether the shadow root has the server's content, until the first rendering takes it over. */
  protected isServed = !!this.shadowRoot;

  /** Keeps the server's sentences until ours are in the same language. */
  protected override shouldUpdate(): boolean {
    return !this.isServed || !this.language.isFetching;
  }

  /** Hydrates the server's content. Without Lit's module for that, or if it differs, ours replaces it at once. */
  protected override update(changed: PropertyValues): void {
    const { isServed, renderRoot, renderOptions } = this;
    const clear = () => {
      renderRoot.replaceChildren();
      renderOptions.renderBefore = null;
    };
    // Lit without that module would insert its content before this node.
    if (isServed && renderOptions.renderBefore) clear();
    try {
      super.update(changed);
    } catch (error) {
      if (!isServed) throw error;
      report('warn', this, `The server's content is replaced: ${(error as Error).message}`);
      clear();
      super.update(changed);
    }
    this.isServed = false;
    // The server does not know the reader's device.
    if (isServed) this.requestUpdate();
  }
}
