import { native } from '../../../base/natives.js';
import { wordsAt } from '../../../i18n/page-sentences.js';
import type { Context } from '../effect.js';

/** What may hold no other control. */
export const controls =
  ':is(a, button, label, summary, [role=button], [role=link], [role=tab], [role^=menuitem], [role=option])';

/** No element is defined by that name: it is only one that neither the page's rules nor its scripts look for. */
const tag = 'low-vision-stand-in';

/** What the reader has brought back stays so for the visit, whatever is set meanwhile. */
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

/** Whether an element is shown, when it is shown where it is: what it is in may be closed as yet. */
export function isSeen(element: Element): boolean {
  const { display, width, height } = getComputedStyle(element);
  // Spacers and counters are not, what has not come yet has no size.
  const { complete = true } = element as Partial<HTMLImageElement>;
  return display !== 'none' && !(complete && (parseFloat(width) <= 8 || parseFloat(height) <= 8));
}

/** Of the elements, those that are to give way and have not: neither has its stand-in nor was brought back. */
export function unsettled({ undo }: Context, elements: Iterable<Element>, selector: string): Element[] {
  return [...elements].filter((element) => {
    // The page's copies of ours have nothing in them.
    if (native(element).localName === tag && !native(element).shadowRoot) native(element).remove();
    if (!native(element).matches(selector)) return false;
    if (!shown.has(element))
      return !native(element).nextSibling || native(element).nextSibling !== standIns.get(element);
    undo.attribute(element, 'data-low-vision', 'shown');
    return false;
  });
}

/**
 * Rules for what gives way. It is only hidden, never taken away, and only while its stand-in is beside it: when the
 * page takes or moves it, nothing has to be followed. Its colours are sure to be read on whatever the page has under it;
 * where text has no size, it has the root's.
 */
export const standInRules = (
  selector: string,
): string => `${selector}:has(+ ${tag}) { display: none !important }
${tag} { all: unset !important; display: none !important }
${selector}:not([hidden], [style*="display: none"]) + ${tag}, ${controls}:has(${selector} + ${tag}) ~ ${tag} { display: inline-block !important; position: relative !important; z-index: 2 !important; max-inline-size: 100% !important }
:has(> ${tag}) { block-size: auto !important; max-block-size: none !important; aspect-ratio: auto !important }
:host(${tag}) * { display: inline-block; box-sizing: border-box; min-block-size: 24px; max-inline-size: 100%; margin: 2px; padding: 2px 6px; border: 1px solid; font: inherit; font-size: max(1em, 1rem - 99em); line-height: max(1.2em, 1lh); color: var(--low-vision-text, CanvasText); background: var(--low-vision-background, Canvas); text-indent: 0; white-space: normal; overflow-wrap: anywhere }`;

/**
 * Has a button stand beside an element, which brings it back, and for a picture its name. What is spoken is spoken
 * once: the element itself is hidden from everybody, and its stand-in has its role and name.
 * @param name `''` where there is none
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
    native(beside).after(host);
    return host.attachShadow({ mode: 'open' });
  };

  undo.add(remove);
  // A control in a control can neither be reached nor told.
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
    // It is no press on what the picture is in.
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
