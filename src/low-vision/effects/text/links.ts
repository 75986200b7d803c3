import { holdingRules, yielding, type Held } from '../../engine/hold.js';
import type { Settings } from '../../settings.js';
import type { Effect } from '../effect.js';

const held = ({ links }: Settings): Held =>
  links ? { 'text-decoration-line': 'underline', 'text-decoration-color': 'currentcolor' } : {};

/** All links are told from text by a line, also where the page draws none. */
export const links: Effect = {
  name: 'links',

  styles({ settings }) {
    const links = ':any-link, [role=link]';
    // Outside of the layout. The link that has the focus is told from the others.
    const box = `:is(${links}):not(:focus-visible) { outline: 2px solid !important; outline-offset: 1px !important }`;
    return holdingRules(held(settings), links, links) + (settings.links === 'box' ? box : '');
  },

  declarations({ settings }, style) {
    return yielding(held(settings), style);
  },
};
