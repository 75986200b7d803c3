/** Of fixed colours and sizes: what has failed in a page must not fail here. In a closed tree nothing else changes it. */
const style = `
  button {
    all: initial; box-sizing: border-box; min-inline-size: 44px; min-block-size: 44px; padding: 8px 16px;
    border: 2px solid #fff; outline: 2px solid #000; color: #fff; background: #000; font: bold 18px/1.3 sans-serif;
    cursor: pointer;
  }
  button:focus-visible { outline: 4px solid #ff0; border-color: #000 }`;

/**
 * A button with which the mode is left, for pages where no toggle is in view. Before the body: no rule of the page
 * that counts its children is disturbed, and it comes first in the tab order. At the
 * bottom, where it does not lie over the button of a menu.
 * @returns takes it away
 */
export function showWayBack(
  document: Document,
  label: string,
  language: string,
  press: () => void,
): () => void {
  const host = document.createElement('low-vision-way-back');
  // What the page does to open ones it must not do to this one.
  // eslint-disable-next-line wc/no-closed-shadow-root
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', press);
  root.append(button);
  host.lang = language;
  host.popover = 'manual';
  const looks = { all: 'initial', position: 'fixed', inset: 'auto 8px 8px auto', display: 'block' };
  for (const [name, value] of Object.entries(looks)) host.style.setProperty(name, value, 'important');
  document.body.before(host);
  // Over what is in the top layer already.
  host.showPopover();
  return () => {
    host.remove();
  };
}
