import { css } from 'lit';

/**
 * What all elements share. They inherit the page's font and colours; the custom properties are read with a
 * fallback, never declared here, so that a page can set them on `:root`.
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
  .heading,
  .title,
  .group-title {
    margin: 0;
    font-size: 1.125em;
    font-family: var(--pressroom-heading-font, inherit);
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .muted {
    color: var(--pressroom-muted, color-mix(in srgb, currentcolor 80%, transparent));
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  /* One without an address leads nowhere, and is text. */
  a:where([href]) {
    color: var(--pressroom-accent, LinkText);
    text-decoration: underline 1px;
    text-underline-offset: 0.18em;
  }
  a:visited {
    color: color-mix(in oklab, var(--pressroom-accent, VisitedText), VisitedText 30%);
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  a:active {
    text-decoration-thickness: 3px;
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
