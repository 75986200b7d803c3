import type { Context } from './effect.js';

/** «Show», and what stands for a picture without a name, in the languages of our interfaces. */
const words: Record<string, [show: string, nameless: string]> = {
  az: ['Göstər', 'Təsvirsiz şəkil'],
  en: ['Show', 'Picture without description'],
  ru: ['Показать', 'Изображение без описания'],
};

/** What may hold no other control. */
export const controls =
  'a, button, label, summary, [role=button], [role=link], [role=tab], [role^=menuitem], [role=option]';

/** No element is defined by that name: it is only one that neither the page's rules nor its scripts look for. */
const tag = 'low-vision-stand-in';

/** What the reader has brought back stays so for the visit, whatever is set meanwhile. */
const shown = new WeakSet<Element>();
const standIns = new WeakMap<Element, Element[]>();

/** In the nearest language of the page that we have. */
export const wordsFor = (element: Element): [show: string, nameless: string] =>
  [
    element.closest<HTMLElement>('[lang]')?.lang,
    element.ownerDocument.documentElement.lang,
    ...navigator.languages,
  ]
    .map((language = '') => words[language.slice(0, 2).toLowerCase()])
    .find(Boolean) ?? ['', ''];

export const nameOf = (element: Element): string =>
  [
    element.ariaLabelledByElements?.map(({ textContent }) => textContent).join(' '),
    ...['aria-label', 'alt', 'title'].map((name) => element.getAttribute(name)),
    element.querySelector('title')?.textContent,
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
  const found = [...elements];
  // The page's copies of ours have nothing in them.
  for (const element of found) if (element.localName === tag && !element.shadowRoot) element.remove();
  return found.filter((element) => {
    if (!element.matches(selector)) return false;
    if (shown.has(element)) undo.attribute(element, 'data-low-vision', 'shown');
    const [first] = standIns.get(element) ?? [];
    return !shown.has(element) && !(first && element.nextSibling === first);
  });
}

/**
 * Rules for what gives way. It is only hidden, never taken away, and only while its stand-in is beside it: when the
 * page takes or moves it, nothing has to be followed.
 */
export const standInRules = (selector: string): string => `
  :is(${selector}):has(+ ${tag}) { display: none !important }
  ${tag} { all: unset !important; display: none !important }
  :is(${selector}):not([hidden], [style*="display: none"]) + ${tag}, :is(${controls}):has(${tag}) ~ ${tag} {
    display: inline-block !important; position: relative !important; z-index: 2 !important;
    max-inline-size: 100% !important; overflow-wrap: anywhere !important; white-space: normal !important;
    font-size: max(1em, 1rem) !important; line-height: max(1.2em, 1lh) !important; text-indent: 0 !important }
  :has(> ${tag}) { block-size: auto !important; max-block-size: none !important; aspect-ratio: auto !important }
  :host(${tag}) :is(span, button) { display: inline-block; box-sizing: border-box; min-block-size: 24px; max-inline-size: 100%;
    margin: 2px; padding: 2px 6px; border: 1px solid; font: inherit; color: inherit; background: none; text-align: start }`;

/**
 * Has a button stand beside an element, which brings it back, and for a picture its name. What is spoken is spoken
 * once: the element itself is hidden from everybody, and its stand-in has its role and name.
 */
export function standIn({ undo }: Context, element: Element, name: string, isPicture: boolean): void {
  const [show] = wordsFor(element);
  const made: Element[] = [];
  for (const old of standIns.get(element) ?? []) old.remove();
  standIns.set(element, made);
  const add = (beside: Element, localName: 'span' | 'button', text: string) => {
    const document = element.ownerDocument;
    let host = made.find((one) => one.previousSibling === beside);
    if (!host) {
      const added = (host = document.createElement(tag));
      host.attachShadow({ mode: 'open' });
      beside.after(host);
      made.push(host);
      undo.add(() => {
        added.remove();
      });
    }
    const part = document.createElement(localName);
    part.textContent = text;
    host.shadowRoot?.append(part);
    return part;
  };
  if (isPicture) {
    const isButton = element.localName === 'input';
    const text = add(element, isButton ? 'button' : 'span', name);
    if (isButton)
      text.addEventListener('click', () => {
        (element as HTMLElement).click();
      });
    else {
      text.role = 'img';
      text.ariaLabel = name;
    }
  }
  // A control in a control can neither be reached nor told.
  const outer = element.parentElement?.closest(controls) ?? element;
  const label = name ? `${show}: ${name}` : show;
  const button = add(outer, 'button', isPicture ? show : label);
  if (outer !== element && !isPicture) add(element, 'span', name);
  button.ariaLabel = label;
  button.addEventListener('click', (event) => {
    // It is no press on what the picture is in.
    event.stopPropagation();
    shown.add(element);
    undo.attribute(element, 'data-low-vision', 'shown');
    for (const one of made) one.remove();
    (element as HTMLElement).focus();
  });
}
