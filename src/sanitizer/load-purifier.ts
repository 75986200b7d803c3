import type { DOMPurify } from 'dompurify';

/** Fetches DOMPurify, which only a browser without a sanitiser of its own needs. */
export const loadPurifier = async (): Promise<DOMPurify> => (await import('./purifier.js')).default;
