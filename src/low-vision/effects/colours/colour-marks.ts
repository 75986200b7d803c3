import { native } from '../../../base/natives.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import { mark } from '../../engine/mark.js';
import { onceFor } from '../../engine/once-for.js';
import type { Context } from '../effect.js';

/** Mark of elements that may lie over a picture. Their text needs a background. */
export const overPicture = '--low-vision-over';
/**
 * Selector of the parent of a dialog. The page shows through it. It does not ask for a style attribute. With such a rule
 * for children, Chromium computes the styles of all descendants at each change of an inline style.
 */
export const holdsDialog = `[${mark}=holds]`;

const isPicture = (element: Element): boolean => native(element).matches('img, picture, video');

const pictured = new WeakSet<Element>();
const markedIn = onceFor<Context, WeakSet<Element>>(() => new WeakSet());

/** The elements that `markForColours` looks at. */
export const markers = 'img, picture, video, canvas, [role$=dialog]';

/**
 * Marks elements for our rules. Selectors with `:has()` and `~` would be slow: browsers match them
 * again for many siblings.
 */
export function markForColours(context: Context, selected: Element[], added: readonly Element[]): void {
  const over = markedIn(context);
  /** Marks the siblings after a picture, or after an element that contains only a picture. */
  const follow = (picture: Element) => {
    pictured.add(picture);
    for (
      let next = native(picture).nextElementSibling;
      next && !over.has(next);
      next = native(next).nextElementSibling
    )
      put(next);
  };
  const put = (element: Element) => {
    over.add(element);
    if (
      !isPicture(element) &&
      native(element).localName !== 'svg' &&
      'style' in native(element) &&
      !inlineStyleOf(element).getPropertyValue(overPicture)
    )
      context.undo.declarations(element, { [overPicture]: '1' });
  };
  for (const element of added) {
    const { previousElementSibling: before } = native(element);
    if (before && (over.has(before) || pictured.has(before))) follow(before);
  }
  for (const element of selected) {
    const { parentElement: parent } = native(element);
    if (isPicture(element)) {
      follow(element);
      // A transparent picture may need another ground. A JPEG has no transparent parts.
      if (!/\.jp/i.test((element as Partial<HTMLImageElement>).src ?? '')) context.fetchEffects?.();
      if (parent && native(parent).childElementCount === 1) follow(parent);
    } else if (native(element).localName === 'canvas') context.fetchEffects?.();
    else if (parent && native(parent).localName !== 'html')
      // The root has the settings in this attribute.
      context.undo.attribute(parent, mark, 'holds');
  }
}
