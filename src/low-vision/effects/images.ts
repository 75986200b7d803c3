import type { Effect } from './effect.js';
import { controls, isSeen, nameOf, standIn, standInRules, unsettled, wordsFor } from './stand-in.js';

/** An image map is a set of links: it stays. */
const pictures = 'img:not([usemap]), canvas, input[type=image], [role=img]:not(svg *)';
const decorative =
  ':is(img, canvas):is([alt=""], [role=none], [role=presentation], [aria-hidden=true], [aria-hidden=true] *)';

const filters = { dim: 'brightness(0.6)', gray: 'grayscale(1)' };

/** Pictures darker, without colours, or as their alternative text. */
export const images: Effect = {
  name: 'images',

  styles({ settings: { images } }) {
    if (!images) return '';
    return images === 'hide'
      ? `${standInRules(pictures)} ${decorative}:not([data-low-vision]) { display: none !important }`
      : `img, video, canvas, input[type=image], svg[role=img] { filter: ${filters[images]} !important }`;
  },

  /** Text that a picture was put in place of: pushed out of its box, or of no size and colour. */
  declarations({ settings: { images } }, style) {
    const { textIndent, fontSize, color, cssText } = style;
    if (
      images !== 'hide' ||
      !(
        /^(-\d{3}|100%)/.test(textIndent) ||
        (parseFloat(fontSize) === 0 && (color === 'transparent' || cssText.includes('url(')))
      )
    )
      return {};
    return {
      'text-indent': '0',
      'font-size': 'inherit',
      'line-height': 'inherit',
      'background-image': 'none',
      width: 'auto',
      height: 'auto',
      overflow: 'visible',
      'white-space': 'normal',
      ...(color === 'transparent' && { color: 'inherit' }),
    };
  },

  elements(context, elements) {
    if (context.settings.images !== 'hide') return;
    const found: [Element, string][] = [];
    for (const element of unsettled(context, elements, pictures)) {
      const control = element.parentElement?.closest(controls);
      const isSole = control && !control.textContent.trim();
      const name = nameOf(element) || (isSole ? nameOf(control) : '');
      // Another element is a picture by its background: as letters, it is read like any.
      if (
        element.matches(decorative)
          ? isSole && !element.closest('[aria-hidden=true]')
          : isSeen(element) &&
            (/^(img|svg|canvas|input)$/.test(element.localName) ||
              getComputedStyle(element).backgroundImage.includes('url('))
      )
        found.push([element, name || wordsFor(element)[1]]);
    }
    for (const [element, name] of found) standIn(context, element, name, true);
  },
};
