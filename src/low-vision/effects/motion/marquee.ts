import { native } from '../../../base/natives.js';
import type { Context } from '../effect.js';

/**
 * Whether the browser applies changed attributes at once. Chromium waits until a run has ended, with the text out of
 * view.
 */
const isHeeded = () => CSS.supports('-moz-orient: inline') || CSS.supports('-webkit-nbsp-mode: space');

/** The `<marquee>` element of old pages. */
interface Marquee extends HTMLElement {
  start(): void;
  stop(): void;
}

/** Stops a marquee and wraps its text, so that all of it is visible. */
export function standMarquee({ undo }: Context, element: Element): void {
  if (element.getAttribute('scrollamount') === '0') return;
  const marquee = element as Marquee;
  const change: Record<string, string> = { 'white-space': 'normal', height: 'fit-content' };
  if (!isHeeded()) {
    marquee.stop();
    // Move the box against the distance that the text has run, and clip it to its former place.
    const text = native(marquee.ownerDocument).createRange();
    text.selectNodeContents(marquee);
    const [run, box] = [text.getBoundingClientRect(), marquee.getBoundingClientRect()];
    const isVertical = /^(up|down)$/i.test(marquee.getAttribute('direction') ?? '');
    const distance = isVertical ? run.top - box.top : run.left - box.left;
    const way = Math.round((distance * marquee.offsetWidth) / box.width || 0);
    const size = `${Math.abs(way)}px`;
    const sides = isVertical ? ['top', 'bottom'] : ['left', 'right'];
    if (way < 0) sides.reverse();
    const [from = '', to = ''] = sides;
    Object.assign(change, {
      'box-sizing': 'content-box',
      [`margin-${from}`]: `-${size}`,
      [`padding-${to}`]: size,
      'clip-path': `inset(${['top', 'right', 'bottom', 'left'].map((side) => (side === from ? size : '0')).join(' ')})`,
    });
  } else {
    // WebKit wraps the text only if it runs upwards.
    undo.attribute(marquee, 'direction', 'up');
    marquee.scrollLeft = 0;
  }
  undo.force(marquee, change);
  undo.attribute(marquee, 'behavior', 'alternate');
  undo.attribute(marquee, 'scrollamount', '0');
  undo.add(() => {
    setTimeout(() => {
      // New settings may have stopped it again.
      if (marquee.getAttribute('scrollamount') === '0') return;
      marquee.stop();
      marquee.start();
    });
  }, marquee);
}
