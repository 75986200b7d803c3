export const en = {
  heading: 'Most recent press releases',
  loading: 'Loading…',
  empty: 'There are no press releases.',
  failed: 'This list cannot be shown at the moment.',
  saved: (time: string) => `Saved at ${time}`,
  retry: 'Try again',
  sites: 'Websites of the structural units',
  findSite: 'Find a website',
  noSites: 'No website was found.',
  more: 'Show more',
  close: 'Close',
};
