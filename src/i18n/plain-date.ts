import type { DateFormat, FormattedDate } from './dates.js';

const months: Record<string, string> = {
  az: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr',
  'en-GB': 'January February March April May June July August September October November December',
};

/**
 * Writes a date in English as `Intl` does, or in Azerbaijani. The first formatter that a page makes takes longer than drawing a list.
 * @param date RFC 3339 date
 * @returns undefined in other languages, and for times, short dates and time zones
 */
export function plainDate(
  date: string,
  [language = '']: string[],
  { style, time, timeZone }: DateFormat,
): FormattedDate | undefined {
  if (!Object.hasOwn(months, language) || style === 'short' || time || timeZone) return undefined;
  const [year, month, day] = date.split(/\D/);
  const name = months[language]?.split(' ')[Number(month) - 1] ?? '';
  return { text: `${Number(day)} ${name} ${Number(year)}`, language };
}
