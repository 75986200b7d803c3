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
  /* A no-break space keeps the arrow beside the last word. */
  .button::after {
    content: '\\00a0▾' / '';
  }
  [aria-expanded='true']::after {
    content: '\\00a0▴' / '';
  }
  /* Print only lists that stand on the page itself, not the menu. */
  @media print {
    button,
    .panel {
      display: none;
    }
  }
`;
