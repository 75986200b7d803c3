import type { DOMPurify } from 'dompurify';

/** Fetches DOMPurify. Only browsers without a built-in HTML sanitiser need it. */
export const loadPurifier = async (): Promise<DOMPurify> => (await import('./purifier.js')).default;
