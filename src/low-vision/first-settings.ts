import { parseSettings, normaliseSettings, type Settings } from './settings.js';

/** What the first switching-on applies where the page does not say it. */
const usual = 'text-size:150 scheme:black-on-white links:underline';

/**
 * What a reader who has chosen nothing yet begins with: what the page says, else the usual settings in what the
 * reader's device says of its colours. What it says of motion and of colours of its own holds in any case.
 * @param defaults a settings text; `null` where the page says nothing
 */
export function firstSettings(defaults: string | null, view: Window): Settings {
  const prefers = (query: string) => view.matchMedia(`(${query})`).matches;
  const values: Record<string, string | number> = { ...parseSettings(defaults ?? usual) };
  if (defaults === null) {
    const isDark = prefers('prefers-color-scheme: dark');
    if (isDark) values['scheme'] = 'white-on-black';
    if (prefers('prefers-contrast: less')) values['scheme'] = isDark ? 'cream-on-charcoal' : 'brown-on-beige';
    if (prefers('prefers-contrast: more')) values['bold'] = 'on';
  }
  if (prefers('prefers-reduced-motion: reduce')) values['motion'] = 'off';
  if (prefers('forced-colors')) delete values['scheme'];
  return normaliseSettings(values);
}
