// Pages of other people's making, in all the ways in which pages are made, for tests of the low-vision engine. Each
// defines `window.changeLater(): Promise<void>`, which changes it by script after it has loaded. They are served from
// the root of the repository (their libraries are `/node_modules/…`) and need no network.

export interface TestPage {
  readonly name: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly note: string;
}

/** The policy that csp.html is to be served with; by itself the file has none. */
export const strictPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'";

function page(name: string, note: string): TestPage {
  return { name, path: `/tests/pages/${name}.html`, note };
}

export const pages: readonly TestPage[] = [
  page(
    'old-portal',
    '2009: pixels, tables for layout, floats, 980 px, font tags, heights that clip, sprites',
  ),
  page('quirks', 'no doctype and no viewport meta, heights in per cent, bgcolor attributes'),
  page(
    'rem',
    'rem, clamp, vw and svh, grid, layers, nesting, container queries, ranges, @import, <link media>',
  ),
  page(
    'bootstrap3',
    'Bootstrap 3.4 and jQuery 3; a hamburger bound at load, Glyphicons, carousel, modal, tabs',
  ),
  page(
    'bootstrap5',
    'Bootstrap 5 with Popper; a sticky navbar, dropdowns, offcanvas, modal, tooltip, accordion',
  ),
  page('bulma', 'Bulma 1, which has schemes of its own by prefers-color-scheme'),
  page(
    'icons',
    'Font Awesome by classes, Material by ligatures, SVG in one colour and in many, transparent PNG',
  ),
  page('components', 'Shoelace, and three elements of its own: `window.connected` counts connectedCallbacks'),
  page('fixed', 'a fixed header, sticky columns, a bar at the bottom, a cookie banner, a button to the top'),
  page(
    'backgrounds',
    'text over images and gradients, blending, filters, image replacement, !important, all: unset',
  ),
  page(
    'motion',
    'scroll-reveal, keyframes, a carousel, an animated GIF; `window.motionEvents` counts events',
  ),
  page('rtl', 'Arabic, right to left, with floats and margins'),
  page('csp', 'external files only, to be served with `strictPolicy`'),
  page('large', '10,000 elements in the whole document, generated, the same ones every time'),
  page('widgets', 'popups placed by script; `window.widgets` answers whether they are where they should be'),
];
