/** Stores the reader's choice for this site or, if they wish, for a whole domain. Other files do not write storage. */
import { native } from '../base/natives.js';
import { formatChoice, noDomain, pack, parseChoice, type Choice } from './choice.js';
import { normaliseSettings, parseSettings, type Settings } from './settings.js';
import { withoutSettings } from './without-settings.js';

const key = 'low-vision';
/** Lifetime of the cookie in seconds. Browsers may shorten it. */
const year = 365 * 24 * 60 * 60;

/** Runs an action and ignores errors: storage may be blocked or full. Then nothing is stored. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** @returns stored text, `null` for none, `undefined` if the storage is blocked */
const read = (name: string, area: 'localStorage' | 'sessionStorage' = 'localStorage') =>
  attempt(() => globalThis[area].getItem(name));

/** @param text text to store; empty to remove the entry */
function write(name: string, text = '', area: 'localStorage' | 'sessionStorage' = 'localStorage'): void {
  attempt(() => {
    if (text) globalThis[area].setItem(name, text);
    else globalThis[area].removeItem(name);
  });
}

/** All cookies with a name. The host and its domain may each have one. */
const cookies = (name: string): string[] =>
  (attempt(() => native(document).cookie) ?? '')
    .split('; ')
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));

/** @param domain domain of the cookie, with its subdomains; absent for this host only */
function writeCookie(name: string, value: string, domain?: string): void {
  const parts = [`${name}=${value}`, 'path=/', `max-age=${value ? year : 0}`, 'samesite=lax'];
  if (domain) parts.push(`domain=${domain}`);
  if (location.protocol === 'https:') parts.push('secure');
  attempt(() => (native(document).cookie = parts.join('; ')));
}

/** The host name and its parent domains, widest first. An IP address has none. */
const domains = (): string[] =>
  /^[\d.:[\]]+$/.test(location.hostname)
    ? []
    : location.hostname
        .split('.')
        .map((_, at, labels) => labels.slice(at).join('.'))
        .reverse();

/**
 * Finds the widest domain for which the browser accepts a cookie. Browsers refuse public suffixes such as `co.uk`. It
 * writes test cookies, so it is called only when the reader's choice is written.
 * @param named the only domain to try
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

/** The stored choice, with `domain: ''` if an older version shared it without storing the domain. */
export function recall(): Choice | undefined {
  const stored = read(key);
  const enlarge = read(`${key}-enlarge`) ?? undefined;
  // At the same second, the cookie wins: another site of the domain may have written it.
  const [newest] = [...cookies(key), stored ?? '']
    .map(parseChoice)
    .filter((choice) => choice !== undefined)
    .sort((a, b) => b.time - a.time);
  if (!newest) return undefined;
  const { domain, ...choice } = newest;
  choice.values = normaliseSettings({ enlarge, ...choice.values });
  if (domain === noDomain) return choice;
  // Older versions keep a choice for this site in cookie and storage, and a shared one in the cookie only.
  return (domain ?? stored) === null ? { ...choice, domain: '' } : domain ? { ...choice, domain } : choice;
}

/** The settings that came with a link, for this tab's visit. */
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

/** The language that the reader chose for the panel; `undefined` for none. */
export const recallLanguage = (): string | undefined => read(`${key}-language`) ?? undefined;

export function rememberLanguage(language: string): void {
  write(`${key}-language`, language);
}

/** The side of the window where the reader wants the panel; `undefined` for the top. */
export const recallSide = (): string | undefined => read(`${key}-panel`) ?? undefined;

/** @param side empty for the top */
export function rememberSide(side: string): void {
  write(`${key}-panel`, side);
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
 * Stores a choice.
 * @param domain domain to share it with
 * @returns that domain, if the browser has accepted the cookie
 */
export function remember({ active, time, values }: Choice, domain?: string): string | undefined {
  write(`${key}-enlarge`, domain && values.enlarge);
  if (domain) {
    const text = formatChoice({ active, time, domain, values: withoutSettings(values, 'site') });
    // Delete the host's own cookie: two cookies with one name would be ambiguous.
    writeCookie(key, '');
    writeCookie(key, text, domain);
    if (!cookies(key).includes(text)) return remember({ active, time, values });
    // Writing to the storage notifies other tabs.
    write(key, text);
    // Remove it again. A choice deleted on one site of the domain would come back from the storage of another.
    write(key);
    return domain;
  }
  const text = formatChoice({ active, time, values });
  write(key, text);
  // If the storage has no copy, the cookie must say that it is not shared.
  writeCookie(key, read(key) === null ? formatChoice({ active, time, values, domain: noDomain }) : text);
  return undefined;
}

/** Deletes the shared cookies, so that the choice applies to this site only. */
export function unshare(): void {
  for (const domain of domains()) writeCookie(key, '', domain);
}

/** Deletes everything stored. */
export function forget(): void {
  for (const name of ['', '-language', '-own', '-enlarge', '-panel']) write(key + name);
  forgetVisit();
  writeCookie(key, '');
  unshare();
}

/** Reports choices made in other tabs and, when the page becomes visible, on other sites of the domain. */
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
