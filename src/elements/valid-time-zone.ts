import { report } from '../shared/report.js';

/** What `time-zone` says, where it is a time zone. */
export function validTimeZone(element: Element, written: string): string | undefined {
  const timeZone = written || undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    report('warn', element, `time-zone="${written}" is no time zone.`);
    return undefined;
  }
}
