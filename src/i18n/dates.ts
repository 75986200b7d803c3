/**
 * Formats dates in words with `Intl`. Some engines claim to support a language, but have no data for it. Chromium
 * writes «2026 M11 23» and «-3 d» in Azerbaijani, Uzbek and Kazakh, and English in Georgian. The files of Azerbaijani,
 * Georgian and Kazakh bring their own words.
 */
import { known, subtagOf } from './languages.js';
import { plainDate } from './plain-date.js';
import type { relativeDate } from './relative-date.js';

export type DateStyle = 'long' | 'short' | 'relative';

export interface DateFormat {
  /** The language that the page declares. The library may lack it; it may be `''` or an invalid tag. */
  pageLanguage: string;
  /** The interface language. */
  language: string;
  style: DateStyle;
  /** Writes a date in the style `relative`; `undefined` until its file is loaded: then the date is written as `long`. */
  relative?: typeof relativeDate | undefined;
  /** IANA name. Without it, times stay in their own offset. A date without a time is never shifted. */
  timeZone?: string | undefined;
  /** `date` and `time` select the parts to write. They do not change the text of relative dates. */
  date: boolean;
  time: boolean;
  /** The current time for relative dates, in milliseconds since 1970. */
  now?: number;
}

/** The words of dates in a language that not every engine has. They are used in every engine, so pages look the same. */
export interface DateWords {
  /** @param month from 0 */
  date: (day: number, month: number, year: number, isShort: boolean) => string;
  /** @param count negative for the past; `undefined` for «now» */
  relative: (count: number | undefined, unit: 'minute' | 'hour' | 'day') => string;
}

export interface FormattedDate {
  text: string;
  language: string;
}

/** Our own words of dates in a language, if it has any and they are here. */
export const dateWords = (tag = ''): DateWords | undefined => known.files.get(subtagOf(tag))?.dates;

/**
 * English without a region is for readers worldwide: day before month, 24-hour clock. Engines write Arabic without a
 * region in different digits; in this region the digits are those of our sentences.
 */
const regions: Record<string, string> = { en: 'en-GB', ar: 'ar-AE' };
const worldwide = (tag: string) => regions[tag] ?? tag;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Caches formatters: creating one takes longer than formatting hundreds of dates. */
function formatter(tags: string | string[], options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tags, options]);
  const one = formatters.get(key) ?? new Intl.DateTimeFormat(tags, options);
  formatters.set(key, one);
  return one;
}

/** The page's language, and the interface language in case the engine lacks it. */
function languagesOf({ pageLanguage, language }: DateFormat): string[] {
  const first = pageLanguage || language;
  if (dateWords(first)) return [subtagOf(first)];
  const tags = [first, language].map(worldwide);
  try {
    Intl.getCanonicalLocales(tags);
    return tags;
  } catch {
    // The page's `lang` is no valid language tag.
    return tags.slice(1);
  }
}

/**
 * Formats a date.
 * @param date RFC 3339 date from `rfc3339()`
 * @returns text and its language; `undefined` if the date has none of the requested parts
 */
export function formatDate(date: string, format: DateFormat): FormattedDate | undefined {
  if (!format.date && !(format.time && date.includes('T'))) return undefined;
  const languages = languagesOf(format);
  const relative = format.style === 'relative' && format.relative?.(date, languages, format.now);
  return relative || plainDate(date, languages, format, dateWords) || absoluteDate(date, languages, format);
}

/**
 * Whether a release was corrected after its publication. Changes within a minute do not count: publishing systems make
 * them automatically. If the publication date has no time, changes on the same day do not count either.
 */
export function isCorrection(
  published: string,
  modified: string,
  format: Omit<DateFormat, 'date' | 'time'>,
): boolean {
  if (!(Date.parse(modified) - Date.parse(published) >= 60_000)) return false;
  return published.includes('T') || !isSameDay(published, modified, format);
}

/** Whether two dates have the same day in the given format. */
export function isSameDay(one: string, other: string, format: Omit<DateFormat, 'date' | 'time'>): boolean {
  const [from, to] = [one, other].map(
    (date) => formatDate(date, { ...format, style: 'long', date: true, time: false })?.text,
  );
  return from === to;
}

function absoluteDate(date: string, languages: string[], format: DateFormat): FormattedDate {
  // To show the written clock time unchanged, it is parsed and formatted as UTC.
  const written = !format.timeZone || !date.includes('T') || date.endsWith('-00:00');
  const time = Date.parse(written ? date.replace(/(T.{8}).*/, '$1Z') : date);
  const short = format.style === 'short';
  const write = (tags: string[], month: 'numeric' | 'short' | 'long'): FormattedDate => {
    const one = formatter(tags, {
      ...(format.date && { day: 'numeric', month, year: 'numeric' }),
      ...(format.time &&
        date.includes('T') && {
          // «04:05» on a 24-hour clock, but «4:05 AM»: engines treat `numeric` differently on a 24-hour clock.
          hour: formatter(tags, { hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit',
          minute: '2-digit',
        }),
      timeZone: written ? 'UTC' : format.timeZone,
    });
    return { text: one.format(time), language: one.resolvedOptions().locale };
  };
  const [first = ''] = languages;
  const found = dateWords(first) ? { text: '', language: first } : write(languages, short ? 'short' : 'long');
  const own = dateWords(found.language);
  if (!own && !/\bM\d\d\b/.test(found.text)) return found;
  // Swedish dates are digits in ISO order, «2026-11-23 14:05», and contain no words.
  const { text } = write(['sv'], 'numeric');
  return {
    language: own ? subtagOf(found.language) : found.language,
    text: text.replace(
      /(\d+)-(\d+)-(\d+)( ?)/,
      (iso, year: string, month: string, day: string, space: string) =>
        own ? own.date(Number(day), Number(month) - 1, Number(year), short) + (space && ', ') : iso,
    ),
  };
}

/**
 * Formats a time in the reader's time zone.
 * @param date whether to add the date
 */
export function timeInWords(at: Date, date: boolean, language: string): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const format = { pageLanguage: language, language, style: 'long', timeZone, date, time: true } as const;
  return formatDate(at.toISOString(), format)?.text ?? '';
}
