const told = new Set<string>();

/** Writes a message for the webmaster to the console. Each message appears once, however many elements report it. */
export function report(level: 'warn' | 'error', element: Element, text: string): void {
  const line = `[pressroom] <${element.localName}>: ${text}`;
  if (!told.has(line)) console[level](line);
  told.add(line);
}
