import { native } from '../../../base/natives.js';
import type { Effect } from '../effect.js';
import { standMarquee } from './marquee.js';
import { drawStill } from './still.js';

/**
 * Ends animations and transitions as soon as they begin, with their events. Without them, content that a page fades in
 * would never show. Infinite animations run once.
 */
export const motion: Effect = {
  name: 'motion',

  styles: ({ settings }) =>
    settings.motion
      ? `*, ::before, ::after, ::backdrop { animation-duration: 1ms !important; animation-delay: 0s !important; animation-iteration-count: 1 !important; animation-timeline: auto !important; scroll-behavior: auto !important }
::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation: none !important }
:not(img) + canvas[style*='--low-vision'] { display: none !important }`
      : '',

  acts: ({ settings }) => settings.motion ?? '',

  enter({ undo }, root) {
    const view = native(native(root).ownerDocument ?? (root as Document)).defaultView;
    if (!view) return;

    const settle = () => {
      for (const animation of native(root).getAnimations()) {
        const { effect, playState } = animation;
        // The rule below ends CSS animations. Changed by script, they would no longer follow the style sheets.
        if (!effect || playState !== 'running' || 'animationName' in animation) continue;
        try {
          const { iterations } = effect.getTiming();
          if (iterations === Infinity) {
            effect.updateTiming({ iterations: 1 });
            undo.add(() => {
              effect.updateTiming({ iterations });
            }, animation);
          }
          animation.finish();
        } catch {
          // `finish()` throws for an endless animation or a playback rate of 0.
        }
      }
    };
    const follow = ({ type, target }: Event) => {
      const video = target as HTMLVideoElement;
      if (type !== 'play') settle();
      else if (video.localName === 'video' && !view.navigator.userActivation.isActive) video.pause();
    };
    for (const type of ['transitionrun', 'play']) undo.listen(root, type, follow, true);
    for (const video of native(root).querySelectorAll('video'))
      if (!video.paused && (video.autoplay || video.muted)) {
        video.pause();
        undo.add(() => {
          video.play().catch(() => undefined);
        }, video);
      }
    settle();
    if (root === view.document) {
      undo.after(view.Element.prototype, 'animate', () => {
        // The page may pause the animation first.
        queueMicrotask(settle);
      });
      undo.after(view.Animation.prototype, 'play', settle);
    }
  },

  /** Makes conditions on `prefers-reduced-motion` always or never true. */
  media: ({ settings }, text) =>
    settings.motion
      ? text.replace(/\(\s*prefers-reduced-motion\b([^)]*)\)/gi, (_condition, value: string) =>
          /no/i.test(value) ? '(max-width: 0)' : '(min-width: 0)',
        )
      : text,

  selects: () => 'img, marquee, svg',

  elements(context, elements) {
    const { undo } = context;
    for (const element of elements) {
      const { localName } = native(element);
      if (localName === 'img') drawStill(context, element as HTMLImageElement);
      if (localName === 'marquee') standMarquee(context, element);
      const svg = element as SVGSVGElement;
      if (localName !== 'svg' || svg.ownerSVGElement || svg.animationsPaused()) continue;
      svg.pauseAnimations();
      undo.add(() => {
        svg.unpauseAnimations();
      }, svg);
    }
  },
};
