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
  /* Columns that come by themselves where lines would be longer than one can read. */
  section > ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 26em), 1fr));
    column-gap: 48px;
  }
  /* Where both do not fit in one line, the picture comes above the text and takes the line. */
  section > ul > li {
    position: relative;
    display: flex;
    flex-wrap: wrap-reverse;
    align-items: start;
    gap: 8px 16px;
    padding-block: var(--pressroom-gap, 16px);
    border-block-start: 1px solid var(--pressroom-border, color-mix(in srgb, currentcolor 24%, transparent));
  }
  .text {
    flex: 999 1 10em;
    min-inline-size: 0;
  }
  img {
    flex: 1 1 clamp(80px, 30%, 160px);
    min-inline-size: 0;
    block-size: auto;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    margin-block-start: 4px;
    border-radius: var(--pressroom-radius, 4px);
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  /* No grey box; the text beside it stays where it is. */
  img.broken {
    visibility: hidden;
    block-size: 0;
  }
  /* The whole release is the link's target, for a finger; its text can be selected all the same. */
  .link::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .meta,
  .summary,
  .tags {
    position: relative;
    inline-size: fit-content;
    max-inline-size: min(65ch, 100%);
    margin-block-start: 4px;
  }
  time {
    unicode-bidi: isolate;
  }
  .summary {
    text-wrap: pretty;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    column-gap: 16px;
  }
`;
