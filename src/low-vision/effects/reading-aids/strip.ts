import { native } from '../../../base/natives.js';
import { rootOf, viewOf } from '../../engine/around.js';
import { boxOf, windowOf } from '../../engine/measure.js';
import { markOwn } from '../../engine/own-copies.js';
import type { Effect } from '../effect.js';
import { pointerY } from './pointer.js';

const name = 'low-vision-strip';

const controls =
  'a[href],button,summary,label,input,select,textarea,[role=button],[role=link],[role=tab],[role=option],[role^=menuitem],[role=checkbox],[role=radio],[role=switch]';
const blocks = 'p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,figcaption,caption,blockquote,pre,legend,img[alt]';

/** Characters of a long text before the pointer. */
const before = 30;
/** Most characters that are shown. */
const most = 400;
/** Half of the height around the pointer that stays free, in CSS pixels. */
const line = 24;

/** The control or the paragraph around an element, also around the host of its shadow tree. */
function subjectOf(element: Element | null, selector: string): HTMLElement | undefined {
  if (!element) return undefined;
  const found = native(element).closest<HTMLElement>(selector);
  const { host } = native(native(element).getRootNode() as Partial<ShadowRoot>);
  return found ?? (host && subjectOf(host, selector));
}

const squeeze = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** The name of a control with its value, or the text of a paragraph. */
function textOf(element: HTMLElement): string {
  const root = native(element).getRootNode() as Document;
  const attribute = (of: string) => squeeze(native(element).getAttribute(of));
  const byIds = attribute('aria-labelledby')
    .split(' ')
    .map((id) => (id ? native(root).getElementById(id)?.textContent : ''))
    .join(' ');
  const { labels, value, type, selectedOptions } = element as HTMLElement &
    Partial<HTMLInputElement & HTMLSelectElement>;
  const isField = native(element).matches('input,select,textarea');
  const label = [...(labels ?? [])].map(({ innerText }) => innerText).join(' ');
  const named =
    squeeze(byIds) ||
    attribute('aria-label') ||
    squeeze(isField ? label : native(element).innerText) ||
    attribute('alt') ||
    [...native(element).querySelectorAll('img')].map(({ alt }) => alt).join(' ') ||
    attribute('title') ||
    attribute('placeholder');
  if (!isField || /^(password|checkbox|radio|file|image|hidden)$/.test(type ?? '')) return named;
  const written = squeeze(selectedOptions ? [...selectedOptions].map(({ text }) => text).join(', ') : value);
  return [named, written].filter(Boolean).join(': ');
}

/** WebKit has the older of these methods alone. */
interface Carets {
  caretPositionFromPoint?(x: number, y: number): CaretPosition | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

/** The part of a paragraph at the pointer, from the beginning of the sentence if it is near. */
function fromPointer(element: HTMLElement, text: string, { clientX: x, clientY: y }: PointerEvent): string {
  const document = native(native(element).ownerDocument) as Carets;
  const position = document.caretPositionFromPoint?.(x, y);
  const caret = position ? undefined : document.caretRangeFromPoint?.(x, y);
  const node = position?.offsetNode ?? caret?.startContainer;
  if (!node || !native(element).contains(node)) return text;
  const range = native(native(element).ownerDocument).createRange();
  range.setStart(element, 0);
  range.setEnd(node, position?.offset ?? caret?.startOffset ?? 0);
  const at = squeeze(range.toString()).length;
  if (at <= before) return text;
  const sentence = text.slice(0, at).search(/[.!?…]\s\S[^.!?…]*$/) + 2;
  const start = sentence > 1 && at - sentence <= before ? sentence : text.lastIndexOf(' ', at - before) + 1;
  return `${start > 0 && start !== sentence ? '… ' : ''}${text.slice(start)}`;
}

/**
 * Shows the text under the pointer or of the focused control large, at an edge of the window. It is for readers who keep
 * the page small.
 */
export const strip: Effect = {
  name: 'strip',

  acts: ({ settings: { strip }, zoom }) => (strip ? `${strip} ${zoom}` : ''),

  start({ document, undo, zoom }) {
    const element = native(document).createElement(name);
    const view = viewOf(document);
    let frame = 0;
    let latest: { event: Event; target: Element } | undefined;
    /** The element whose text Escape has hidden. It stays hidden until the reader comes to another element. */
    let dismissed: Element | undefined;
    let shown: Element | undefined;
    let isTop = false;

    const hide = () => {
      shown = undefined;
      if (native(element).matches(':popover-open')) element.hidePopover();
    };
    /** Goes to the other edge if the strip would cover what the reader looks at, in CSS pixels of the window. */
    const place = (top: number, bottom: number) => {
      const { height } = boxOf(element, 1 / zoom);
      const [, end] = windowOf(view);
      const covers = (atTop: boolean) => (atTop ? top < height : bottom > end - height);
      if (covers(isTop) && !covers(!isTop)) isTop = !isTop;
      element.className = isTop ? 'top' : '';
    };
    const show = () => {
      frame = 0;
      if (!latest) return;
      const { event, target } = latest;
      const isPointer = event.type === 'pointermove';
      const control = subjectOf(target, controls);
      const subject = control ?? subjectOf(target, blocks);
      if (subject && subject === dismissed) return;
      dismissed = undefined;
      const whole = subject ? textOf(subject) : '';
      const text =
        !subject || control || !isPointer ? whole : fromPointer(subject, whole, event as PointerEvent);
      if (!subject || !text) {
        hide();
        return;
      }
      element.textContent = text.slice(0, most);
      // A popover opened last is on top of the top layer, also over a modal dialog.
      if (subject !== shown) {
        hide();
        element.showPopover();
        shown = subject;
      }
      const { top, height } = boxOf(subject);
      const y = isPointer && !control ? pointerY(event) : undefined;
      if (y === undefined) place(top, top + height);
      else place(y - line, y + line);
    };
    const heard = (event: Event) => {
      const [target] = event.composedPath() as Element[];
      if (event.type === 'keydown') {
        if ((event as KeyboardEvent).key !== 'Escape') return;
        dismissed = shown;
        hide();
      } else if (target && native(target).nodeType === 1) {
        // A pressed element also gets the focus.
        if (event.type === 'focusin' && !native(target).matches(':focus-visible')) return;
        latest = { event, target };
        frame ||= view.requestAnimationFrame(show);
      }
    };
    markOwn(element);
    element.popover = 'manual';
    element.ariaHidden = 'true';
    native(rootOf(document)).append(element);
    for (const type of ['pointermove', 'focusin', 'input', 'keydown'])
      undo.listen(document, type, heard, true);
    undo.add(() => {
      view.cancelAnimationFrame(frame);
      element.remove();
    });
  },

  styles({ settings, zoom }, root) {
    if (!settings.strip || !('documentElement' in native(root))) return '';
    return `${name} { all: initial; position: fixed; inset: auto 0 0; box-sizing: border-box; max-block-size: 33vh; padding: 0.2em 0.4em; border-block: 3px solid; overflow: hidden; pointer-events: none; zoom: ${1 / zoom}; color: var(--low-vision-text, CanvasText); background: var(--low-vision-background, Canvas); font: calc(0.16px * ${settings.strip})/1.3 sans-serif; overflow-wrap: anywhere }
      ${name}.top { inset: 0 0 auto }
      ${name}:not(:popover-open) { display: none }
      @media print { ${name} { display: none } }`;
  },
};
