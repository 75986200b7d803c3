/** English sentences of the reading tools. Each group is built into the file that shows it. */

/** In the panel. */
export const tools = {
  outline: 'Outline of the page',
  help: 'What each setting does',
  toolFailed: 'This could not be loaded.',
};

/** Below the row, where a page cannot be enlarged well. */
export const offer = {
  wide: 'At this size, the page does not fit in the window.',
};

/** In «Only the text». */
export const text = {
  back: 'Back',
  contents: 'Headings',
  print: 'Print',
  noArticle: 'This page has no longer text that can be shown alone.',
  wideTable: 'Table',
};

/** In the outline of the page: the names of its parts. */
export const parts = {
  noParts: 'This page has no headings.',
  banner: 'Top of the page',
  navigation: 'Menu',
  search: 'Search',
  main: 'Main part',
  complementary: 'Beside the main part',
  region: 'Part',
  form: 'Form',
  contentinfo: 'End of the page',
};
