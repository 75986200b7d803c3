/** Fixed colours and sizes, which do not depend on the engine. In a closed shadow tree the page cannot change them. */
import { native } from '../../base/natives.js';
import { parentOf, rootOf, styleOf, viewOf } from '../engine/around.js';
import { boxOf, elementsAt, innerAt } from '../engine/measure.js';
import { markOwn } from '../engine/own-copies.js';

const style = `
  button {
    all: initial; box-sizing: border-box; min-inline-size: 44px; min-block-size: 44px; padding: 8px 16px;
    border: 2px solid #fff; outline: 2px solid #000; color: #fff; background: #000; font: bold 18px/1.3 sans-serif;
    cursor: pointer;
  }
  button:focus-visible { outline: 4px solid #ff0; border-color: #000 }
  @media print { :host { display: none !important } }`;

/** The buttons’ distances from the two edges of an axis of the window: they are at its end. */
const end = 'auto 8px';

/** Distance in CSS pixels of the points at which `coversControl` looks below the buttons. Controls are larger. */
const step = 20;

const controls = 'a, button, input, select, textarea, summary, [role=button]';

/** Whether the topmost element at a point is a control, or has one there in its shadow tree. */
function isControlAt(found: Element | undefined, x: number, y: number): boolean {
  if (!found) return false;
  if (native(found).closest(controls)) return true;
  const { shadowRoot } = native(found);
  return !!shadowRoot && isControlAt(innerAt(shadowRoot, x, y), x, y);
}

function coversControl(host: HTMLElement): boolean {
  const { left, top, width, height } = boxOf(host, Number(host.style.zoom));
  for (let x = left; x < left + width; x += step)
    for (let y = top; y < top + height; y += step) {
      const below = elementsAt(native(host).ownerDocument, x, y).find((one) => one !== host);
      if (isControlAt(below, x, y)) return true;
    }
  return false;
}

/**
 * Moves the buttons to the first corner in which they cover no control of the page. The bottom comes first, since menu
 * buttons are at the top. They stay where they are if they can. A dialog that scrolls has room for them at its end.
 */
export function clearControls(host: HTMLElement): void {
  const { scrollHeight, clientHeight } = parentOf(host);
  if (parentOf(host) !== rootOf(host) && scrollHeight > clientHeight) return;
  const isCoveringAt = (block = end, inline = end) => {
    host.style.setProperty('inset-block', block, 'important');
    host.style.setProperty('inset-inline', inline, 'important');
    return coversControl(host);
  };
  const sides = [end, '8px auto'];
  if (coversControl(host) && sides.every((block) => sides.every((inline) => isCoveringAt(block, inline))))
    isCoveringAt();
}

/**
 * Shows buttons to leave or change the mode if no toggle is visible. They are before the body, so that they come first
 * in the tab order and do not affect rules such as `:nth-child()`.
 * @param modal open modal dialog, which then contains the buttons. Elements outside it cannot be pressed
 * @returns the element; it delegates focus to its first button
 */
export function showWayBack(
  document: Document,
  modal: Element | undefined,
  language: string,
  actions: [label: string, press: (button: HTMLElement) => void][],
): HTMLElement {
  const host = native(document).createElement('low-vision-way-back');
  markOwn(host);
  // The page must not be able to change this shadow tree.
  // eslint-disable-next-line wc/no-closed-shadow-root
  const root = host.attachShadow({ mode: 'closed', delegatesFocus: true });
  const sheet = new (viewOf(document).CSSStyleSheet)();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  for (const [label, press] of actions) {
    const button = native(document).createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      press(button);
    });
    root.append(button);
  }
  host.lang = language;
  host.popover = 'manual';
  // On a page of 400 %, the buttons would cover half of the window.
  const zoom = Math.min(1, 2 / (Number(styleOf(rootOf(document)).zoom) || 1));
  host.style.cssText =
    `all:initial;position:fixed;inset-block:${end};inset-inline:${end};display:flex;flex-flow:wrap;gap:8px;zoom:${zoom};`.replaceAll(
      ';',
      '!important;',
    );
  if (modal) native(modal).append(host);
  else native(native(document).body).before(host);
  // A popover opened last is on top of the top layer.
  host.showPopover();
  clearControls(host);
  return host;
}
