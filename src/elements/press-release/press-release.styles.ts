import { css } from 'lit';

/* The rules for the text have equal specificity, so that the later rule always wins. */
export const styles = css`
  .root {
    background: var(--pressroom-background, none);
    line-height: 1.6;
    /* In a flex row, break-word would not shrink a part below its longest word. */
    overflow-wrap: anywhere;
  }
  .heading {
    font-size: 1.75em;
    line-height: 1.2;
  }
  .line,
  .tags,
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    margin-block-start: 12px;
  }
  .line .line {
    margin: 0;
  }
  .line > *,
  .line li,
  .tags > *,
  .actions > * {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  time {
    unicode-bidi: isolate;
  }
  .actions {
    column-gap: 8px;
    font-size: 0.875em;
  }
  .image {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  /* Hide pictures that failed to load. */
  .broken {
    display: none;
  }
  .image,
  .body,
  .end {
    margin-block-start: 24px;
  }
  .body {
    max-inline-size: 42em;
  }
  .body > :first-child {
    margin-block-start: 0;
  }
  .plain > p {
    white-space: pre-line;
  }
  .body :where(*) {
    margin: 0;
    padding: 0;
  }
  .body :where(p, ul, ol, dl, dd, pre, blockquote, figure, div, details, audio, video, hr) {
    margin-block: 0 1em;
  }
  .body :where(li, dd, td, th, figure, blockquote) > :where(:last-child) {
    margin-block-end: 0;
  }
  .body :where(h2, h3, h4, h5, h6) {
    margin-block: 1.6em 0.5em;
    font-family: var(--pressroom-heading-font, inherit);
    font-size: 1.0625em;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
    break-after: avoid;
  }
  .body :where(h2) {
    font-size: 1.375em;
  }
  .body :where(h3) {
    font-size: 1.1875em;
  }
  .body :where(ul, ol, dd) {
    padding-inline-start: 1.5em;
    list-style: disc;
  }
  .body :where(ol) {
    list-style: decimal;
  }
  .body :where(li + li, li > ul, li > ol) {
    margin-block-start: 0.35em;
  }
  /* A gallery. */
  .body :where(ul:has(> li > figure)) {
    padding: 0;
    list-style: none;
  }
  .body :where(dt) {
    font-weight: 600;
  }
  .body :where(blockquote) {
    padding-inline-start: 16px;
    border-inline-start: 3px solid var(--pressroom-accent, currentcolor);
  }
  .body :where(audio) {
    max-inline-size: 100%;
  }
  .image,
  .body :where(img, video) {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--pressroom-radius, 4px);
  }
  .body :where(figcaption, caption) {
    padding-block: 4px 8px;
    color: var(--pressroom-muted, inherit);
    font-size: 0.875em;
    line-height: 1.4;
    text-align: start;
  }
  .table {
    overflow-x: auto;
  }
  .body :where(table) {
    border-collapse: collapse;
    min-inline-size: 60%;
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
    overflow-wrap: normal;
  }
  .body :where(td, th) {
    padding-block: 8px;
    padding-inline-end: 16px;
    text-align: start;
    vertical-align: top;
  }
  .body :where(td, th, hr) {
    border: 0 solid var(--pressroom-border, color-mix(in srgb, currentcolor 24%, transparent));
    border-block-end-width: 1px;
  }
  .body :where(pre, code, kbd, samp) {
    font:
      0.9em ui-monospace,
      monospace;
    white-space: pre-wrap;
  }
  @media print {
    button,
    .actions,
    audio,
    video {
      display: none;
    }
    figure,
    img,
    tr {
      break-inside: avoid;
    }
    .image,
    .body img {
      max-block-size: 90vh;
      object-fit: contain;
    }
    /* Paper cannot scroll, so columns shrink. */
    .table {
      overflow: visible;
    }
    .body table {
      inline-size: 100%;
      overflow-wrap: anywhere;
    }
    .wide table {
      font-size: 0.75em;
    }
    .very-wide table {
      font-size: 0.55em;
    }
    .body :is(td, th) {
      padding-inline-end: 6px;
    }
    .body details::details-content {
      display: block;
      block-size: auto;
      content-visibility: visible;
    }
    .body a[href^='http']::after {
      content: ' (' attr(href) ')';
    }
  }
`;
