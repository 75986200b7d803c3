/**
 * Defines a custom element unless the page already has the tag: pages often load the script twice, even in different
 * versions. Node has no registry of custom elements; there, the function does nothing.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const { customElements } = globalThis as Partial<typeof globalThis>;
  if (!customElements?.get(tag)) customElements?.define(tag, element);
}
