/** Reads the body of an answer. Ends the transfer and returns `undefined` if it is larger than `maxBytes`. */
export async function bytesOf({ body }: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const reader = body?.getReader();
  const parts: BlobPart[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) break;
    parts.push(value);
    if ((size += (value as Uint8Array).length) <= maxBytes) continue;
    await reader?.cancel();
    return undefined;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
