import { css } from 'lit';

/** Styles of titles, lists, secondary text and links, for elements that show the owner's content. */
export const contentStyles = css`
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
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .muted {
    color: var(--pressroom-muted, inherit);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  /* A link without an address looks like text. */
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
`;
