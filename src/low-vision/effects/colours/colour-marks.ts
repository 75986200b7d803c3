import { native } from '../../../base/natives.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import { onceFor } from '../../engine/once-for.js';
import type { Context } from '../effect.js';

/** Mark of elements that may lie over a picture. Their text needs a background. */
export const overPicture = '--low-vision-over';
/** Mark of the parent of a dialog. The page shows through it. */
export const holdsDialog = '--low-vision-holds';

const isPicture = (element: Element): boolean => /^(img|picture|video)$/.test(native(element).localName);

const pictured = new WeakSet<Element>();
const markedIn = onceFor<Context, WeakSet<Element>>(() => new WeakSet());

/** The elements that `markForColours` looks at. */
export const markers = 'img, picture, video, canvas, [role$=dialog]';

/**
 * Marks elements for our rules by custom properties. Selectors with `:has()` and `~` would be slow: browsers match them
 * again for many siblings.
 */
export function markForColours(context: Context, selected: Element[], added: readonly Element[]): void {
  const over = markedIn(context);
  const mark = (element: Element | null, name: string) => {
    if (element && 'style' in native(element) && !inlineStyleOf(element).getPropertyValue(name))
      context.undo.declarations(element, { [name]: '1' });
  };
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
    if (!isPicture(element) && native(element).localName !== 'svg') mark(element, overPicture);
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
    }
    // A drawn chart, too.
    if (native(element).localName === 'canvas') context.fetchEffects?.();
    if (/^(alert)?dialog$/.test(native(element).getAttribute('role') ?? '')) mark(parent, holdsDialog);
  }
}
