import { heldValues, holdingRules, yielding, type Held } from '../../engine/hold.js';
import type { Settings } from '../../settings.js';
import type { Effect } from '../effect.js';

const held = ({ links }: Settings): Held =>
  links ? { 'text-decoration-line': 'underline', 'text-decoration-color': 'currentcolor' } : {};

/** Underlines all links, even if the page does not. */
export const links: Effect = {
  name: 'links',

  values: [[':any-link, [role=link] {}', ({ settings }) => heldValues(held(settings))]],

  styles({ settings }) {
    const links = ':any-link, [role=link]';
    // An outline does not change the layout. The focused link keeps its own outline, so that it differs from the
    // others.
    const box = `:is(${links}):not(:focus-visible) { outline: 2px solid !important; outline-offset: 1px !important }`;
    return holdingRules(held(settings), links) + (settings.links === 'box' ? box : '');
  },

  declares: ({ settings }) => (settings.links ? 'links' : ''),

  declarations({ settings }, declared) {
    return yielding(held(settings), declared);
  },
};
