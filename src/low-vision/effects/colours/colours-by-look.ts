import { native } from '../../../base/natives.js';
import { rootOf, styleOf } from '../../engine/around.js';
import { imagesOf } from './colours-of-pictures.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import type { Context, Effect, Find } from '../effect.js';
import { coloursOfPictures, rolesFor } from './colours.js';
import { recolour } from './recolour.js';

const names = 'background-color background-image mask-image box-shadow opacity filter mix-blend-mode'.split(
  ' ',
);

/**
 * Recolours elements by their computed styles, for pages with style sheets that cannot be read. The new values are set
 * inline. `::before` and `::after` have no inline styles, so only their text is recoloured, by our rules.
 */
function colourByLook(context: Context, find: Find): void {
  const { document, undo } = context;
  const root = rootOf(document);
  const { backgroundColor, color } = styleOf(root);
  const changes = new Map<HTMLElement, Record<string, string>>();
  for (const element of find('*') as HTMLElement[]) {
    if (!native(element).isConnected || element === root || !('offsetWidth' in element)) continue;
    const look = styleOf(element);
    const { style } = native(native(document).createElement('i'));
    const take = (name: string, own?: string) => {
      const value = look.getPropertyValue(name);
      // Inline values are changed elsewhere, or were set here before.
      if (
        !inlineStyleOf(element).getPropertyValue(name) &&
        value !== own &&
        !/^(1|none|normal|rgba\(0, 0, 0, 0\))$/.test(value)
      )
        style.setProperty(name, value);
    };
    for (const name of names) take(name, backgroundColor);
    for (const side of ['top', 'right', 'bottom', 'left'])
      if (look.getPropertyValue(`border-${side}-width`) !== '0px') take(`border-${side}-color`, color);
    // `recolour` needs the size to decide whether an empty element is a drawing.
    if (style.length && !native(element).firstChild) for (const name of ['width', 'height']) take(name);
    changes.set(element, recolour({ text: style.cssText, style }, imagesOf(document)));
  }
  for (const [element, change] of changes) undo.force(element, change);
}

/** Applies the reader's colours where style sheets cannot be read. Few servers refuse this. */
export const coloursByLook: Effect = {
  name: 'colours',

  acts: (page) => (page.unreadable ? (coloursOfPictures.acts?.(page) ?? '') : ''),

  layout(context, find) {
    // The new inline styles may have pictures, which `pictureGrounds` handles later.
    if (rolesFor(context)) colourByLook(context, find);
  },
};
