/**
 * English is built into each script that shows it. The other languages have the same keys. Sentences of what is fetched
 * later have files of their own, since bundlers keep or drop whole files.
 */

/** Sentences that all elements share. */
export const elements = {
  loading: 'Loading…',
  failed: 'This list cannot be shown at the moment.',
  notUpdated: 'Could not be updated.',
  saved: (time: string) => `Saved at ${time}`,
  retry: 'Try again',
  more: 'Show more',
  close: 'Close',
};

/** Sentences of lists and releases. In other languages, they stand among those of all elements. */
export const news = {
  heading: 'Most recent press releases',
  empty: 'There are no press releases.',
  updated: 'updated',
  isNew: 'new',
  files: (count: number): string => (count === 1 ? '1 file' : `${count} files`),
  shown: (count: number, total?: number): string => (total ? `${count} of ${total}` : `${count} shown`),
  moreFailed: 'More cannot be loaded at the moment.',
  all: 'All press releases',
};

/** Sentences of the button of `<low-vision-toggle>`. The button is shown before the panel is fetched. */
export const toggle = {
  label: 'Low-vision mode',
  failed: 'The low-vision mode could not be loaded.',
  retry: 'Try again',
};

export { lowVision } from './en-low-vision.js';

/** Words that the engine writes into the page. */
export const page = {
  show: 'Show',
  picture: 'Picture without description',
  table: 'Table',
};
