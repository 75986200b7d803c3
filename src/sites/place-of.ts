/** Host (without `www.`), port and path segments: what tells sites apart. */
export function placeOf(address: string): string[] {
  const { host, pathname } = new URL(address);
  return [host.replace(/^www\./, ''), ...pathname.split('/').filter(Boolean)];
}
