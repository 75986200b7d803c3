/**
 * Resolves an address of any scheme, and returns an invalid one as it is: `parseFeed` checks all addresses. It does not
 * use `webUrl`, because this code is fetched alone and shares no module with the first script.
 */
export function absoluteUrl(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}
