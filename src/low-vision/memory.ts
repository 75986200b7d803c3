/** The one place that touches storage: what the reader chose, remembered here and, if they wish, on a whole domain. */
import { native } from '../base/natives.js';
import { contrast, rolesOf } from './schemes.js';
import { formatSettings, normaliseSettings, parseSettings, type Settings } from './settings.js';

export interface Choice {
  /** Whether the page is shown with the values. */
  active: boolean;
  /** When it was chosen, in Unix seconds: the newest holds. */
  time: number;
  values: Settings;
}

const key = 'low-vision';
/** In seconds. Browsers may keep it for less. */
const year = 365 * 24 * 60 * 60;

/** Storage may be blocked or full: then nothing is remembered, and nothing else is different. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Spaces would make some servers lose every cookie of the request. */
const pack = (values: Settings): string => formatSettings(values).replaceAll(' ', '~');

/** `on` or `off`, Unix seconds, settings. */
export function parseChoice(text: string): Choice | undefined {
  const [, state, time, settings = ''] = /^(on|off)\.(\d{1,12})\.([a-z\d:/.~-]*)$/.exec(text) ?? [];
  return state ? { active: state === 'on', time: Number(time), values: parseSettings(settings) } : undefined;
}

export const formatChoice = ({ active, time, values }: Choice): string =>
  `${active ? 'on' : 'off'}.${String(time)}.${pack(values)}`;

/** Of both a host's own and a domain's cookie, where there are both. */
const cookies = (name: string): string[] =>
  (attempt(() => native(document).cookie) ?? '')
    .split('; ')
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));

/** @param domain also on its subdomains; without, on this host alone */
function writeCookie(name: string, value: string, age: number, domain?: string): void {
  const parts = [`${name}=${value}`, 'path=/', `max-age=${String(age)}`, 'samesite=lax'];
  if (domain) parts.push(`domain=${domain}`);
  if (location.protocol === 'https:') parts.push('secure');
  attempt(() => (native(document).cookie = parts.join('; ')));
}

/** This host and what it is a part of, the widest first. */
function domains(): string[] {
  const labels = location.hostname.split('.');
  // An address has no domains.
  if (/^[\d.:[\]]+$/.test(location.hostname)) return [];
  return labels.map((_, at) => labels.slice(at).join('.')).reverse();
}

/**
 * The widest domain for which the browser takes a cookie: never one under which anyone may have a site.
 * @param named that one or none
 */
export function widestDomain(named = ''): string | undefined {
  const probe = `${key}-probe`;
  return domains().find((domain) => {
    if (named && domain !== named) return false;
    writeCookie(probe, '1', 60, domain);
    const isTaken = cookies(probe).length > 0;
    writeCookie(probe, '', 0, domain);
    return isTaken;
  });
}

/** The newest choice that is remembered, in whatever way. */
export function recall(): Choice | undefined {
  const enlarge = recallOf('enlarge');
  // Within a second the cookie is newer: another site of the domain may have written it.
  return [...cookies(key), attempt(() => localStorage.getItem(key)) ?? '']
    .map(parseChoice)
    .filter((choice) => choice !== undefined)
    .sort((a, b) => b.time - a.time)
    .map((choice) => ({ ...choice, values: normaliseSettings({ enlarge, ...choice.values }) }))[0];
}

/** Whether the reader chose to have it on other sites, too: then there is a cookie that is not this host's own. */
export function isShared(): boolean {
  const before = cookies(key);
  if (!before.length) return false;
  writeCookie(key, '', 0);
  const isLeft = cookies(key).length > 0;
  if (!isLeft) writeCookie(key, before[0] ?? '', year);
  return isLeft;
}

/** What a link brought along, for the pages that are read in this tab now. */
export function recallVisit(): Settings | undefined {
  const text = attempt(() => sessionStorage.getItem(key));
  return text ? parseSettings(text) : undefined;
}

