/** Sentences of `<site-switcher>`. In other languages, they stand among those of all elements. */
export const sites = {
  sites: 'Websites of the structural units',
  findSite: 'Find a website',
  noSites: 'No website was found.',
};
