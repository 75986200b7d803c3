/** `pressroom-elements/markers`: gives the page's markers their elements, and fetches those that a marker asks for. */
import { followMarkers } from '../markers/markers.js';

const elements: Record<string, () => Promise<unknown>> = {
  'low-vision-toggle': () => import('./low-vision-toggle.js'),
  'press-release': () => import('../elements/press-release/define.js'),
  'press-releases': () => import('../elements/press-releases/define.js'),
  'site-switcher': () => import('../elements/site-switcher/define.js'),
};

followMarkers((tag) => {
  elements[tag]?.().catch((error: unknown) => {
    console.error(`[pressroom] <${tag}> could not be loaded.`, error);
  });
});

export { setBase } from '../net/own-files.js';
