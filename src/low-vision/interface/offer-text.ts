import { native } from '../../base/natives.js';
import { interfaceLanguage } from '../../i18n/languages.js';
import { lowVision } from '../../i18n/en-low-vision.js';
import { offerSentences } from '../../i18n/reading-sentences.js';
import { sentencesOf } from '../../i18n/sentences.js';
import { keepReadingPlace } from '../engine/reading-place.js';
import { rootsIn } from '../engine/roots.js';

/** The lines that are shown. */
const lines = new WeakMap<Document, HTMLElement>();

/** The documents in which the reader has closed the line. */
const closed = new WeakSet<Document>();

/** A toggle that the reader sees, in a page that has an article. The row has a button for it then, shown or not. */
function toggleIn(document: Document): HTMLElement | undefined {
  for (const root of rootsIn(document))
    for (const element of native(root).querySelectorAll<HTMLElement>('*')) {
      if (!/low-vision-toggle$/.test(native(element).localName)) continue;
      const { shadowRoot } = native(element);
      if (
        shadowRoot?.querySelector('.row [data-do=article]') &&
        shadowRoot.querySelector('.button')?.checkVisibility()
      )
        return element;
    }
  return undefined;
}

/**
 * Offers «Only the text» in a line below the row, where a page is wider than the window although the mode has done all it
 * can. The line is in the live region of the toggle. So screen readers announce it, and the focus stays.
 * @param isWide `false` to remove the line
 * @returns whether the line is new. The bar that holds the row is higher then
 */
export function offerText(document: Document, isWide: boolean): boolean {
  const line = lines.get(document);
  if (!isWide && line) {
    lines.delete(document);
    keepReadingPlace(document, () => {
      line.remove();
    });
  }
  if (!isWide || closed.has(document)) return false;
  const toggle = toggleIn(document);
  if (!toggle) return false;
  const find = (selector: string) => toggle.shadowRoot?.querySelector<HTMLElement>(selector);
  const shown = line ?? make(document, toggle, find('.root')?.lang ?? '');
  shown.style.fontSize = `calc(16px * ${find('.row')?.style.getPropertyValue('--scale') || '1'})`;
  if (line?.isConnected) return false;
  lines.set(document, shown);
  keepReadingPlace(document, () => {
    find('.root > [role=status]')?.append(shown);
  });
  return true;
}

function make(document: Document, toggle: HTMLElement, tag: string): HTMLElement {
  const language = interfaceLanguage(tag) ?? 'en';
  const { article, close } = sentencesOf('lowVision', language, lowVision);
  const line = native(document).createElement('div');
  line.part.add('status');
  line.style.cssText =
    'display:flex;flex-wrap:wrap;gap:.5em;align-items:center;color:var(--low-vision-text,CanvasText);background:var(--low-vision-background,Canvas)';
  const button = (label: string) => {
    const one = native(document).createElement('button');
    one.type = 'button';
    one.part.add('control');
    one.textContent = label;
    return one;
  };
  const [read, leave] = [button(article), button(close)];
  read.dataset['do'] = 'article';
  leave.addEventListener('click', (event) => {
    // The toggle would close its panel.
    event.stopPropagation();
    closed.add(document);
    offerText(document, false);
    toggle.focus();
  });
  line.append(offerSentences(language).wide, read, leave);
  return line;
}
