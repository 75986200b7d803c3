import type { DateFormat, DateWords, FormattedDate } from './dates.js';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

const english: Pick<DateWords, 'date'> = { date: (day, month, year) => `${day} ${months[month]} ${year}` };

/**
 * Writes a date in English as `Intl` does, or in our own words. The first formatter that a page makes takes longer than drawing a list.
 * @param date RFC 3339 date
 * @param wordsOf function that returns our own words of a language, if it has any
 * @returns undefined in other languages, and for times and time zones
 */
export function plainDate(
  date: string,
  [language = '']: string[],
  { style, time, timeZone }: DateFormat,
  wordsOf: (language: string) => DateWords | undefined,
): FormattedDate | undefined {
  const isShort = style === 'short';
  const words = wordsOf(language) ?? (language === 'en-GB' && !isShort ? english : undefined);
  if (!words || time || timeZone) return undefined;
  const [year = 0, month = 0, day = 0] = date.split(/\D/).map(Number);
  return { text: words.date(day, month - 1, year, isShort), language };
}
