/** The reader's choice as one line of text, which a cookie and the storage hold. */
import { formatSettings, parseSettings, type Settings } from './settings.js';

export interface Choice {
  /** Whether the page is shown with the values. */
  active: boolean;
  /** When it was chosen, in Unix seconds: the newest holds. */
  time: number;
  values: Settings;
  /** The domain on whose sites it holds, too. Absent: on this site alone, or an older version has not written it. */
  domain?: string;
}

/** The place of the domain in a text that was written for this site alone, though nothing else tells so. */
export const noDomain = 'no';

/** The settings text for cookies and addresses: spaces would make some servers lose every cookie of the request. */
export const pack = (values: Settings): string => formatSettings(values).replaceAll(' ', '~');

/** Reads state, Unix seconds, settings and the domain. Older versions drop the domain as an unknown setting. */
export function parseChoice(text: string): Choice | undefined {
  const [, state, time, settings = '', domain] =
    /^(on|off)\.(\d{1,12})\.([a-z\d:/.~-]*?)(?:~?shared:([a-z\d.-]+))?$/.exec(text) ?? [];
  if (!state) return undefined;
  const choice = { active: state === 'on', time: Number(time), values: parseSettings(settings) };
  return domain ? { ...choice, domain } : choice;
}

/** A domain with other characters is left out: the whole text could not be read again. */
export const formatChoice = ({ active, time, values, domain = '' }: Choice): string =>
  `${active ? 'on' : 'off'}.${String(time)}.${pack(values)}${/^[a-z\d.-]+$/.test(domain) ? `~shared:${domain}` : ''}`;
