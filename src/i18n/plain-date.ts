import type { DateFormat, DateWords, FormattedDate } from './dates.js';

/** By language: the months, the text after the year, and the text between date and time. */
const long: Record<string, [months: string, end: string, join: string]> = {
  'en-GB': [
    'January February March April May June July August September October November December',
    '',
    ' at ',
  ],
  ru: ['января февраля марта апреля мая июня июля августа сентября октября ноября декабря', ' г.', ' в '],
};

/**
 * Writes a date in English or Russian as `Intl` does, or in our own words. The first formatter that a page makes takes
 * longer than drawing a list.
 * @param written RFC 3339 date
 * @param wordsOf function that returns our own words of a language, if it has any
 * @returns undefined in other languages, and for time zones
 */
export function plainDate(
  written: string,
  [language = '']: string[],
  { style, date, time, timeZone }: DateFormat,
  wordsOf: (language: string) => DateWords | undefined,
): FormattedDate | undefined {
  const isShort = style === 'short';
  const words = wordsOf(language);
  const [months, end, join] = (!words && !isShort && Object.hasOwn(long, language) && long[language]) || [];
  if (timeZone || !(words ?? months)) return undefined;
  const [year = 0, month = 0, day = 0] = written.split(/\D/).map(Number);
  const clock = time ? written.slice(11, 16) : '';
  const days =
    words?.date(day, month - 1, year, isShort) ??
    `${day} ${months?.split(' ')[month - 1] ?? ''} ${year}${end ?? ''}`;
  return { text: date ? days + (clock && (join ?? ', ') + clock) : clock, language };
}
