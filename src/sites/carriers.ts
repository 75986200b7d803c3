/** Told of a link to a site of the organisation when the reader follows it: settings may be carried there. */
export const carriers = new Set<(link: HTMLAnchorElement) => void>();
