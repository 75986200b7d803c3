import { native } from '../../../base/natives.js';
import { rootOf } from '../../engine/around.js';
import { boxOf } from '../../engine/measure.js';
import type { Effect } from '../effect.js';

const name = 'low-vision-guide';

/** The browser's own: scripts of the page may be told of another place while it is enlarged. */
const clientY = Object.getOwnPropertyDescriptor(
  (globalThis as Partial<typeof globalThis>).MouseEvent?.prototype ?? {},
  'clientY',
);

/** A line, or a band in a page that is dim but there, at the height of the pointer or of what has the focus. */
export const guide: Effect = {
  name: 'guide',

  start({ document, settings, undo }) {
    if (!settings.guide) return;
    const element = native(document).createElement(name);
    const move = (event: Event) => {
      let y: number;
      if (event.type === 'pointermove') y = clientY?.get?.call(event) as number;
      else {
        const target = event.composedPath()[0] as Element;
        // What is pressed gets the focus, too: there the pointer is followed.
        if (!native(target).matches(':focus-visible')) return;
        const { top, height } = boxOf(target);
        // A line is under the text, not through it.
        y = top + (settings.guide === 'line' ? height + 4 : height / 2);
      }
      element.style.setProperty('translate', `0 calc(${y}px - 50%)`);
    };
    element.popover = 'manual';
    element.ariaHidden = 'true';
    native(rootOf(document)).append(element);
    // Over what is in the top layer already.
    element.showPopover();
    for (const type of ['pointermove', 'focusin']) undo.listen(document, type, move, true);
    undo.add(() => {
      element.remove();
    });
  },

  /** A modal dialog comes over what is there. */
  elements({ document }, elements) {
    const guide = native(document).querySelector<HTMLElement>(name);
    for (const element of guide ? elements : [])
      if (native(element).matches('dialog:modal')) {
        guide?.hidePopover();
        guide?.showPopover();
      }
  },

  styles({ settings, zoom, textFactor }, root) {
    if (!settings.guide || !('documentElement' in native(root))) return '';
    // Three lines of usual text, in the pixels of the window.
    const height = 48 * zoom * textFactor * (settings['line-height'] ?? 1.5);
    const look =
      settings.guide === 'line'
        ? 'height: 4px; background: #ff0; border: solid #000; border-width: 3px 0'
        : `height: ${height}px; background: none; border: 0; box-shadow: 0 0 0 200vmax rgb(0 0 0 / 0.6)`;
    return `${name} { all: initial; position: fixed; inset: 0; bottom: auto; translate: 0 30vh; zoom: ${1 / zoom}; pointer-events: none; forced-color-adjust: none; ${look} }
      @media print { ${name} { display: none } }`;
  },
};
