import { css } from 'lit';

export const controlsStyles = css`
  /* If the row is larger than the page's bar, the background hides the page below it. */
  .row {
    background: var(--low-vision-background);
  }
  /* While a finger presses the row, the row lies over the page. */
  .row[popover] {
    position: fixed;
    inset: 0 auto auto 0;
    margin: 0;
    padding: 0;
    border: 0;
    color: inherit;
    background: var(--low-vision-background, Canvas);
    overflow: visible;
  }
  .panel {
    box-sizing: border-box;
    inset: 0 0 auto;
    inline-size: 100%;
    max-inline-size: none;
    block-size: auto;
    /* In a low window, the panel may take the full height. */
    max-block-size: max(60%, min(100%, 320px));
    margin: 0;
    padding: 12px 16px;
    border: 0;
    border-block-end: 2px solid;
    color: var(--low-vision-text, var(--pressroom-text, CanvasText));
    background: var(--low-vision-background, var(--pressroom-background, Canvas));
    font-size: 16px;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .beside {
    inset: auto;
    position-anchor: --low-vision;
    inline-size: min(32em, 100%);
    max-block-size: 100%;
    border: 2px solid;
  }
  @supports not (position-area: block-end) {
    .beside {
      inset: 0 0 auto auto;
      max-block-size: 60%;
    }
  }
  h2 {
    margin: 0;
    font-size: 1.25em;
    line-height: 1.3;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
  }
  fieldset {
    min-inline-size: 0;
    margin: 12px 0 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
  }
  details {
    margin-block-start: 8px;
    border-block-start: 1px solid;
  }
  summary {
    padding-block: 10px;
    font-weight: 600;
  }
  .panel a {
    display: inline-block;
    padding-block: 10px;
    color: var(--low-vision-link, var(--pressroom-accent, LinkText));
  }
  .notes {
    margin-block-start: 12px;
  }
  .notes p {
    margin-block: 8px;
    max-inline-size: 45em;
  }
  button:disabled {
    border-style: dashed;
    opacity: 1;
    cursor: default;
  }
  [data-set='font:sans'] {
    font-family: Arial, sans-serif;
  }
  [data-set='font:serif'] {
    font-family: 'Times New Roman', serif;
  }
  [data-set='font:legible'] {
    font-family: Andika, Arial, sans-serif;
  }
`;
