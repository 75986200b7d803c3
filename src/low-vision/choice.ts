/** The reader's choice as one line of text for the cookie and the storage. */
import { formatSettings, parseSettings, type Settings } from './settings.js';

export interface Choice {
  /** Whether the mode is on. */
  active: boolean;
  /** Time of the choice in Unix seconds. The newest choice wins. */
  time: number;
  values: Settings;
  /** The domain that shares the choice. Absent if it applies to this site only, or if an older version wrote it. */
  domain?: string;
}

/** Written instead of a domain if the choice applies to this site only and the storage has no copy to show that. */
export const noDomain = 'no';

/** The settings text for cookies and URLs. With spaces, some servers would drop all cookies of the request. */
export const pack = (values: Settings): string => formatSettings(values).replaceAll(' ', '~');

/** Parses state, Unix seconds, settings and domain. Older versions drop the domain as an unknown setting. */
export function parseChoice(text: string): Choice | undefined {
  const [, state, time, settings = '', domain] =
    /^(on|off)\.(\d{1,12})\.([a-z\d:/.~-]*?)(?:~?shared:([a-z\d.-]+))?$/.exec(text) ?? [];
  if (!state) return undefined;
  const choice = { active: state === 'on', time: Number(time), values: parseSettings(settings) };
  return domain ? { ...choice, domain } : choice;
}

/** Formats a choice. A domain with unexpected characters is left out, because the text could not be parsed. */
export const formatChoice = ({ active, time, values, domain = '' }: Choice): string =>
  `${active ? 'on' : 'off'}.${time}.${pack(values)}${/^[a-z\d.-]+$/.test(domain) ? `~shared:${domain}` : ''}`;
