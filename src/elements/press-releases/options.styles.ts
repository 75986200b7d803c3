import { css } from 'lit';

/** Styles of the parts in options.ts. */
export const optionStyles = css`
  .tags {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    column-gap: 12px;
    inline-size: fit-content;
    max-inline-size: min(65ch, 100%);
    margin-block-start: 4px;
  }
  .tags > * {
    min-inline-size: 0;
  }
  .read {
    position: relative;
    justify-self: start;
    margin-block-start: 8px;
  }
  /* A release that is read in place takes the full width of the list, below its picture. */
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
  /* The list already shows the title and the date. */
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
  .tag-filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block: 8px 16px;
  }
  /* Reserve room for the button, so that nothing moves when the button appears. */
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
  @media print {
    .tool,
    .tag-filter,
    .tool ~ .muted,
    .new-place,
    .bar,
    .page > .footer,
    low-vision-toggle {
      display: none;
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

  @container (inline-size >= 18em) {
    .lead > .item + .item {
      flex-direction: row;
      align-items: start;
    }
    .lead .item + .item .text {
      flex: 1;
    }
    .lead .item + .item img {
      order: 0;
      flex: none;
      inline-size: clamp(4.5em, 28%, 11em);
      margin-block: 4px 0;
    }
  }
  /* A row holds as many cards as have room, at most four. */
  .cards {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, max(14em, 22%)), 1fr));
    gap: calc(2 * var(--pressroom-gap, 16px)) 24px;
    padding-block-end: var(--pressroom-gap, 16px);
  }
  .cards .item {
    max-inline-size: 40em;
    padding-block: 12px 0;
  }
  .cards img {
    max-inline-size: calc(40vh * 3 / 2);
    aspect-ratio: 3 / 2;
  }
  /* A picture marks the start of its release, so no line is needed. */
  .cards .item:has(img:not(.broken)),
  .lead .item:first-child:has(img:not(.broken)) {
    padding-block-start: 0;
    border: 0;
  }

  .headlines .item {
    column-gap: 0;
    padding-block: 6px;
  }
  @media (pointer: coarse) {
    .headlines .item {
      padding-block: 11px;
    }
  }
  .headlines .title {
    font: inherit;
  }
  .headlines .line {
    margin: 0;
  }
  @container (inline-size >= 26em) {
    .headlines {
      grid-template-columns: fit-content(12em) minmax(0, 1fr);
    }
    .headlines .item,
    .headlines .text {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
      align-items: baseline;
    }
    .headlines .line {
      display: contents;
    }
    .headlines .text > *,
    .headlines .line > * {
      grid-column: 2;
    }
    .headlines [part='date'],
    .headlines .updated {
      grid-column: 1;
      padding-inline-end: 24px;
    }
    .headlines [part='date'] {
      grid-row: 1;
    }
  }

  .lead .item:first-child .title {
    font-size: 1.5em;
    line-height: 1.2;
  }
  @container (inline-size >= 38em) {
    .lead {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: 32px;
    }
    .lead .item:first-child {
      grid-column: span 2;
    }
    .lead .item:first-child .title {
      font-size: 2em;
    }
    .lead .item:first-child .summary {
      font-size: 1.125em;
    }
  }
  @container (inline-size >= 58em) {
    .lead {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .lead .item:first-child {
      grid-area: span 4 / span 2;
    }
  }
  @container (inline-size >= 96em) {
    .lead {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
`;
