/**
 * Defines a custom element unless the page already has the tag: pages often load the script twice, even in different
 * versions. In Node, the function does nothing.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const { document, customElements } = globalThis as Partial<typeof globalThis>;
  // Lit has a registry in Node, too. There, `pressroom-elements/server` defines the elements.
  if (document && !customElements?.get(tag)) customElements?.define(tag, element);
}
