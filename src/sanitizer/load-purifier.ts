import type { DOMPurify } from 'dompurify';

/** DOMPurify, as a part of the program that is loaded when it is needed. The classic script has another way. */
export const loadPurifier = async (): Promise<DOMPurify> => (await import('dompurify')).default;
