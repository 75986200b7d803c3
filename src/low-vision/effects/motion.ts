import type { Effect } from './effect.js';
import { drawStill } from './still.js';

/**
 * Movement is over as soon as it begins, with its events: without it, what a page fades in would never be seen. What
 * would go on for ever moves once.
 */
export const motion: Effect = {
  name: 'motion',

  styles({ settings, undo }, root) {
    if (!settings.motion) return '';
    const view = (root.ownerDocument ?? root).defaultView;
    if (!view) return '';
    const prototype = view.Animation.prototype;
    const play = Reflect.get<Animation, 'play'>(prototype, 'play');

    const settle = (animation: Animation) => {
      const { effect, playState } = animation;
      // The rule below does what style sheets have: changed by script, they would be the sheets' no more.
      if (!effect || playState !== 'running' || 'animationName' in animation) return;
      try {
        if (effect.getTiming().iterations === Infinity) {
          effect.updateTiming({ iterations: 1 });
          undo.add(() => {
            effect.updateTiming({ iterations: Infinity });
            if (animation.playState === 'finished') play.call(animation);
          });
        }
        animation.finish();
      } catch {
        // One that has no end, or does not move.
      }
    };
    const run = ({ target }: Event) => {
      (target as Element).getAnimations({ subtree: true }).forEach(settle);
    };
    const played = ({ target }: Event) => {
      if (!view.navigator.userActivation.isActive) pause(target as HTMLVideoElement);
    };
    const pause = (video: HTMLVideoElement) => {
      if (video.localName === 'video') video.pause();
    };

    root.getAnimations().forEach(settle);
    for (const video of root.querySelectorAll('video'))
      if (!video.paused && (video.autoplay || video.muted)) {
        video.pause();
        undo.add(() => {
          if (video.paused) video.play().catch(() => undefined);
        });
      }
    root.addEventListener('transitionrun', run, true);
    root.addEventListener('play', played, true);
    undo.add(() => {
      root.removeEventListener('transitionrun', run, true);
      root.removeEventListener('play', played, true);
    });
    if (root === view.document) {
      undo.after(view.Element.prototype, 'animate', (animation) => {
        // The page may hold it first.
        queueMicrotask(() => {
          settle(animation);
        });
      });
      undo.property(prototype, 'play', function (this: Animation) {
        play.call(this);
        settle(this);
      });
    }
    return `*, ::before, ::after, ::backdrop { animation-duration: 1ms !important; animation-delay: 0s !important;
      animation-iteration-count: 1 !important; animation-timeline: auto !important; scroll-behavior: auto !important }
      ::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation: none !important }
      :not(img) + canvas[data-low-vision] { display: none !important }`;
  },

  /** Always true, or never. */
  media: ({ settings }, text) =>
    settings.motion
      ? text.replace(
          /\(\s*prefers-reduced-motion\s*(:\s*no-preference\s*)?\)|\(\s*prefers-reduced-motion[^)]*\)/gi,
          (_condition, isNot) => (isNot ? '(max-width: 0)' : '(min-width: 0)'),
        )
      : text,

  elements(context, elements) {
    const { settings, undo } = context;
    if (!settings.motion) return;
    for (const element of elements)
      if (element.localName === 'svg') {
        const svg = element as SVGSVGElement;
        if (svg.ownerSVGElement || svg.animationsPaused()) continue;
        svg.pauseAnimations();
        undo.add(() => {
          svg.unpauseAnimations();
        });
      } else if (element.localName === 'marquee') {
        // Its text would stay where it was stopped, which may be outside: to and fro, it is inside.
        undo.attribute(element, 'behavior', 'alternate');
        undo.attribute(element, 'scrollamount', '0');
      } else if (element.localName === 'img') drawStill(context, element as HTMLImageElement);
  },
};
