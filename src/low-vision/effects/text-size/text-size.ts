import { native } from '../../../base/natives.js';
import { parentOf, rootOf, styleOf } from '../../engine/around.js';
import { isInEditor } from '../../engine/editors.js';
import { inlineStyleOf } from '../../engine/inline-style.js';
import { onceFor } from '../../engine/once-for.js';
import { declarationsOf } from '../../engine/style-sheets.js';
import { Undo } from '../../engine/undo.js';
import { layoutOf } from '../../engine/layout-settings.js';
import type { Context, Effect, Page } from '../effect.js';

/*
 * This effect combines two techniques.
 *
 * 1. It rewrites the sizes in style sheets: absolute lengths are multiplied by a variable. Rewritten rules also work for
 *    hover, media queries, pseudo-elements and later elements. `em` and `%` stay, as they multiply an enlarged size. The
 *    root keeps its size, so layouts in `rem` keep theirs.
 * 2. It measures the sizes that no readable sheet declares. Browsers have defaults for controls, code and quirks-mode
 *    tables. Keywords, `<font size>`, sheets of another origin and the body's inherited size are others. With the
 *    variable at 1, the page has its former sizes. The topmost elements with a wrong size get an inline size: 1 to 24 of
 *    the 150 to 300 elements of a test page.
 */

export const textVariable = '--low-vision-size';

