/** @returns `undefined` for an unknown encoding, and for wrong bytes unless they are to be replaced */
export function decode(bytes: Uint8Array, encoding: string, replaces = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: !replaces }).decode(bytes);
  } catch {
    return undefined;
  }
}
