/** Checks whether there are settings to apply, without loading the code that parses them. */
import { native } from '../base/natives.js';

const key = 'low-vision';

/** Storage may be blocked. */
function attempt(read: () => string | null): string {
  try {
    return read() ?? '';
  } catch {
    return '';
  }
}

/** Whether the mode is stored as on, or settings came with a link. */
export function hasSettings(): boolean {
  const found = [
    attempt(() => native(document).cookie),
    attempt(() => `${key}=${localStorage.getItem(key) ?? ''}`),
    attempt(() => sessionStorage.getItem(key) && `${key}=on.`),
    attempt(() => location.hash.replace(`#${key}=`, `${key}=on.`)),
  ].join();
  return found.includes(`${key}=on.`);
}

/** Calls `came` when another tab, or another site of the domain, has switched the mode on. */
export function whenSettingsCome(came: () => void, signal: AbortSignal): void {
  const check = () => {
    if (hasSettings()) came();
  };
  addEventListener('storage', check, { signal });
  native(document).addEventListener('visibilitychange', check, { signal });
}