/** Lengths that do not depend on the font size of their element or its parent. */
const grows = /(?<![\w.#-])-?\d*\.?\d+(px|p[tc]|[cm]m|in|q|rem|([sld]?v|cq)[a-z]+)\b/gi;

/** Offsets of rules that hide text off screen. Enlarged text would reach into view. Scripts place popups by inline ones. */
const far = /^-\d\d+(\dpx|r?em|[sld]?v[wh])$/;

/** Whether an element has an automatic position and is moved down by a margin, such as a menu below its button. */
const isBelowText = ({ position, top, bottom, marginTop }: CSSStyleDeclaration): boolean =>
  position === 'absolute' && !top && !bottom && /^([1-9]\.?\d*rem|[1-9]\dpx)$/.test(marginTop);

/** Target values of an element. */
export interface Goal {
  /** Font size in CSS pixels before enlarging. */
  size: number;
  factor: number;
  /** Line height divided by font size; `NaN` for `normal`. */
  ratio: number;
  overflow: Overflow;
}

/**
 * The overflow of an element's content, width and height, the element's own height, and its lower edge in its
 * `offsetParent`, in CSS pixels.
 */
export type Overflow = [width: number, height: number, own: number, end: number];

/** Goals that `text-fit.ts` has not seen yet. Its effect may come later. */
export const textGoals = new WeakMap<Element, Goal>();

interface Known {
  /** Finished elements with their inline font size. */
  done: WeakMap<Element, string>;
  /** Largest heading size: one and a half times the size of most text, in CSS pixels. */
  largestHeading?: number;
}

/** State of this effect in a document. */
const knownOf = onceFor<Context, Known>(() => ({ done: new WeakMap() }));

/** Whether texts get other sizes than by `zoom`. */
export const changesText = ({ textFactor, settings }: Pick<Page, 'textFactor' | 'settings'>): boolean =>
  textFactor !== 1 || !!settings['smallest-text'] || !!settings.headings;

const times = (length: string, { textFactor }: Page): string =>
  `calc(${length} * var(${textVariable}, ${textFactor}))`;

/** Height of a line of text in em that shows all letters of a control, ascenders and descenders included. */
const controlLine = 1.2;
/** Distance in CSS pixels above a box from which a child lies outside. Badges and borders stand out by less. */
const standingOut = 8;
/** Largest heading as a multiple of the common text, if the reader asks for smaller ones. It is still told from text. */
const largestHeading = 1.5;
/** Part by which a size may differ from the wanted one. Browsers round computed lengths. */
const tolerance = 0.01;

/** The smallest text size in CSS pixels of the enlarged page. */
const smallest = ({ settings, zoom }: Page): number => (settings['smallest-text'] ?? 0) / zoom;

const isRoot = (element: Element): boolean => element === rootOf(element);

const declared = (element: Element): string => inlineStyleOf(element).fontSize;

export function overflowOf(element: Element): Overflow {
  const { clientHeight, children, offsetTop } = native(element as HTMLElement);
  // `scrollHeight` of a control does not include its text.
  let height = /^(input|select)$/.test(native(element).localName)
    ? parseFloat(styleOf(element).fontSize) * controlLine
    : 0;
  height = Math.max(native(element).scrollHeight, height);
  // A child at the lower edge overflows at the top, which `scrollHeight` does not include.
  for (const child of children as Iterable<Element> as Iterable<HTMLElement>) {
    const { offsetParent, offsetTop } = native(child);
    if (offsetTop < -standingOut && offsetParent === element)
      height = Math.max(height, clientHeight - offsetTop);
  }
  return [
    native(element).scrollWidth - native(element).clientWidth,
    height - clientHeight,
    clientHeight,
    offsetTop + clientHeight,
  ];
}

/** The font size of most of the text, in CSS pixels. */
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

/** Gives the elements their original sizes times the factor. */
function enlarge(context: Context, elements: Set<Element>): void {
  const { settings, textFactor, undo } = context;
  // The parents of the topmost elements, with temporary styles that restore the original sizes.
  const tops = new Map<HTMLElement, Record<string, string>>();
  for (const element of elements) {
    const top = isRoot(element) ? (element as HTMLElement) : parentOf(element);
    if (top !== element && elements.has(top)) continue;
    const change: Record<string, string> = { [textVariable]: '1', [`${textVariable}-min`]: '0px' };
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
  // While the variable is set inline, our rule in `styles` turns off transitions, so that measured sizes are final.
  const still = new Undo();
  for (const top of tops.keys()) still.force(top, { [textVariable]: `${textFactor}` });

  const known = knownOf(context);
  if (settings.headings) known.largestHeading ??= commonSize(goals) * largestHeading;
  const largest = known.largestHeading ?? Infinity;
  for (const [element, goal] of goals) {
    if (isRoot(element)) Object.assign(goal, { factor: 1, ratio: NaN });
    else if (goal.size) {
      // Look up the heading only for large text.
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
    ) > tolerance;
  const put = (element: Element, { size, factor, ratio }: Goal, name: string) => {
    let value = `${ratio}`;
    if (name === 'font-size')
      // The variable in the value marks it as ours, not the page's.
      value = factor === 1 ? `var(${textVariable}-1, ${size}px)` : times(`${size}px`, context);
    undo.force(element, { [name]: value });
  };
  // A root size in pixels has been enlarged, too, so sizes inherited from it would seem right. Correct the root first.
  for (const [element, goal] of goals)
    if (isRoot(element) && isOff(element, goal, 'font-size')) put(element, goal, 'font-size');
  for (const name of ['font-size', 'line-height'])
    for (let off = [...goals]; off.length;) {
      off = off.filter(([element, goal]) => isOff(element, goal, name));
      const all = new Map(off);
      // Change the topmost elements only. Their descendants may inherit the value.
      for (const [element, goal] of off) if (!all.has(parentOf(element))) put(element, goal, name);
      off = off.filter(([element]) => all.has(parentOf(element)));
    }
  still.run();
  for (const [element, goal] of goals) textGoals.set(element, goal);
}

/** Multiplies each text's own size by the text factor, however the page sets it. */
export const textSize: Effect = {
  name: 'text-size',

  styles(context) {
    return changesText(context)
      ? `:root { overflow-wrap: break-word !important }
      @container style(${textVariable}) { *, ::before, ::after { transition: none !important } }`
      : '';
  },

  declares: (page) => (changesText(page) ? `${page.textFactor} ${smallest(page)}` : ''),

  declarations(context, { text, style, rule }) {
    const change: Record<string, string> = {};
    const floor = smallest(context);
    const set = (name: string, value: string) => {
      if (value.includes(textVariable)) return;
      change[name] = value.replace(grows, (length) => times(length, context));
      // Keywords have no length, and a size of 0 hides text on purpose.
      if (floor && name === 'font-size' && /[1-9]|\(/.test(value))
        change[name] = `max(${change[name]}, var(${textVariable}-min, ${floor}px))`;
    };
    for (const { name, value } of declarationsOf(text))
      if (name === 'font' && style.fontSize) {
        set('font-size', style.fontSize);
        set('line-height', style.lineHeight);
      } else if (
        /^(font|font-size|line-height)$/.test(name) ||
        context.textVariables.has(name) ||
        (rule && /^(left|right|top|bottom|inset-.*|text-indent)$/.test(name) && far.test(value)) ||
        (name === 'margin-top' && isBelowText(style))
      )
        set(name, value);
    return change;
  },

  acts: (page) => (changesText(page) ? layoutOf(page) : ''),

  layout(context, find) {
    const { done } = knownOf(context);
    const news = new Set<Element>();
    for (const element of find('*'))
      if (
        native(element).isConnected &&
        'style' in native(element) &&
        !native(element).matches('head, head *') &&
        !isInEditor(element) &&
        done.get(element) !== declared(element)
      )
        news.add(element);
    if (news.size) enlarge(context, news);
    // Hidden elements are measured again when the page shows them.
    for (const element of news) if (native(element).checkVisibility()) done.set(element, declared(element));
  },
};
