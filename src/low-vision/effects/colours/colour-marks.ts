import { native } from '../../../base/natives.js';
import { onceFor } from '../../engine/once-for.js';
import type { Context } from '../effect.js';

/** On what lies over a picture, perhaps: its texts need a ground. */
export const overPicture = '--low-vision-over';
/** On what holds a dialog: the page shows through it. */
export const holdsDialog = '--low-vision-holds';

const isPicture = (element: Element): boolean => /^(img|picture|video)$/.test(native(element).localName);

const pictured = new WeakSet<Element>();
const markedIn = onceFor<Context, WeakSet<Element>>(() => new WeakSet());

/**
 * Marks what our rules would else have to find by what is beside and inside it: `:has()` and `~` are asked of each
 * element anew with each of its siblings.
 */
export function markForColours(context: Context, elements: Iterable<Element>): void {
  const over = markedIn(context);
  const mark = (element: Element | null, name: string) => {
    const { style } = (native(element) ?? {}) as Partial<HTMLElement>;
    if (element && style && !style.getPropertyValue(name))
      context.undo.declarations(style, { [name]: '1' }, element);
  };
  /** What comes after a picture, or after what holds nothing else. */
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
