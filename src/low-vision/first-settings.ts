import { parseSettings, normaliseSettings, type Settings } from './settings.js';

/** Settings for a reader's first time, if the page has no usable `defaults`. */
const usual = 'text-size:150 scheme:black-on-white links:underline';

/**
 * The settings for a reader without a choice: the page's defaults, or the usual settings with the device's colour and
 * contrast preferences. The device's reduced motion and forced colours always apply.
 * @param defaults settings text, or `null` for none. Without a usable value it counts as none
 */
export function firstSettings(defaults: string | null, view: Window): Settings {
  const prefers = (query: string) => view.matchMedia(`(${query})`).matches;
  const own = parseSettings(defaults ?? '');
  // With wrong defaults, a press would change nothing.
  const isOwn = defaults !== null && (!defaults.trim() || Object.keys(own).length > 0);
  const values: Record<string, string | number> = { ...(isOwn ? own : parseSettings(usual)) };
  if (!isOwn) {
    const isDark = prefers('prefers-color-scheme: dark');
    if (isDark) values['scheme'] = 'white-on-black';
    if (prefers('prefers-contrast: less')) values['scheme'] = isDark ? 'cream-on-charcoal' : 'brown-on-beige';
    if (prefers('prefers-contrast: more')) values['bold'] = 'on';
  }
  if (prefers('prefers-reduced-motion: reduce')) values['motion'] = 'off';
  if (prefers('forced-colors')) delete values['scheme'];
  return normaliseSettings(values);
}
