/**
 * Resolves an address of any scheme, and returns an invalid address unchanged: `parseFeed` checks all addresses later.
 * This function does not use `webUrl`: that module would become a part of the file in which this function is fetched.
 */
export function absoluteUrl(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}
