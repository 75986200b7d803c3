/** A URL to request, or a document: its text, its bytes, or parsed JSON. */
export type Input = string | URL | Uint8Array | ArrayBuffer | object;

/** Options of a check. */
export interface CheckOptions {
  /** The base for relative addresses of a document that was not requested. */
  base?: string | undefined;
  /** Milliseconds for one request; the default is 10 000. */
  timeout?: number | undefined;
}

/** Whether an input is an address to request. */
export const isAddress = (input: unknown): input is string | URL =>
  input instanceof URL || (typeof input === 'string' && /^\s*https?:\/\/[^\n<{]*$/i.test(input));

/** The ends of file names that are no domains. */
const fileEnding = /\.(?:xml|rss|rdf|atom|json|txt|html?|php|gz|zip)$/i;

/**
 * The address that a person means who writes `example.org/feed.xml`, `feed://…` or `http:/…`.
 * @returns `undefined` for a text that is like no address
 */
export function addressMeant(written: string): string | undefined {
  const text = written.trim();
  if (/[\s<>{}"]/.test(text) || text.length > 2000) return undefined;
  const [, rest = ''] =
    /^(?:(?:feed|rss|webcal):(?=https?:)|(?:feed|rss|webcal|ftps?|h?t{1,3}ps?)(?::\/*|\/\/)|\/\/)?(.*)$/i.exec(
      text,
    ) ?? [];
  const address = rest.replace(/^https?:\/*/i, '');
  const [, host = '', port = '', path = ''] = /^([^/:?#]+)(:\d+)?([/?#].*)?$/.exec(address) ?? [];
  const isHost =
    /^(?:[\p{L}\d-]+\.)+\p{L}{2,}$/u.test(host) && (address !== text || !!path || !fileEnding.test(host));
  if (host === 'localhost' && (port || path)) return `http://${address}`;
  return isHost ? `https://${address}` : undefined;
}

/** The reason why an address cannot be requested; `''` for a good one. */
export function faultOfAddress(address: string): string {
  if (!URL.canParse(address))
    return `It is no valid address: ${address.slice(0, 200)}. Write one such as https://www.ministry.example/feed.xml.`;
  const { username, password } = new URL(address);
  return username || password
    ? 'Its address has a user name and a password, which browsers refuse. Make the feed public, and write its address without them.'
    : '';
}

/** A name of a value for a message. */
const nameOf = (value: unknown): string =>
  value === null || typeof value !== 'object'
    ? typeof value === 'string'
      ? JSON.stringify(value.slice(0, 80))
      : String(value)
    : `a ${(value as { constructor?: { name?: string } }).constructor?.name ?? 'value'}`;

/** Whether an object may come from `JSON.parse`, in any frame. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return Array.isArray(value) || !prototype || Object.getPrototypeOf(prototype) === null;
}

/**
 * Checks the arguments of a public function.
 * @throws TypeError for a mistake of the calling script
 */
export function checkArguments(name: string, input: unknown, options: unknown): void {
  const isInput =
    typeof input === 'string' ||
    input instanceof URL ||
    ArrayBuffer.isView(input) ||
    input instanceof ArrayBuffer ||
    (typeof input === 'object' && input !== null && isPlain(input));
  if (!isInput)
    throw new TypeError(
      `${name}: the input must be an address, or a document as text, bytes or parsed JSON. It is ${nameOf(input)}.${input instanceof Promise ? ' Await it first.' : ''}`,
    );
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`${name}: the options must be an object. They are ${nameOf(options)}.`);
  const { base, timeout } = options as Record<string, unknown>;
  if (base !== undefined && !(typeof base === 'string' && isAddress(base) && URL.canParse(base)))
    throw new TypeError(
      `${name}: "base" must be an http(s) address, such as "https://www.ministry.example/". It is ${nameOf(base)}.`,
    );
  if (timeout !== undefined && !(typeof timeout === 'number' && timeout > 0 && timeout < 2 ** 31))
    throw new TypeError(`${name}: "timeout" must be a number of milliseconds. It is ${nameOf(timeout)}.`);
}
