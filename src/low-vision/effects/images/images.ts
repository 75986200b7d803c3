import { native } from '../../../base/natives.js';
import type { Effect } from '../effect.js';
import { controls, isSeen, nameOf, standIn, standInRules, tag, unsettled } from './stand-in.js';

/** Pictures to hide. Image maps are not hidden, because they are links. */
const pictures =
  ':is(img:not([usemap]), canvas, input[type=image], svg[role=img]:not(svg *), [role=img][style*="url("])';
const decorative =
  ':is(img, canvas):is([alt=""], [role=none], [role=presentation], [aria-hidden=true], [aria-hidden=true] *)';

/** Ancestors of a picture that are searched. Its caption is beside it or beside one of its few wrappers. */
const mostUp = 4;

/** Texts that the page has placed over a picture. They would cover its stand-in. */
function* textsOver(picture: Element): Generator<[HTMLElement, Record<string, string>]> {
  let node = picture;
  let parent: Element | null;
  for (let up = 0; (parent = native(node).parentElement) && up < mostUp; node = parent, up += 1) {
    for (const one of native(parent).children) {
      const { position, display } = getComputedStyle(one);
      if (one !== node && position === 'absolute' && native(one).textContent.trim())
        // Keep the computed `display`: absolute positioning makes elements block-level.
        yield [
          one as HTMLElement,
          { position: 'relative', top: 'auto', right: 'auto', bottom: 'auto', left: 'auto', display },
        ];
    }
    if (native(parent).textContent.trim()) return;
  }
}

/** Dims pictures, removes their colours, or replaces them by their alternative text. */
export const images: Effect = {
  name: 'images',

  styles({ settings: { images } }) {
    if (!images) return '';
    return images === 'hide'
      ? `${standInRules(pictures)} ${decorative}:not([data-low-vision]) { display: none !important }`
      : `:is(${pictures}, img, video) { filter: ${images === 'dim' ? 'brightness(0.6)' : 'grayscale(1)'} !important }`;
  },

  declares: ({ settings: { images } }) => (images === 'hide' ? images : ''),

  /** Shows text that a page has hidden for a picture, by a large indent or a font size of 0. */
  declarations(_, { text, style }): Record<string, string> {
    // The text of a scanned or drawn page is transparent over it.
    if (style.color === 'transparent' && style.position === 'absolute')
      return { color: 'inherit', '--low-vision-ink': 'var(--low-vision-text)' };
    return /text-indent: (-\d{3}|100%)/.test(text) ||
      (/font(-size)?: 0(px)?[ ;]/.test(text) && /transparent|url\(/.test(text))
      ? {
          'text-indent': '0',
          'font-size': 'inherit',
          'line-height': 'inherit',
          color: 'inherit',
          'background-image': 'none',
          width: 'auto',
          height: 'auto',
          overflow: 'visible',
          'white-space': 'normal',
          // Neighbouring texts need space, since their pictures no longer separate them.
          'padding-inline': '0.4em',
        }
      : {};
  },

  acts: ({ settings: { images } }) => (images === 'hide' ? images : ''),

  selects: () => `${pictures}, ${tag}`,

  elements(context, elements) {
    const found: [Element, string][] = [];
    for (const element of unsettled(context, elements, pictures)) {
      const control = native(native(element).parentElement)?.closest(controls);
      const isSole = control && !native(control).textContent.trim();
      if (
        native(element).matches(decorative)
          ? isSole && !native(element).closest('[aria-hidden=true]')
          : isSeen(element)
      )
        found.push([element, nameOf(element) || (isSole && nameOf(control)) || '']);
    }
    const texts = found.flatMap(([element]) => [...textsOver(element)]);
    for (const [element, name] of found) standIn(context, element as HTMLElement, name, true);
    for (const [text, change] of texts) context.undo.force(text, change);
  },
};
