import { css } from 'lit';

/* Sizes are in em: the script sets a scale that leaves room for the page. */
export const controlsStyles = css`
  /* If the row is larger than the page's bar, the background hides the page below it. */
  .row {
    font-size: calc(16px * var(--scale));
    background: var(--low-vision-background);
  }
  .row[popover],
  .row:not(:first-child) {
    padding: 0;
    color: var(--low-vision-text, CanvasText);
    background: var(--low-vision-background, Canvas);
  }
  /* While a finger presses the row, two lines of it lie over the page. The others come when the pointer leaves. */
  .row[popover] {
    position: fixed;
    inset: 0 auto auto 0;
    margin: 0;
    border: 0;
    overflow: clip;
    overflow-clip-margin: 0.5em;
    max-block-size: 6em;
  }
  /* One line fits the window without the limit that a pressed row has inline. */
  .row.compact {
    flex-wrap: nowrap;
    max-inline-size: none !important;
  }
  .row.compact,
  .compact .button {
    gap: 0.25em;
    line-height: 1.15;
  }
  .compact [data-do='colours'],
  .row.compact [data-do='article'],
  .row.compact [data-do='off'],
  .row > [hidden] {
    display: none;
  }
  .row.compact button {
    min-inline-size: 2.75em;
    min-block-size: 2.75em;
    padding: 0 0.35em;
  }
  .compact .button {
    flex: none;
  }
  .compact .button span {
    position: absolute;
    inline-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* The text has a second line only if the row would not have one line. Its words stay whole if there is room. */
  .compact [part='settings-button'] {
    flex: 1 1 min-content;
    max-inline-size: max-content;
    overflow-wrap: break-word;
  }
  /* A double edge and a sign show the state in all colours. */
  :is([aria-pressed='true'], [aria-checked='true']) {
    outline: 0.1em solid;
    outline-offset: -0.3em;
    font-weight: 700;
    &::after {
      content: '✓' / '';
      margin-inline-start: 0.35em;
    }
  }
  @media print {
    .row[popover] {
      display: none !important;
    }
  }
`;
