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
  /* A size container has no width from its content. In a float, a table cell or a flex row it would collapse. This
     container therefore asks for the width of a long text, and its grid track may shrink to zero. */
  .room,
  :where(.measure) > ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .measure {
    container-type: inline-size;
    contain-intrinsic-inline-size: 75em;
  }
  .item,
  .footer {
    display: flex;
    padding-block: var(--pressroom-gap, 16px);
    border-block-start: 1px solid
      var(--low-vision-text, var(--pressroom-border, color-mix(in srgb, currentcolor 24%, transparent)));
  }
  .item {
    position: relative;
    flex-direction: column;
    column-gap: 16px;
  }
  .text {
    flex: auto;
  }
  .text,
  .line > *,
  button,
  .all {
    min-inline-size: 0;
  }
  img {
    order: -1;
    inline-size: 100%;
    /* At most 40 % of the window's height, so that the text is in view, too. */
    max-inline-size: calc(40vh * 16 / 9);
    block-size: auto;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    margin-block-end: 12px;
    border-radius: var(--pressroom-radius, 4px);
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  /* Hide a failed picture, but keep its width, so that the text beside it does not move. */
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
  /* The whole release is the target of its link, for easy taps. Readers can still select its text. */
  .link::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .line,
  .summary {
    position: relative;
    inline-size: fit-content;
    max-inline-size: min(65ch, 100%);
    margin-block-start: 4px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    column-gap: 12px;
  }
  time {
    text-wrap: balance;
  }
  .line b {
    color: var(--pressroom-accent, LinkText);
  }
  .footer {
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 24px;
    padding-block-end: 0;
  }
  button,
  .all {
    max-inline-size: 100%;
  }
  .more {
    padding-inline: 24px;
    font-weight: 600;
  }
  .all {
    padding-block: 10px;
  }
  /* The layout depends on the width of the list; the rules above are for narrow lists. */
  @container (inline-size >= 18em) {
    .list > .item {
      flex-direction: row;
      align-items: start;
    }
    .list .text {
      flex: 1;
    }
    .list img {
      order: 0;
      flex: none;
      inline-size: clamp(4.5em, 28%, 11em);
      margin-block: 4px 0;
    }
  }
  /* Dates stand in a separate column, so that readers can scan them. */
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
  /* Buttons have no use on paper. */
  @media print {
    button,
    .footer:not(:has(.all)) {
      display: none;
    }
    .item {
      break-inside: avoid;
    }
  }
`;
