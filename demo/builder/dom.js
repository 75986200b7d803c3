// Makes elements. All texts are set as text.

/** @typedef {Node | string | undefined | false | null} Child */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} members properties; names with a hyphen, `for`, `class` and `role` are attributes
 * @param {Child[]} children
 * @returns {HTMLElement}
 */
export function make(tag, members = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || value === false) continue;
    if (/-|^(for|class|role|lang|list)$/.test(name)) element.setAttribute(name, String(value));
    else if (name.startsWith('on'))
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else Reflect.set(element, name, value);
  }
  element.append(...children.filter((child) => child || child === '').map((child) => child || ''));
  return element;
}

/** A sentence in which `…` is code. @param {string} sentence @returns {Child[]} */
export const rich = (sentence) =>
  sentence.split('`').map((text, index) => (index % 2 ? make('code', {}, text) : text));
