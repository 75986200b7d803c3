import { css } from 'lit';

/**
 * Styles of all elements. They inherit the page's font and colours. The styles read custom properties with a fallback,
 * and never declare them, so that a page can set them on `:root`.
 */
export const themeStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  section,
  .root {
    color: var(--pressroom-text, inherit);
    font-family: var(--pressroom-font, inherit);
    overflow-wrap: break-word;
  }
  p {
    margin: 0;
  }
  /* Two tones: one of them shows on any background. */
  :focus-visible {
    outline: 3px solid var(--pressroom-focus, CanvasText);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px Canvas;
    border-radius: 2px;
  }
  button,
  input {
    box-sizing: border-box;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--pressroom-border, currentcolor);
    border-radius: var(--pressroom-radius, 4px);
    color: inherit;
    background: none;
    font: inherit;
  }
  button:hover {
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  button:active {
    background: none;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding-block: 8px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
