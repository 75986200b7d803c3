import { native } from '../../../base/natives.js';
import { rootOf } from '../../engine/around.js';
import { boxOf } from '../../engine/measure.js';
import { markOwn } from '../../engine/own-copies.js';
import type { Effect } from '../effect.js';
import { pointerY } from './pointer.js';

/** Thickness of the line in pixels, without its edges. It is as far below the focused text. */
const thickness = 4;

/** Height of the gap in CSS pixels of the window: three lines of usual text, 16 pixels each. */
const gapHeight = 48;

const name = 'low-vision-guide';

/** Shows a reading line, or dims the page except for a band, at the height of the pointer or the focused element. */
export const guide: Effect = {
  name: 'guide',

  acts: ({ settings }) => settings.guide ?? '',

  start({ document, settings, undo }) {
    const element = native(document).createElement(name);
    const move = (event: Event) => {
      let y: number;
      if (event.type === 'pointermove') y = pointerY(event);
      else {
        const target = event.composedPath()[0] as Element;
        // A pressed element also gets the focus. Then the guide stays at the pointer.
        if (!native(target).matches(':focus-visible')) return;
        const { top, height } = boxOf(target);
        // Put the line under the text.
        y = top + (settings.guide === 'line' ? height + thickness : height / 2);
      }
      element.style.setProperty('translate', `0 calc(${y}px - 50%)`);
    };
    markOwn(element);
    element.popover = 'manual';
    element.ariaHidden = 'true';
    native(rootOf(document)).append(element);
    // A popover opened last is on top of the top layer.
    element.showPopover();
    for (const type of ['pointermove', 'focusin']) undo.listen(document, type, move, true);
    undo.add(() => {
      element.remove();
    });
  },

  /** Opens the guide again when a modal dialog has covered it. */
  selects: () => 'dialog',

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
    const height = gapHeight * zoom * textFactor * (settings['line-height'] ?? 1.5);
    const look =
      settings.guide === 'line'
        ? `height: ${thickness}px; background: #ff0; border: solid #000; border-width: 3px 0`
        : `height: ${height}px; background: none; border: 0; box-shadow: 0 0 0 200vmax rgb(0 0 0 / 0.6)`;
    return `${name} { all: initial; position: fixed; inset: 0; bottom: auto; translate: 0 30vh; zoom: ${1 / zoom}; pointer-events: none; forced-color-adjust: none; ${look} }
      @media print { ${name} { display: none } }`;
  },
};
