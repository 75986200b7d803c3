/** Lit, for all classic scripts of a page: see build/scripts.ts. */
export { css, html, LitElement, nothing, render } from 'lit';
export { Directive, directive } from 'lit/directive.js';
