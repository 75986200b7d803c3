/** The one place that touches storage: it keeps what the reader chose here and, if they wish, on a whole domain. */
import { native } from '../base/natives.js';
import { formatChoice, noDomain, pack, parseChoice, type Choice } from './choice.js';
import { normaliseSettings, parseSettings, type Settings } from './settings.js';
import { withoutSettings } from './without-settings.js';

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

/** @returns `null` where there is nothing, `undefined` where the storage is blocked */
const read = (name: string, area: 'localStorage' | 'sessionStorage' = 'localStorage') =>
  attempt(() => globalThis[area].getItem(name));

/** @param text without, the name is removed */
function write(name: string, text = '', area: 'localStorage' | 'sessionStorage' = 'localStorage'): void {
  attempt(() => {
    if (text) globalThis[area].setItem(name, text);
    else globalThis[area].removeItem(name);
  });
}

/** A host's own cookie, a domain's, or both: they may have one name. */
const cookies = (name: string): string[] =>
  (attempt(() => native(document).cookie) ?? '')
    .split('; ')
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));

/** @param domain also on its subdomains; without, on this host alone */
function writeCookie(name: string, value: string, domain?: string): void {
  const parts = [`${name}=${value}`, 'path=/', `max-age=${value ? year : 0}`, 'samesite=lax'];
  if (domain) parts.push(`domain=${domain}`);
  if (location.protocol === 'https:') parts.push('secure');
  attempt(() => (native(document).cookie = parts.join('; ')));
}

/** This host and what it is a part of, the widest first. An address has no domains. */
const domains = (): string[] =>
  /^[\d.:[\]]+$/.test(location.hostname)
    ? []
    : location.hostname
        .split('.')
        .map((_, at, labels) => labels.slice(at).join('.'))
        .reverse();

/**
 * Finds the widest domain for which the browser takes a cookie: never one under which anyone may have a site. It tries
 * cookies, so it is called only when the reader's choice is written.
 * @param named that one or none
 */
export function widestDomain(named = ''): string | undefined {
  const probe = `${key}-probe`;
  return domains().find((domain) => {
    if (named && domain !== named) return false;
    writeCookie(probe, '1', domain);
    const isTaken = cookies(probe).length > 0;
    writeCookie(probe, '', domain);
    return isTaken;
  });
}

/** A choice, with `domain: ''` where it is shared by an older version, which does not tell with which domain. */
export function recall(): Choice | undefined {
  const stored = read(key);
  const enlarge = read(`${key}-enlarge`) ?? undefined;
  // Within a second the cookie is newer: another site of the domain may have written it.
  const [newest] = [...cookies(key), stored ?? '']
    .map(parseChoice)
    .filter((choice) => choice !== undefined)
    .sort((a, b) => b.time - a.time);
  if (!newest) return undefined;
  const { domain, ...choice } = newest;
  choice.values = normaliseSettings({ enlarge, ...choice.values });
  if (domain === noDomain) return choice;
  // Older versions keep a choice for this site alone in both places, and a shared one in the cookie.
  return (domain ?? stored) === null ? { ...choice, domain: '' } : domain ? { ...choice, domain } : choice;
}

/** What a link brought along, for the pages that are read in this tab now. */
export function recallVisit(): Settings | undefined {
  const text = read(key, 'sessionStorage');
  return text ? parseSettings(text) : undefined;
}

export function rememberVisit(values: Settings): void {
  write(key, pack(values), 'sessionStorage');
}

export function forgetVisit(): void {
  write(key, '', 'sessionStorage');
}

/** The language in which the reader wants the panel; `undefined` where they have not said it. */
export const recallLanguage = (): string | undefined => read(`${key}-language`) ?? undefined;

export function rememberLanguage(language: string): void {
  write(`${key}-language`, language);
}

/** The reader's own preset. */
export function recallOwn(): Settings | undefined {
  const text = read(`${key}-own`);
  return text ? parseSettings(text) : undefined;
}

export function rememberOwn(values: Settings): void {
  write(`${key}-own`, pack(values));
}

/**
 * Keeps a choice.
 * @param domain on whose sites it is to hold, too
 * @returns that domain, if the browser has taken its cookie
 */
export function remember({ active, time, values }: Choice, domain?: string): string | undefined {
  write(`${key}-enlarge`, domain && values.enlarge);
  if (domain) {
    const text = formatChoice({ active, time, domain, values: withoutSettings(values, 'site') });
    // Of two cookies with one name, nobody could tell which is newer.
    writeCookie(key, '');
    writeCookie(key, text, domain);
    if (!cookies(key).includes(text)) return remember({ active, time, values });
    // Other tabs are told by this.
    write(key, text);
    // What is forgotten on one site of the domain would come back from the storage of another.
    write(key);
    return domain;
  }
  const text = formatChoice({ active, time, values });
  write(key, text);
  // Without a copy in the storage, the cookie would be taken for a shared one.
  writeCookie(key, read(key) === null ? formatChoice({ active, time, values, domain: noDomain }) : text);
  return undefined;
}

/** Has the choice hold on this site alone. */
export function unshare(): void {
  for (const domain of domains()) writeCookie(key, '', domain);
}

/** Leaves no trace. */
export function forget(): void {
  for (const name of ['', '-language', '-own', '-enlarge']) write(key + name);
  forgetVisit();
  writeCookie(key, '');
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