export function rememberVisit(values: Settings): void {
  attempt(() => {
    sessionStorage.setItem(key, pack(values));
  });
}

export function forgetVisit(): void {
  attempt(() => {
    sessionStorage.removeItem(key);
  });
}

/** What is of this site alone, whatever is shared. */
type Own = 'language' | 'own' | 'enlarge';

const recallOf = (name: Own): string | undefined =>
  attempt(() => localStorage.getItem(`${key}-${name}`)) ?? undefined;

function rememberOf(name: Own, text = ''): void {
  attempt(() => {
    if (text) localStorage.setItem(`${key}-${name}`, text);
    else localStorage.removeItem(`${key}-${name}`);
  });
}

/** In which the reader wants the panel; `undefined` where they have not said it. */
export const recallLanguage = (): string | undefined => recallOf('language');

export function rememberLanguage(language: string): void {
  rememberOf('language', language);
}

/** The reader's own preset. */
export function recallOwn(): Settings | undefined {
  const text = recallOf('own');
  return text ? parseSettings(text) : undefined;
}

export function rememberOwn(values: Settings): void {
  rememberOf('own', pack(values));
}

/** Whether a page breaks when it is enlarged depends on the site: other sites are not told. */
const withoutEnlarge = (values: Settings): Settings => ({ ...values, enlarge: undefined });

/** @param domain on whose sites it is to hold, too */
export function remember(choice: Choice, domain?: string): void {
  const text = formatChoice(domain ? { ...choice, values: withoutEnlarge(choice.values) } : choice);
  rememberOf('enlarge', domain && choice.values.enlarge);
  // Two of one name, and nobody could tell which is newer.
  if (domain) writeCookie(key, '', 0);
  writeCookie(key, text, year, domain);
  attempt(() => {
    // Other tabs are told by this.
    localStorage.setItem(key, text);
    // What is forgotten on one site of the domain would come back from the storage of another.
    if (domain && cookies(key).includes(text)) localStorage.removeItem(key);
  });
}

/** On other sites it does not hold any more. */
export function unshare(): void {
  for (const domain of domains()) writeCookie(key, '', 0, domain);
}

/** Leaves no trace. */
export function forget(): void {
  attempt(() => {
    localStorage.removeItem(key);
  });
  for (const name of ['language', 'own', 'enlarge'] as const) rememberOf(name);
  forgetVisit();
  writeCookie(key, '', 0);
  unshare();
}

/** Tells of what is chosen in other tabs, and on other sites of the domain when the reader comes back. */
export function followChoices(told: (choice: Choice | undefined) => void, signal: AbortSignal): void {
  addEventListener(
    'storage',
    (event) => {
      if (event.key === key || event.key === null) told(recall());
    },
    { signal },
  );
  native(document).addEventListener(
    'visibilitychange',
    () => {
      if (!native(document).hidden) told(recall());
    },
    { signal },
  );
}

/** The fragment that takes settings to another site. */
export const fragmentFor = (values: Settings): string => `#${key}=${pack(withoutEnlarge(values))}`;

/**
 * Takes what another site has sent along out of the address. What could hide something from a reader who has not
 * chosen it here is left out.
 * @returns the settings, or `off`
 */
export function takeFragment(): Settings | 'off' | undefined {
  const [, text] = new RegExp(`^#${key}=([a-z\\d:/.~-]*)$`).exec(location.hash) ?? [];
  if (text === undefined) return undefined;
  history.replaceState(history.state, '', location.href.replace(/#.*/, ''));
  if (text === 'off') return 'off';
  const values = parseSettings(text);
  const roles = values.scheme === undefined ? undefined : rolesOf(values.scheme);
  const isReadable = !!roles && contrast(roles.text, roles.background) >= 4.5;
  return Object.freeze(
    Object.fromEntries(
      Object.entries(values).filter(
        ([name]) => !/^(images|embeds|speech)$/.test(name) && (name !== 'scheme' || isReadable),
      ),
    ),
  );
}
