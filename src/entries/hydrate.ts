/**
 * Hydration of elements that a server has rendered. Import this module before `pressroom-elements`: Lit reads its
 * support for hydration once, when its own module runs.
 */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { hydrate } from '@lit-labs/ssr-client';
import { report } from '../base/report.js';
import { served } from '../base/served.js';
import { restoreComments } from '../server/lit-comments.js';

served.hydrate = (template, element) => {
  try {
    if (!element) return undefined;
    restoreComments(element);
    hydrate(template, element);
    return element;
  } catch {
    // The caller draws the element anew.
    element?.remove();
    return undefined;
  }
};

served.takeOver = (element, draw) => {
  try {
    draw(false);
  } catch (error) {
    report('warn', element, `The server's content is replaced: ${(error as Error).message}`);
    draw(true);
  }
};
