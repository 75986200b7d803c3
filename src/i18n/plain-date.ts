import type { DateFormat, FormattedDate } from './dates.js';

/** By language: the months, the text after the year, and the text between date and time. */
const words: Record<string, [months: string, end: string, join: string]> = {
  az: ['yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr', '', ', '],
  'en-GB': [
    'January February March April May June July August September October November December',
    '',
    ' at ',
  ],
  ru: ['января февраля марта апреля мая июня июля августа сентября октября ноября декабря', ' г.', ' в '],
};

/**
 * Writes a date in English or Russian as `Intl` does, or in Azerbaijani. The first formatter that a page makes takes
 * longer than drawing a list.
 * @param written RFC 3339 date
 * @returns undefined in other languages, and for short dates and time zones
 */
export function plainDate(
  written: string,
  [language = '']: string[],
  { style, date, time, timeZone }: DateFormat,
): FormattedDate | undefined {
  const inLanguage = Object.hasOwn(words, language) && words[language];
  if (!inLanguage || style === 'short' || timeZone) return undefined;
  const [months, end, join] = inLanguage;
  const [year, month, day] = written.split(/\D/);
  const clock = time ? written.slice(11, 16) : '';
  const name = months.split(' ')[Number(month) - 1] ?? '';
  const text = date ? `${Number(day)} ${name} ${Number(year)}${end}${clock && join}` : '';
  return { text: text + clock, language };
}
