/** English is built into each script that shows it. The other languages have the same keys. */

/** Sentences that all elements share. */
export const elements = {
  heading: 'Most recent press releases',
  loading: 'Loading…',
  empty: 'There are no press releases.',
  updated: 'updated',
  isNew: 'new',
  files: (count: number): string => (count === 1 ? '1 file' : `${count} files`),
  failed: 'This list cannot be shown at the moment.',
  notUpdated: 'Could not be updated.',
  saved: (time: string) => `Saved at ${time}`,
  retry: 'Try again',
  more: 'Show more',
  shown: (count: number, total?: number): string => (total ? `${count} of ${total}` : `${count} shown`),
  moreFailed: 'More cannot be loaded at the moment.',
  all: 'All press releases',
  close: 'Close',
};

/** Sentences of `<press-release>`. */
export const release = {
  failed: 'This press release cannot be shown at the moment.',
  notFound: 'This press release is not here. It may have been moved or withdrawn.',
  attachments: 'Files',
  table: 'Table',
  picture: 'Picture',
  source: 'Source:',
  share: 'Share',
  copyLink: 'Copy link',
  copied: 'Link copied',
  print: 'Print',
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

/** Sentences of the controls for reading aloud. */
export const speech = {
  play: 'Read aloud',
  pause: 'Pause',
  resume: 'Go on',
  back: 'Back',
  stop: 'Stop',
  slower: 'Slower',
  faster: 'Faster',
  none: 'Your device has no voice for this.',
  network: 'This voice is not on your device: the text is sent to the voice’s maker.',
  allow: 'Use it all the same',
};
