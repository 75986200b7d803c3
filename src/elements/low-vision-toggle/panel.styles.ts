import { css } from 'lit';

/** Sizes are in em: the script sets a scale that leaves half of the window to the page. */
export const panelStyles = css`
  .panel {
    font-size: calc(16px * var(--scale));
    box-sizing: border-box;
    inset: 0 0 auto;
    inline-size: 100%;
    max-inline-size: none;
    block-size: auto;
    /* In a low window, the panel may take more. */
    max-block-size: max(50%, min(100%, 10em));
    margin: 0;
    padding: 0 0.75em 0.75em;
    border: 0;
    border-block: 3px solid;
    color: var(--low-vision-text, var(--pressroom-text, CanvasText));
    background: var(--low-vision-background, var(--pressroom-background, Canvas));
    line-height: 1.3;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block-start: 4.5em;
  }
  .bottom {
    inset: auto 0 0;
  }
  .beside {
    inset: auto;
    position-anchor: --low-vision;
    inline-size: min(32em, 100%);
    max-block-size: min(100%, var(--half));
    border: 3px solid;
  }
  @supports not (position-area: block-end) {
    .beside {
      inset: 0 0 auto auto;
      max-block-size: 50%;
    }
  }
  .panel button,
  summary {
    min-inline-size: 2.75em;
    min-block-size: 2.75em;
    padding: 0.25em 0.6em;
    border: 1px solid;
    color: inherit;
    background: none;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  summary {
    min-block-size: 0;
    padding-block: 0.7em;
  }
  .panel a {
    display: inline-block;
    padding-block: 0.75em;
    color: var(--low-vision-link, var(--pressroom-accent, LinkText));
  }
  h2,
  legend,
  summary,
  [role='spinbutton'] {
    font-size: 1em;
    font-weight: 700;
  }
  h2 {
    flex: 1;
    margin: 0;
    /* A frame would look like a field. */
    &:focus-visible:focus-visible {
      outline: none;
      box-shadow: none;
      text-decoration: underline;
    }
  }
  .head,
  .sets,
  .set,
  .values,
  .folds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
    align-items: center;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    /* With more lines, it would hide too much of the settings. */
    flex-wrap: nowrap;
    z-index: 1;
    justify-content: end;
    margin-inline: -0.75em;
    padding: 0.4em 0.75em;
    border-block-end: 2px solid;
    background: inherit;
  }
  /* Each word stays whole: the row is narrow, and the buttons would shrink to single letters. */
  .head button {
    min-inline-size: min-content;
    overflow-wrap: normal;
  }
  .sets {
    column-gap: 1.5em;
  }
  .values {
    padding-block: 0.2em;
  }
  [role='spinbutton'] {
    min-inline-size: 5em;
    padding-block: 0.5em;
    text-align: center;
  }
  [data-sign]::before {
    content: attr(data-sign);
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  .folds {
    align-items: start;
    margin-block: 0.5em;
    padding-block: 0.5em;
    border-block: 2px solid;
  }
  details[open] {
    flex-basis: 100%;
  }
  ul {
    margin: 0;
    padding-inline-start: 1em;
    list-style: none;
  }
  .notes p {
    margin-block: 0.5em;
    max-inline-size: 45em;
  }
  .panel :is(:disabled, [aria-disabled='true']) {
    border-style: dashed;
  }
  .compact h2 {
    position: absolute;
    clip-path: inset(50%);
  }
  @media print {
    .panel {
      display: none !important;
    }
  }
`;
