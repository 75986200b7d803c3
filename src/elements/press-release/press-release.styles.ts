import { css } from 'lit';

export const styles = css`
  .root {
    line-height: 1.6;
    background: var(--pressroom-background, none);
  }
  .heading {
    max-inline-size: 28em;
    font-size: 1.75em;
    line-height: 1.2;
  }
  .meta,
  .tags,
  .actions,
  .authors {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .meta {
    margin-block-start: 12px;
  }
  .authors {
    column-gap: 12px;
  }
  time {
    unicode-bidi: isolate;
  }
  .actions {
    align-items: center;
    gap: 8px;
    margin-block-start: 16px;
    font-size: 0.875em;
  }
  .image {
    display: block;
    inline-size: 100%;
    max-inline-size: 50rem;
    block-size: auto;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    margin-block-start: 24px;
    border-radius: var(--pressroom-radius, 4px);
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  /* No grey box. */
  .broken {
    display: none;
  }
  .body {
    max-inline-size: 42em;
    margin-block-start: 24px;
    text-wrap: pretty;
    hanging-punctuation: first allow-end;
  }
  .body > :first-child {
    margin-block-start: 0;
  }
  .body > :last-child {
    margin-block-end: 0;
  }
  .body :is(p, ul, ol, dl, pre, blockquote, figure, .table, details, audio, video) {
    margin: 0 0 1em;
    padding: 0;
  }
  .body :is(li, dd, td, th, figure, blockquote) > :is(p, ul, ol):last-child {
    margin-block-end: 0;
  }
  .plain p {
    white-space: pre-line;
  }
  .body :is(h2, h3, h4, h5, h6) {
    margin: 1.6em 0 0.5em;
    font-family: var(--pressroom-heading-font, inherit);
    font-weight: 600;
    font-size: 1.0625em;
    line-height: 1.3;
    text-wrap: balance;
    break-after: avoid;
  }
  .body h2 {
    font-size: 1.375em;
  }
  .body h3 {
    font-size: 1.1875em;
  }
  .body :is(ul, ol) {
    padding-inline-start: 1.5em;
    list-style: disc;
  }
  .body ol {
    list-style: decimal;
  }
  .body li + li {
    margin-block-start: 0.35em;
  }
  .body :is(ul, ol) :is(ul, ol) {
    margin-block: 0.35em 0;
  }
  .body dt {
    font-weight: 600;
  }
  .body dd {
    margin: 0 0 0.5em 1.5em;
  }
  .body blockquote {
    padding-inline-start: 16px;
    border-inline-start: 3px solid var(--pressroom-accent, currentcolor);
  }
  .body :is(img, video) {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--pressroom-radius, 4px);
  }
  .body audio {
    display: block;
    inline-size: 100%;
  }
  .body :is(figcaption, caption) {
    padding-block: 8px;
    color: var(--pressroom-muted, color-mix(in srgb, currentcolor 80%, transparent));
    font-size: 0.875em;
    line-height: 1.4;
    text-align: start;
  }
  .table {
    overflow-x: auto;
  }
  .body table {
    border-collapse: collapse;
    min-inline-size: 60%;
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1.4;
    overflow-wrap: normal;
  }
  .body :is(td, th) {
    padding: 8px 16px 8px 0;
    border-block-end: 1px solid var(--pressroom-border, color-mix(in srgb, currentcolor 24%, transparent));
    text-align: start;
    vertical-align: top;
  }
  .body :is(pre, code, kbd, samp) {
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
    white-space: pre-wrap;
  }
  .body hr {
    border: 0;
    border-block-start: 1px solid var(--pressroom-border, color-mix(in srgb, currentcolor 24%, transparent));
    margin-block: 24px;
  }
  .attachments,
  .tags,
  [part='source'] {
    margin-block-start: 24px;
  }
  .attachments li {
    margin-block-start: 8px;
  }
  .attachments .muted {
    white-space: nowrap;
  }
  @media print {
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
    .body a[href^='http']::after {
      content: ' (' attr(href) ')';
      font-size: 0.8em;
    }
    .table {
      overflow: visible;
    }
  }
`;
