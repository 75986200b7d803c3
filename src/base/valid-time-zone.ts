import { report } from './report.js';

/** The value of `time-zone`; `undefined` and a warning if it is no time zone. */
export function validTimeZone(element: Element, written: string): string | undefined {
  if (!written) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: written });
    return written;
  } catch {
    report('warn', element, `time-zone="${written}" is no time zone.`);
    return undefined;
  }
}
