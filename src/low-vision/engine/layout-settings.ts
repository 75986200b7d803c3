import type { Page } from '../effects/effect.js';

/** The settings that move no box. */
const still = new Set(['motion', 'cursor', 'guide', 'speech', 'links', 'scheme']);

/** The settings that move boxes, as text. */
export const boxesOf = ({
  settings,
  zoom,
  textFactor,
}: Pick<Page, 'settings' | 'zoom' | 'textFactor'>): string =>
  JSON.stringify([zoom, textFactor, ...Object.entries(settings).filter(([name]) => !still.has(name))]);

/** The settings on which the layout of a page depends, as text. A scheme draws edges, but all schemes the same ones. */
export const layoutOf = (page: Page): string => boxesOf(page) + (page.settings.scheme ? 'scheme' : '');
