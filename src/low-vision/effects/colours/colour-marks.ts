import { native } from '../../../base/natives.js';
import { onceFor } from '../../engine/once-for.js';
import type { Context } from '../effect.js';

/** Mark of elements that may lie over a picture. Their text needs a background. */
export const overPicture = '--low-vision-over';
/** Mark of the parent of a dialog. The page shows through it. */
export const holdsDialog = '--low-vision-holds';

const isPicture = (element: Element): boolean => /^(img|picture|video)$/.test(native(element).localName);

const pictured = new WeakSet<Element>();
const markedIn = onceFor<Context, WeakSet<Element>>(() => new WeakSet());

/**
 * Marks elements for our rules by custom properties. Selectors with `:has()` and `~` would be slow: browsers match them
 * again for many siblings.
 */
export function markForColours(context: Context, elements: Iterable<Element>): void {
  const over = markedIn(context);
  const mark = (element: Element | null, name: string) => {
    const { style } = (native(element) ?? {}) as Partial<HTMLElement>;
    if (element && style && !style.getPropertyValue(name))
      context.undo.declarations(style, { [name]: '1' }, element);
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
  for (const element of elements) {
    const { previousElementSibling: before, parentElement: parent } = native(element);
    if (before && !over.has(element) && (over.has(before) || pictured.has(before))) put(element);
    if (isPicture(element)) {
      follow(element);
      if (parent && native(parent).childElementCount === 1) follow(parent);
    }
    if (/^(alert)?dialog$/.test(native(element).getAttribute('role') ?? '')) mark(parent, holdsDialog);
  }
}
