import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }
  /* Letters of pages with a light weight are too thin. */
  .root {
    font-weight: 400;
    color: var(--low-vision-text, var(--pressroom-text, inherit));
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  button {
    min-inline-size: 44px;
    max-inline-size: 100%;
    /* Borders of many pages are too faint for readers with low vision. */
    border-color: currentcolor;
    cursor: pointer;
  }
  /* Own colours: headers have any background, and bodies often have grey text. */
  .root button {
    color: var(--low-vision-text, CanvasText);
    background: var(--low-vision-background, Canvas);
  }
  .root button:hover {
    text-decoration: underline;
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
  }
  /* In 2026, WebKit enlarges the width twice if it is that of the drawing. */
  .button svg * {
    stroke-width: 2;
  }
  :focus-visible:focus-visible {
    /* In em: pixels of an enlarged page would be as wide as the gaps between the buttons. */
    outline: 0.2em solid var(--pressroom-focus, currentcolor);
    outline-offset: 0.1em;
    box-shadow: 0 0 0 0.1em var(--low-vision-background, Canvas);
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
