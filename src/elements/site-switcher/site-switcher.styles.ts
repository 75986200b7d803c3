import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  :host([layout='list' i]) {
    display: block;
  }
  .button {
    anchor-name: --button;
  }
  .button::after {
    content: ' ▾' / '';
  }
  [aria-expanded='true']::after {
    content: ' ▴' / '';
  }
  /* Print only lists that stand on the page itself, not the menu. */
  @media print {
    button,
    .panel {
      display: none;
    }
  }
`;
