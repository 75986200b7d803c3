/** Sentences of the optional parts of a list. In other languages, they stand among those of all elements. */
export const list = {
  search: 'Search the press releases',
  searched: (count: number): string => `Only the ${count} most recent ones are searched.`,
  found: (count: number): string => `Found: ${count}`,
  noneFound: 'Nothing was found.',
  topics: 'Topics',
  newcomers: (count: number): string => (count === 1 ? '1 new release' : `${count} new releases`),
  read: 'Read here',
  previous: 'Previous release',
  next: 'Next release',
};
