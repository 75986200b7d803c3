/** DOMPurify, for browsers without a sanitiser of their own. */
export { default } from 'dompurify';
