import { css } from 'lit';

/**
 * The engine applies the reader's settings to these styles as it does to the styles of a page. The colours of the system
 * apply without a scheme, whatever colours the page has.
 */
export const textStyles = css`
  dialog {
    box-sizing: border-box;
    position: fixed;
    inset: 0;
    inline-size: auto;
    max-inline-size: none;
    block-size: auto;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    color: var(--low-vision-text, CanvasText);
    background: var(--low-vision-background, Canvas);
    font: 18px/1.6 sans-serif;
    overflow: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
  }
  low-vision-panel {
    display: block;
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding: 4px;
    border-block-end: 2px solid;
    background: var(--low-vision-background, Canvas);
    overflow-wrap: break-word;
  }
  article {
    max-inline-size: 40em;
    margin-inline: auto;
    padding: 16px;
  }
  h1 {
    margin: 0;
    font-size: 1.4em;
    line-height: 1.25;
  }
  .body :is(h1, h2) {
    font-size: 1.25em;
  }
  .body :is(h3, h4, h5, h6) {
    font-size: 1.1em;
  }
  h1,
  .body :is(h1, h2, h3, h4, h5, h6),
  .body [id] {
    /* The bar is above it. */
    scroll-margin-block-start: 5em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: start;
    margin-block: 16px;
  }
  button,
  summary {
    box-sizing: border-box;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid;
    border-radius: 4px;
    color: inherit;
    background: none;
    font: inherit;
    cursor: pointer;
  }
  details[open] {
    flex-basis: 100%;
  }
  nav ul {
    margin-block: 8px;
    padding-inline-start: 1.2em;
  }
  nav a {
    display: inline-block;
    min-block-size: 24px;
    padding-block: 4px;
  }
  img,
  video {
    max-inline-size: 100%;
    block-size: auto;
  }
  audio {
    max-inline-size: 100%;
  }
  figure {
    margin-inline: 0;
  }
  pre {
    white-space: pre-wrap;
  }
  blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 4px solid;
  }
  .table {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    overflow-wrap: normal;
  }
  :is(th, td) {
    padding: 4px 8px;
    border: 1px solid;
    text-align: start;
    vertical-align: top;
  }
  :focus-visible {
    outline: 3px solid;
    outline-offset: 2px;
  }
  /* It has the focus first, so that a screen reader says it. It does nothing. */
  .title {
    outline: none;
  }
`;
