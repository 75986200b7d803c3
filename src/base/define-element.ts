/**
 * Defines a tag unless the page has it already: the script loaded twice, in any versions, is normal. Node has no
 * registry.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const { customElements } = globalThis as Partial<typeof globalThis>;
  if (!customElements?.get(tag)) customElements?.define(tag, element);
}
