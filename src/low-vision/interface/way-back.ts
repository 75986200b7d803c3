/** Of fixed colours and sizes: what has failed in a page must not fail here. In a closed tree nothing else changes it. */
import { native } from '../../base/natives.js';
import { viewOf } from '../engine/around.js';

const style = `
  button {
    all: initial; box-sizing: border-box; min-inline-size: 44px; min-block-size: 44px; padding: 8px 16px;
    border: 2px solid #fff; outline: 2px solid #000; color: #fff; background: #000; font: bold 18px/1.3 sans-serif;
    cursor: pointer;
  }
  button:focus-visible { outline: 4px solid #ff0; border-color: #000 }
  @media print { :host { display: none !important } }`;

/**
 * Buttons with which the mode is left, or changed, where no toggle is in view. Before the body: no rule of the page
 * that counts its children is disturbed, and they come first in the tab order. At the bottom, where they do not lie
 * over the button of a menu.
 * @param modal the dialog that is open: what is not in it cannot be pressed
 * @returns the element, which gives the focus to its first button
 */
export function showWayBack(
  document: Document,
  modal: Element | undefined,
  language: string,
  actions: [label: string, press: (button: HTMLElement) => void][],
): HTMLElement {
  const host = native(document).createElement('low-vision-way-back');
  // What the page does to open ones it must not do to this one.
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
  const looks = {
    all: 'initial',
    position: 'fixed',
    inset: 'auto 8px 8px auto',
    display: 'flex',
    'flex-wrap': 'wrap',
    gap: '8px',
  };
  for (const [name, value] of Object.entries(looks)) host.style.setProperty(name, value, 'important');
  if (modal) native(modal).append(host);
  else native(native(document).body).before(host);
  // Over what is in the top layer already.
  host.showPopover();
  return host;
}
