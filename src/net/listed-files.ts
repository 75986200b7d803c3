/** The integrity of the files that `loadListed` loads, by name. The build writes it. */
export const integrity: Record<string, string> = __LISTED_FILES__;
