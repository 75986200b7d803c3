/** Lit, shared by all classic scripts of a page: see build/scripts.ts. */
export { adoptStyles, css, html, LitElement, nothing, render } from 'lit';
export { Directive, directive } from 'lit/directive.js';
