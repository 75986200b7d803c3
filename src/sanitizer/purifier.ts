/** DOMPurify, for browsers without a built-in HTML sanitiser. */
export { default } from 'dompurify';
