import { css } from 'lit';

/** The layouts, by the room that the list has: narrow first. */
export const layoutStyles = css`
  @container (inline-size >= 18em) {
    .list > .item,
    .lead > .item + .item {
      flex-direction: row;
      align-items: start;
    }
    .list .text,
    .lead .item + .item .text {
      flex: 1;
    }
    .list img,
    .lead .item + .item img {
      order: 0;
      flex: none;
      inline-size: clamp(4.5em, 28%, 11em);
      margin-block: 4px 0;
    }
  }
  /* Dates in a column of their own, which the eye runs down. */
  @container (44em <= inline-size < 76em) {
    .list > .item {
      column-gap: 24px;
    }
    .list.dated .text {
      display: grid;
      grid-template-columns: 10em minmax(0, 1fr);
      align-items: baseline;
      align-content: start;
    }
    .list.dated .text > * {
      grid-column: 2;
    }
    .list.dated .text > .line {
      grid-area: 1 / 1 / span 9;
      padding-inline-end: 12px;
    }
  }
  @container (inline-size >= 44em) {
    .list .title {
      font-size: 1.25em;
    }
  }
  @container (inline-size >= 76em) {
    .list {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: 48px;
    }
  }

  /* As many beside each other as have room, at most four. */
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
    aspect-ratio: 3 / 2;
  }
  /* A picture shows by itself where its release begins. */
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
    text-wrap: pretty;
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
