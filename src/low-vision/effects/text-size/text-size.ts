import { native } from '../../../base/natives.js';
import { parentOf, rootOf, styleOf } from '../../engine/around.js';
import { boxOf } from '../../engine/measure.js';
import { onceFor } from '../../engine/once-for.js';
import { declarationsOf } from '../../engine/style-sheets.js';
import { Undo } from '../../engine/undo.js';
import type { Context, Effect } from '../effect.js';
import { fitText, overflowOf } from './text-fit.js';

/*
 * Two techniques in one. What the style sheets say of sizes is rewritten, since that follows hover, media queries,
 * pseudo-elements, classes and elements that come later by itself: absolute lengths times a variable; `em` and `%` are
 * left, as they multiply what is enlarged already. The root keeps its size, and every layout in `rem` with it. What is
 * not said in a sheet that can be read (the browser's own sizes of controls, code and tables in quirks mode, keywords,
 * `<font size>`, sheets of another origin, what the body has from the root) is found by measuring: with the variable at
 * 1 the page has its former sizes, also in parts that came later, and the topmost elements that are not as large as
 * they should be get a size inline. Of the 150 to 300 elements of a test page, these are 1 to 24.
 */

const variable = '--low-vision-size';

/** Lengths that do not grow with the text around them. */
const grows = /(?<![\w.#-])-?\d*\.?\d+(px|p[tc]|[cm]m|in|q|rem|([sld]?v|cq)[a-z]+)\b/gi;

/** Out of sight, into which what grows would come. */
const far = /^-\d\d+(\dpx|r?em|[sld]?v[wh])$/;

/** At its place in the text and moved away from it by lines. */
const isBelowText = ({ position, top, bottom, marginTop }: CSSStyleDeclaration): boolean =>
  position === 'absolute' && !top && !bottom && /^([1-9]\.?\d*rem|[1-9]\dpx)$/.test(marginTop);

/** What an element has to have. */
interface Goal {
  /** In the page's pixels, before they are enlarged. */
  size: number;
  factor: number;
  /** Line height per size; not a number where it is `normal`. */
  ratio: number;
  overflow: [number, number];
}

interface Known {
  /** The elements that have their sizes, with the declared one that they have been given. */
  done: WeakMap<Element, string>;
  /** One and a half times the size in which most of the text is. */
  largestHeading?: number;
}

/** What is known of a document. */
const knownOf = onceFor<Context, Known>(() => ({ done: new WeakMap() }));

const isWanted = ({ textFactor, settings }: Context): boolean =>
  textFactor !== 1 || !!settings['smallest-text'] || !!settings.headings;

const times = (length: string, { textFactor }: Context): string =>
  `calc(${length} * var(${variable}, ${textFactor}))`;

/** In the page's pixels. */
const smallest = ({ settings, zoom }: Context): number => (settings['smallest-text'] ?? 0) / zoom;

const isRoot = (element: Element): boolean => element === rootOf(element);

const declared = (element: Element): string => native(element as HTMLElement).style.fontSize;

/** The size in which most of the text is. */
function commonSize(goals: Map<Element, Goal>): number {
  const lengths: Record<number, number> = {};
  let most = 0;
  for (const [element, { size }] of goals) {
    if (!native(element).childElementCount)
      lengths[size] = (lengths[size] ?? 0) + native(element).textContent.length;
    if ((lengths[size] ?? 0) > (lengths[most] ?? 0)) most = size;
  }
  return most;
}

/** Gives the elements the sizes that they would have without us, times the factor. */
function enlarge(context: Context, elements: Set<Element>): void {
  const { settings, textFactor, undo } = context;
  // All that they are in, and what it is given meanwhile.
  const tops = new Map<HTMLElement, Record<string, string>>();
  for (const element of elements) {
    const top = isRoot(element) ? (element as HTMLElement) : parentOf(element);
    if (top !== element && elements.has(top)) continue;
    const change: Record<string, string> = { [variable]: '1', [`${variable}-min`]: '0px' };
    if (!isRoot(top)) change['font-size'] = `calc(${styleOf(top).fontSize} / ${textFactor})`;
    tops.set(top, change);
  }
  const former = new Undo();
  for (const [top, change] of tops) former.force(top, change);
  const goals = new Map<Element, Goal>();
  for (const element of elements) {
    const { fontSize, lineHeight } = styleOf(element);
    const size = parseFloat(fontSize);
    const ratio = parseFloat(lineHeight) / size;
    goals.set(element, { size, factor: textFactor, ratio, overflow: overflowOf(element) });
  }
  former.run();
  // Where the variable is set, no size is animated.
  const still = new Undo();
  for (const top of tops.keys()) still.force(top, { [variable]: String(textFactor) });

  const known = knownOf(context);
  if (settings.headings) known.largestHeading ??= commonSize(goals) * 1.5;
  const largest = known.largestHeading ?? Infinity;
  for (const [element, goal] of goals) {
    if (isRoot(element)) Object.assign(goal, { factor: 1, ratio: NaN });
    else if (goal.size) {
      // Nothing else is asked for what is around it.
      if (goal.size > largest && native(element).closest('h1, h2, h3, h4, h5, h6, [role=heading]'))
        goal.size = largest;
      goal.size = Math.max(goal.size, smallest(context) / textFactor);
    }
  }

  const isOff = (element: Element, { size, factor, ratio }: Goal, name: string): boolean =>
    Math.abs(
      parseFloat(styleOf(element).getPropertyValue(name)) /
        (size * factor * (name === 'font-size' ? 1 : ratio)) -
        1,
    ) > 0.01;
  const put = (element: Element, { size, factor, ratio }: Goal, name: string) => {
    let value = String(ratio);
    if (name === 'font-size')
      // Told by the variable's name from what the page may give it.
      value = factor === 1 ? `var(${variable}-1, ${size}px)` : times(`${size}px`, context);
    undo.force(element, { [name]: value });
  };
  // What a page says of its root's size in pixels is enlarged like all, and what has its size from there seems right.
  for (const [element, goal] of goals)
    if (isRoot(element) && isOff(element, goal, 'font-size')) put(element, goal, 'font-size');
  for (const name of ['font-size', 'line-height'])
    for (let off = [...goals]; off.length;) {
      off = off.filter(([element, goal]) => isOff(element, goal, name));
      const all = new Map(off);
      // The topmost: what is in them may have it from them.
      for (const [element, goal] of off) if (!all.has(parentOf(element))) put(element, goal, name);
      off = off.filter(([element]) => all.has(parentOf(element)));
    }
  still.run();
  for (const element of goals.keys())
    // As much as there is place for.
    for (let part = textFactor; native(element).localName === 'svg' && part > 1 && isCrowded(element);) {
      part = part > 1.2 ? Math.sqrt(part) : 1;
      undo.force(element, { [variable]: String(part) });
    }
  fitText(undo, goals);
}

/** Whether labels in a picture, which has a place for each, lie on each other. */
function isCrowded(picture: Element): boolean {
  const boxes = Array.from(native(picture).querySelectorAll('text'), (label) => boxOf(label));
  return boxes.some((one, index) =>
    boxes
      .slice(index + 1)
      .some(
        (other) =>
          Math.abs(one.left + one.width / 2 - other.left - other.width / 2) < (one.width + other.width) / 2 &&
          Math.abs(one.top + one.height / 2 - other.top - other.height / 2) < (one.height + other.height) / 2,
      ),
  );
}

/** Each text's own size times what is left of the factor, however the page says it. */
export const textSize: Effect = {
  name: 'text-size',

  styles(context) {
    return isWanted(context)
      ? `:root { overflow-wrap: break-word !important }
      @container style(${variable}) { *, ::before, ::after { transition: none !important } }`
      : '';
  },

  declarations(context, style) {
    const change: Record<string, string> = {};
    if (!isWanted(context)) return change;
    const floor = smallest(context);
    const set = (name: string, value: string) => {
      if (value.includes(variable)) return;
      change[name] = value.replace(grows, (length) => times(length, context));
      // No keyword, and not 0, which hides a text.
      if (floor && name === 'font-size' && /[1-9]|\(/.test(value))
        change[name] = `max(${change[name]}, var(${variable}-min, ${floor}px))`;
    };
    for (const { name, value } of declarationsOf(style))
      if (name === 'font' && style.fontSize) {
        set('font-size', style.fontSize);
        set('line-height', style.lineHeight);
      } else if (
        /^(font|font-size|line-height)$/.test(name) ||
        context.textVariables.has(name) ||
        (/^(left|right|top|bottom|inset-.*|text-indent)$/.test(name) && far.test(value)) ||
        (name === 'margin-top' && isBelowText(style))
      )
        set(name, value);
    return change;
  },

  layout(context, elements) {
    if (!isWanted(context)) return;
    const { done } = knownOf(context);
    const news = new Set<Element>();
    for (const element of elements)
      if (
        native(element).isConnected &&
        'style' in native(element) &&
        !native(element).matches('head, head *') &&
        done.get(element) !== declared(element)
      )
        news.add(element);
    if (news.size) enlarge(context, news);
    for (const element of news) done.set(element, declared(element));
  },
};
