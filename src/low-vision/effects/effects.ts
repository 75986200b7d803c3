import { colours, coloursOfPictures } from './colours/colours.js';
import type { Effect, Page } from './effect.js';
import { columnQuestion } from './one-column/column-question.js';
import { iconFonts } from './text/icon-fonts.js';
import { links } from './text/links.js';
import { text } from './text/text.js';
import { changesText, textSize } from './text-size/text-size.js';
import { enlargePage } from './zoom/enlarge-page.js';
import { scriptAnswers } from './zoom/script-answers.js';

/**
 * The effects in the order in which they run. Effects that depend on the layout of others come last. The effects of
 * `further-effects.ts` follow at the end as soon as they are here.
 */
export const effects: Effect[] = [
  enlargePage,
  scriptAnswers,
  iconFonts,
  textSize,
  text,
  links,
  colours,
  coloursOfPictures,
  columnQuestion,
];

type FetchFile = () => Promise<{ furtherEffects: readonly Effect[] }>;

/** Absent when the further effects are here. ES modules have them from the beginning. */
let fetchFile: FetchFile | undefined;

export function addEffects(added: readonly Effect[]): void {
  effects.push(...added);
}

/** @param fetch function that contains the `import()` of `further-effects.ts`. It may be called again after a failure */
export function fetchEffects(fetch: FetchFile): void {
  fetchFile = fetch;
}

/** Whether the further effects have to be fetched. */
export const lacksEffects = (): boolean => !!fetchFile;

/** Fetches the further effects. @throws Error with the file's name */
export async function loadEffects(): Promise<void> {
  const { furtherEffects = [] } = (await fetchFile?.()) ?? {};
  // Another document may have asked at the same time.
  if (fetchFile) addEffects(furtherEffects);
  fetchFile = undefined;
}

type Needing = Pick<Page, 'settings' | 'zoom' | 'textFactor' | 'unreadable'>;

/** The settings whose effects are further ones, with any value. */
const further = /^(images|embeds|motion|cursor|guide|strip|paragraph-spacing|line-length|justify|hyphens)$/;

/** Zoom from which most pages need one column or have too large bars. */
const large = 2;

/** Whether settings need the further effects in every page. */
export const needsEffects = (page: Needing): boolean => {
  const { settings, zoom, unreadable } = page;
  const { columns, font, scheme } = settings;
  return (
    zoom >= large ||
    columns === 'one' ||
    font === 'legible' ||
    (unreadable && !!scheme) ||
    Object.keys(settings).some((name) => further.test(name)) ||
    changesText(page)
  );
};
