/** Defines a tag unless the page has it already: the script loaded twice, in any versions, is normal. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
