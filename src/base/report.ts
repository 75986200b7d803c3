const told = new Set<string>();

/** Tells the webmaster, in the console, once: ten elements with one mistake make one line. */
export function report(level: 'warn' | 'error', element: Element, text: string): void {
  const line = `[pressroom] <${element.localName}>: ${text}`;
  if (!told.has(line)) console[level](line);
  told.add(line);
}
