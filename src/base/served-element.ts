import { LitElement, type PropertyValues } from 'lit';
import { NearestLanguage } from '../i18n/nearest-language.js';
import { served } from './served.js';

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

  /** Hydrates the server's content. Without `pressroom-elements/hydrate`, or if it differs, ours replaces it at once. */
  protected override update(changed: PropertyValues): void {
    const { isServed, renderRoot, renderOptions } = this;
    const draw = (isCleared: boolean) => {
      if (isCleared) {
        renderRoot.replaceChildren();
        renderOptions.renderBefore = null;
      }
      super.update(changed);
    };
    if (isServed && served.takeOver) served.takeOver(this, draw);
    // Lit without its module for that would insert its content before the server's.
    else draw(isServed && !!renderOptions.renderBefore);
    this.isServed = false;
    // The server does not know the reader's device.
    if (isServed) this.requestUpdate();
  }
}
