import { render } from 'lit';

/**
 * Defines a custom element unless the page already has the tag: pages often load the script twice, even in different
 * versions. In Node, the function does nothing.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const define = () => {
    if (!customElements.get(tag)) customElements.define(tag, element);
  };
  // Lit has a registry in Node, too. There, `pressroom-elements/server` defines the elements.
  const type = (globalThis as Partial<typeof globalThis>).document?.contentType;
  if (/xml/.test(type as string))
    void import('./xml-page.js').then((file) => {
      file.prepare(render, define);
    });
  else if (type) define();
}
