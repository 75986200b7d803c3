/** `pressroom-sanitizer.js`: DOMPurify, for the script that asked for it. */
import DOMPurify from 'dompurify';

document.currentScript?.dispatchEvent(new CustomEvent('pressroom-sanitizer', { detail: DOMPurify }));
