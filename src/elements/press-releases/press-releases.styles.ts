import { css } from 'lit';

export const styles = css`
  section {
    position: relative;
    background: var(--pressroom-background, none);
    line-height: 1.5;
  }
  .heading {
    margin-block-end: 16px;
    font-size: 1.5em;
    line-height: 1.2;
  }
  /* A container has no width of its own: a float, a table cell or a line of a flexbox would give it none. This one
     asks for the width of a long text, from a track that may shrink to nothing. */
  .room {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .measure {
    container-type: inline-size;
    contain-intrinsic-inline-size: 75em;
  }
  :where(.measure) > ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .item {
    position: relative;
    display: flex;
    flex-direction: column;
    column-gap: 16px;
    padding-block: var(--pressroom-gap, 16px);
    border-block-start: 1px solid var(--pressroom-border, color-mix(in srgb, currentcolor 24%, transparent));
  }
  .text {
    flex: auto;
    min-inline-size: 0;
  }
  img {
    order: -1;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    margin-block-end: 12px;
    border-radius: var(--pressroom-radius, 4px);
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  /* No grey box; the text beside it stays where it is. */
  img.broken {
    visibility: hidden;
    block-size: 0;
    margin: 0;
  }
  .link {
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
  }
  .link:hover {
    text-decoration-color: currentcolor;
  }
  /* The whole release is the link's target, for a finger; its text can be selected all the same. */
  .link::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .line,
  .summary,
  .tags {
    position: relative;
    inline-size: fit-content;
    max-inline-size: min(65ch, 100%);
    margin-block-start: 4px;
  }
  .line,
  .tags {
    display: flex;
    flex-wrap: wrap;
    column-gap: 12px;
  }
  .line > *,
  .tags > * {
    min-inline-size: 0;
  }
  time {
    text-wrap: balance;
  }
  .line b {
    color: var(--pressroom-accent, LinkText);
  }
  .summary {
    text-wrap: pretty;
  }
  .read {
    position: relative;
    justify-self: start;
    margin-block-start: 8px;
  }
  /* In place: in all of the list's width, below the picture, too. */
  li.item:has(> .inline) {
    flex-wrap: wrap;
    grid-column: 1 / -1;
    max-inline-size: none;
  }
  .inline {
    position: relative;
    flex: none;
    grid-column: 1 / -1;
    inline-size: 100%;
    min-inline-size: 0;
    padding-block: 16px;
  }
  /* They stand above. */
  .inline > ::part(heading),
  .item:has(.text [part='date']) > .inline > ::part(date) {
    display: none;
  }
  .reader {
    box-sizing: border-box;
    inline-size: min(100%, 48em);
    max-inline-size: 100%;
    block-size: fit-content;
    max-block-size: calc(100% - 48px);
    padding: 0;
    border: 1px solid var(--pressroom-border, currentcolor);
    border-radius: var(--pressroom-radius, 4px);
    color: var(--pressroom-text, CanvasText);
    background: var(--pressroom-background, Canvas);
    overflow: hidden;
  }
  .reader[open] {
    display: flex;
    flex-direction: column;
  }
  .reader::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  .bar {
    flex: none;
    display: flex;
    justify-content: end;
    padding: 4px;
  }
  .page {
    overflow: auto;
    overscroll-behavior: contain;
    padding: 4px 24px 24px;
  }
  .page > low-vision-toggle {
    display: block;
    margin-block-end: 24px;
  }
  .page:focus-visible {
    outline-offset: -3px;
  }
  @media (width < 480px) {
    .reader {
      inline-size: 100%;
      block-size: 100%;
      max-block-size: 100%;
      border: 0;
    }
    .page {
      padding-inline: 12px;
    }
  }
  .footer,
  .tag-filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block: 8px 16px;
  }
  .footer {
    column-gap: 24px;
    padding-block: var(--pressroom-gap, 16px) 0;
    border-block-start: 1px solid var(--pressroom-border, color-mix(in srgb, currentcolor 24%, transparent));
  }
  button,
  .all {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .more {
    padding-inline: 24px;
    font-weight: 600;
  }
  .all {
    padding-block: 10px;
  }
  /* Room that is there before the button, with what is below the heading: nothing moves when it comes. */
  .new-place {
    display: grid;
    justify-items: center;
    min-block-size: calc(2.5em - 8px);
  }
  .new-place:first-child {
    padding-block-start: 8px;
  }
  .new {
    min-block-size: 2.25em;
    margin-block: -8px 0.25em;
    padding-block: 2px;
    border-color: var(--pressroom-accent, LinkText);
    color: var(--pressroom-accent, LinkText);
    font-weight: 600;
  }
  .tool > span {
    display: block;
    margin-block-end: 4px;
  }
  .search {
    inline-size: min(100%, 30em);
  }
  .tag-filter button {
    min-block-size: 32px;
    padding: 4px 12px;
    hyphens: auto;
    border-color: var(--pressroom-border, color-mix(in srgb, currentcolor 50%, transparent));
    font-size: 0.875em;
  }
  .tag-filter [aria-pressed='true'] {
    border: 2px solid;
    padding: 3px 11px;
    background: color-mix(in srgb, currentcolor 14%, transparent);
  }
  @media (pointer: coarse) {
    .new-place {
      min-block-size: calc(36px + 0.25em);
    }
    .tag-filter button,
    .new {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .tag-filter [aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  /* Nothing can be pressed on paper. */
  @media print {
    button,
    .tool,
    .tag-filter,
    .tool ~ .muted,
    .new-place,
    .bar,
    .page > .footer,
    .footer:not(:has(.all)),
    low-vision-toggle {
      display: none;
    }
    .item {
      break-inside: avoid;
    }
    .item:has(> .inline) {
      break-inside: auto;
    }
    .reader,
    .page {
      position: static;
      inline-size: auto;
      max-inline-size: none;
      block-size: auto;
      max-block-size: none;
      margin: 0;
      padding: 0;
      border: 0;
      overflow: visible;
    }
    .reader[open] {
      position: absolute;
      inset: 0 0 auto;
      display: block;
    }
    .reader::backdrop {
      background: Canvas;
    }
  }
`;
