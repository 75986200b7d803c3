/**
 * Resolves an address. What cannot be resolved stays, and so does every scheme: `parseFeed` checks all addresses. It is
 * no `webUrl`, because this code is fetched alone and shares no module with the first script.
 */
export function absoluteUrl(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}
