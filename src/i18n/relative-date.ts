/** Relative dates with `Intl`, and in our own words where an engine has no data: see dates.ts. */
import { dateWords, type FormattedDate } from './dates.js';

type Unit = 'minute' | 'hour' | 'day';

/**
 * A relative date such as «3 days ago»; `undefined` beyond 30 days, where the date itself is more useful.
 * @param languages BCP 47 tags; the first one that the browser supports is used
 */
export function relativeDate(date: string, languages: string[], now = Date.now()): FormattedDate | undefined {
  const [first] = languages;
  const language =
    first && dateWords(first) ? first : new Intl.DateTimeFormat(languages).resolvedOptions().locale;
  const text = inWords(date, language, now);
  return text ? { text, language: language.replace(/-u-.*/, '') } : undefined;
}

function inWords(date: string, language: string, now: number): string | undefined {
  const minutes = Math.trunc((Date.parse(date) - now) / 60_000);
  // Days are calendar days in the reader's time zone: «yesterday» ends at midnight.
  const midnight = (time: number | string) => new Date(time).setHours(0, 0, 0, 0);
  const dateOnly = !date.includes('T');
  const days = Math.round((midnight(dateOnly ? `${date}T00:00` : date) - midnight(now)) / 86_400_000);
  const [count, unit]: [number, Unit] =
    dateOnly || Math.abs(minutes) >= 1440
      ? [days, 'day']
      : Math.abs(minutes) >= 60
        ? [Math.trunc(minutes / 60), 'hour']
        : [minutes, 'minute'];
  if (unit === 'day' && Math.abs(days) > 30) return undefined;
  const own = dateWords(language);
  if (own) return own.relative(count || unit === 'day' ? count : undefined, unit);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const text = words.format(count, count || unit === 'day' ? unit : 'second');
  return /^[-+]\s?\d/.test(text) ? undefined : text;
}
