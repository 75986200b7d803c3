/** The browser's original getter. While the page is enlarged, scripts get another value. */
const clientY = Object.getOwnPropertyDescriptor(
  (globalThis as Partial<typeof globalThis>).MouseEvent?.prototype ?? {},
  'clientY',
);

/** The vertical place of the pointer in CSS pixels of the window. */
export const pointerY = (event: Event): number => clientY?.get?.call(event) as number;
