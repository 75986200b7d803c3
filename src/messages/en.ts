export const en = {
  heading: 'Most recent press releases',
  loading: 'Loading press releases…',
  empty: 'There are no press releases.',
  failed: 'The press releases cannot be shown at the moment.',
  retry: 'Try again',
};
