import { native } from '../../../base/natives.js';
import { isInEditor } from '../../engine/editors.js';
import { onceFor } from '../../engine/once-for.js';
import { markOwn } from '../../engine/own-copies.js';
import type { Context } from '../effect.js';

/** Canvases by their images. */
const stillsIn = onceFor<Context, { canvases: WeakMap<HTMLImageElement, HTMLCanvasElement>; count: number }>(
  () => ({
    canvases: new WeakMap(),
    count: 0,
  }),
);

/** Least width of a moving picture in pixels. Narrower ones are counters and spacers, and show no motion. */
const leastWidth = 9;

/**
 * Draws the first frame of a GIF on a canvas over it. The image element keeps its box and name. A canvas can show images
 * of other origins and needs no permission from the content security policy, unlike another `src`.
 */
export function drawStill(context: Context, image: HTMLImageElement): void {
  const { undo } = context;
  const stills = stillsIn(context);
  const { currentSrc, complete, naturalWidth, nextElementSibling: next } = image;
  if (!/\.gif\b/i.test(currentSrc) || !complete || naturalWidth < leastWidth) return;
  if (isInEditor(image)) return;
  let canvas = stills.canvases.get(image);
  if (!canvas?.isConnected) {
    const made = (canvas = native(image.ownerDocument).createElement('canvas'));
    stills.canvases.set(image, made);
    const { objectFit } = getComputedStyle(image);
    const anchor = `--low-vision-${(stills.count += 1)}`;
    undo.declarations(image, { 'anchor-name': anchor, 'object-position': '-9999px' });
    markOwn(made);
    made.ariaHidden = 'true';
    made.style.cssText = `position: absolute; position-anchor: ${anchor}; top: anchor(top); left: anchor(left); width: anchor-size(width, 0px); height: anchor-size(height, 0px); object-fit: ${objectFit}; pointer-events: none`;
    // If a stand-in follows the image, it must stay its next sibling.
    native(native(next)?.shadowRoot ? (next as Element) : image).after(made);
    undo.add(() => {
      made.remove();
    }, image);
  }
  canvas.width = naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
}
