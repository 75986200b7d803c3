import { native } from '../../../base/natives.js';
import { isInEditor } from '../../engine/editors.js';
import { markOwn } from '../../engine/own-copies.js';
import { wordsAt } from '../../../i18n/page-sentences.js';
import type { Context } from '../effect.js';

/** Controls, which must not contain other controls. */
export const controls =
  ':is(a, button, label, summary, [role=button], [role=link], [role=tab], [role^=menuitem], [role=option])';

/** Tag name of the stand-ins. It is not a registered custom element. The page's rules and scripts do not select it. */
export const tag = 'low-vision-stand-in';

/** Elements that the reader has shown again. They stay visible until the page is left, even if settings change. */
const shown = new WeakSet<Element>();
const standIns = new WeakMap<Element, Element>();

export const nameOf = (element: Element): string =>
  [
    native(element)
      .ariaLabelledByElements?.map((label) => native(label).textContent)
      .join(' '),
    ...['aria-label', 'alt', 'title'].map((name) => native(element).getAttribute(name)),
    native(element).querySelector('title')?.textContent,
  ]
    .map((name) => name?.trim())
    .find(Boolean) ?? '';

/** Greatest side of a spacer or tracking pixel in CSS pixels. No picture of so few pixels has something to say. */
const spacer = 8;

/** Whether an element itself is displayed and larger than a spacer. Its ancestors may be hidden for now. */
export function isSeen(element: Element): boolean {
  const { display, width, height } = getComputedStyle(element);
  // Spacers and tracking pixels are tiny. A picture that is still loading has no size yet.
  const { complete = true } = element as Partial<HTMLImageElement>;
  return display !== 'none' && !(complete && (parseFloat(width) <= spacer || parseFloat(height) <= spacer));
}

/** The elements that match the selector, have no stand-in yet and were not shown again by the reader. */
export function unsettled({ undo }: Context, elements: Iterable<Element>, selector: string): Element[] {
  return [...elements].filter((element) => {
    // A page that clones nodes also clones our stand-ins, without their shadow root.
    if (native(element).localName === tag && !native(element).shadowRoot) native(element).remove();
    if (!native(element).matches(selector) || isInEditor(element)) return false;
    if (!shown.has(element))
      return !native(element).nextSibling || native(element).nextSibling !== standIns.get(element);
    undo.attribute(element, 'data-low-vision', 'shown');
    return false;
  });
}

/**
 * CSS rules for hidden elements and their stand-ins.
 * An element is hidden only while its stand-in follows it, so nothing must be updated if the page moves or removes it.
 * A stand-in has its own colours, readable on any background. Inside text of size 0 it has the root's font size.
 */
export const standInRules = (
  selector: string,
): string => `${selector}:has(+ ${tag}) { display: none !important }
${tag} { all: unset !important; display: none !important }
${selector}:not([hidden], [style*="display: none"]) + ${tag}, ${controls}:has(${selector} + ${tag}) ~ ${tag} { display: inline-block !important; position: relative !important; z-index: 2 !important; max-inline-size: 100% !important }
:has(> ${tag}) { block-size: auto !important; max-block-size: none !important; aspect-ratio: auto !important }
:host(${tag}) * { display: inline-block; box-sizing: border-box; min-block-size: 24px; max-inline-size: 100%; margin: 2px; padding: 2px 6px; border: 1px solid; font: inherit; font-size: max(1em, 1rem - 99em); line-height: max(1.2em, 1lh); color: var(--low-vision-text, CanvasText); background: var(--low-vision-background, Canvas); text-indent: 0; white-space: normal; overflow-wrap: anywhere }`;

/**
 * Adds a stand-in beside an element: a button that shows the element again and, for a picture, its name. The element
 * itself is hidden, also from screen readers, and its stand-in has its role and name.
 * @param name accessible name of the element, `''` for none
 */
export function standIn({ undo }: Context, element: HTMLElement, name: string, isPicture: boolean): void {
  const document = native(native(element).ownerDocument);
  const hosts: Element[] = [];
  const remove = () => {
    for (const host of hosts) host.remove();
  };
  const hostAt = (beside: Element) => {
    const host = document.createElement(tag);
    hosts.push(host);
    markOwn(host);
    native(beside).after(host);
    return host.attachShadow({ mode: 'open' });
  };

  undo.add(remove, element);
  // Assistive technology cannot reach a control inside a control, so the button goes beside the outer one.
  const control = native(native(element).parentElement)?.closest(controls);
  const root = hostAt(element);
  standIns.set(element, root.host);
  const isButton = native(element).localName === 'input';
  const text = document.createElement(isButton ? 'button' : 'span');
  if (isPicture || control) root.append(text);
  if (isButton)
    text.addEventListener('click', () => {
      native(element).click();
    });
  else text.role = 'img';
  const button = document.createElement('button');
  button.addEventListener('click', (event) => {
    // Do not activate the element around the picture.
    event.stopPropagation();
    shown.add(element);
    undo.attribute(element, 'data-low-vision', 'shown');
    remove();
    native(element).focus();
  });
  (control ? hostAt(control) : root).append(button);
  wordsAt(element, ({ show, picture }) => {
    const called = name || (isPicture ? picture : '');
    text.textContent = text.ariaLabel = called;
    button.ariaLabel = called ? `${show}: ${called}` : show;
    button.textContent = isPicture ? show : button.ariaLabel;
  });
}
