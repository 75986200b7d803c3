import { css } from 'lit';

export const panelStyles = css`
  .panel {
    box-sizing: border-box;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 16px;
    border: 0;
    color: var(--pressroom-text, CanvasText);
    background: var(--pressroom-background, Canvas);
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block: 8px;
    line-height: 1.5;
    text-align: start;
  }
  .beside {
    position-anchor: --button;
    inset: auto;
    inline-size: min(26em, 100vw - 16px);
    block-size: auto;
    max-block-size: calc(100% - 12px);
    margin-block: 4px;
    border: 1px solid var(--pressroom-border, currentcolor);
    border-radius: var(--pressroom-radius, 4px);
  }
  /* The links scroll below «Close», so that it never covers their words. */
  dialog[open] {
    display: flex;
    flex-direction: column;
    padding: 16px 8px 0;
  }
  [part='close'] {
    align-self: end;
    margin-inline-end: 8px;
  }
  dialog nav {
    flex: 1;
    /* The focus rings of the links are drawn in the padding. */
    padding: 12px 8px;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block: 8px;
  }
  label {
    display: block;
    max-inline-size: 26em;
    margin-block-end: 12px;
    font-size: 0.875em;
  }
  /* The search box stands beside its name, so that a low window has room for sites. */
  dialog label {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
  }
  input {
    display: block;
    inline-size: 100%;
    margin-block-start: 8px;
    font-size: 1rem;
  }
  dialog input {
    flex: 9em;
    min-inline-size: 0;
    margin-block-start: 0;
  }
  :host([layout='list' i]) .sites {
    columns: 16em;
    column-gap: 48px;
  }
  .group-title {
    margin-block: 16px 4px;
    break-after: avoid;
    font-size: 1em;
  }
  a {
    display: block;
    padding-block: 10px;
    scroll-margin-block: 16px;
  }
  a img {
    margin-inline-end: 8px;
    vertical-align: middle;
  }
  [aria-current] {
    font-weight: 600;
  }
  [aria-current]::after {
    content: ' ✓' / '';
  }
  a:has(+ p) {
    padding-block-end: 2px;
  }
  li p:last-child {
    margin-block-end: 8px;
  }
  ::highlight(pressroom-match) {
    color: MarkText;
    background-color: Mark;
  }
  @media print {
    label {
      display: none;
    }
  }
`;
