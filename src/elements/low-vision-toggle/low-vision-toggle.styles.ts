import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }
  .root {
    color: var(--low-vision-text, var(--pressroom-text, inherit));
  }
  .row,
  .values {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  button,
  summary,
  a {
    box-sizing: border-box;
    min-inline-size: 44px;
    min-block-size: 44px;
    max-inline-size: 100%;
    /* Borders of many pages are too faint for readers with low vision. */
    border-color: currentcolor;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  /* With the value anywhere, buttons beside a title in a bar could shrink to the width of one letter. */
  .row button {
    overflow-wrap: break-word;
  }
  .button {
    anchor-name: --low-vision;
    display: inline-flex;
    gap: 8px;
    align-items: center;
    text-align: start;
  }
  .button svg {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }
  /* A double edge and a sign show the state in all colours. */
  [aria-pressed='true'] {
    outline: 2px solid;
    outline-offset: -5px;
    font-weight: 700;
  }
  [aria-pressed='true']::after {
    content: '✓' / '';
    margin-inline-start: 6px;
  }
  :focus-visible:focus-visible {
    outline: 3px solid var(--pressroom-focus, currentcolor);
    outline-offset: 2px;
    box-shadow: none;
  }
  @media print {
    :host,
    .row[popover],
    .panel {
      display: none !important;
    }
  }
`;
