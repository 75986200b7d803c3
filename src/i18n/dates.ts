/**
 * Dates in words. `Intl` does the work, but where an engine claims a language and has no data for it:
 * Chromium says «2026 M11 23» and «-3 d» in Azerbaijani, Uzbek, Kazakh, and English in Georgian.
 */
export type DateStyle = 'long' | 'short' | 'relative';

export interface DateFormat {
  /** As the page declares it, perhaps one that is not ours; may be `''` or no tag at all. */
  pageLanguage: string;
  /** The interface's. */
  language: string;
  style: DateStyle;
  /** IANA name; without one, a date stands in the offset that it carries. A date alone is never shifted. */
  timeZone?: string | undefined;
  /** What is written: the day, the clock time where there is one, or both. Relative dates are as they are. */
  date: boolean;
  time: boolean;
  /** Milliseconds since 1970; what relative dates are relative to. */
  now?: number;
}

export interface FormattedDate {
  text: string;
  language: string;
}

const azerbaijani = {
  months: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr'.split(' '),
  units: { minute: 'dəqiqə', hour: 'saat', day: 'gün' },
  days: ['dünən', 'bu gün', 'sabah'],
};

type Unit = keyof typeof azerbaijani.units;

const isAzerbaijani = (tag: string) => /^az\b/i.test(tag);

/** English without a region is read all over the world: day before month, 24 hours. */
const worldwide = (tag: string) => (tag === 'en' ? 'en-GB' : tag);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** One for all dates of a list: to make it takes longer than to write hundreds of dates. */
function formatter(tags: string | string[], options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tags, options]);
  const one = formatters.get(key) ?? new Intl.DateTimeFormat(tags, options);
  formatters.set(key, one);
  return one;
}

/** The page's language where the engine has it, else the interface's. */
function writtenLanguage({ pageLanguage, language }: DateFormat): string {
  if (isAzerbaijani(pageLanguage || language)) return 'az';
  try {
    return formatter([pageLanguage || language, language].map(worldwide)).resolvedOptions().locale;
  } catch {
    // `lang` holds no language tag.
    return worldwide(language);
  }
}

/**
 * @param date RFC 3339, as `rfc3339()` gives it
 * @returns `undefined` where nothing is asked for that the date has
 */
export function formatDate(date: string, format: DateFormat): FormattedDate | undefined {
  if (!format.date && !(format.time && date.includes('T'))) return undefined;
  const language = writtenLanguage(format);
  const relative = format.style === 'relative' && relativeDate(date, language, format);
  return { language, text: relative || absoluteDate(date, language, format) };
}

/**
 * Whether a release was corrected after it was published: not for what publishing systems do by themselves within a
 * minute, nor for a time on a day that is known without one, which may be when it was published.
 */
export function isCorrection(
  published: string,
  modified: string,
  format: Omit<DateFormat, 'date' | 'time'>,
): boolean {
  if (!(Date.parse(modified) - Date.parse(published) >= 60_000)) return false;
  return published.includes('T') || !isSameDay(published, modified, format);
}

/** Whether two dates are written as the same day. */
export function isSameDay(one: string, other: string, format: Omit<DateFormat, 'date' | 'time'>): boolean {
  const [from, to] = [one, other].map(
    (date) => formatDate(date, { ...format, style: 'long', date: true, time: false })?.text,
  );
  return from === to;
}

function absoluteDate(date: string, language: string, format: DateFormat): string {
  // Without a zone to move it to, the clock that is written is read as UTC's, and shown as that.
  const written = !format.timeZone || !date.includes('T') || date.endsWith('-00:00');
  const time = Date.parse(written ? date.replace(/(T.{8}).*/, '$1Z') : date);
  const short = format.style === 'short';
  const write = (tag: string, month: 'numeric' | 'short' | 'long') =>
    formatter(tag, {
      ...(format.date && { day: 'numeric', month, year: 'numeric' }),
      ...(format.time &&
        date.includes('T') && {
          // «04:05», but «4:05 AM»: engines differ in what they make of `numeric` in a day of 24 hours.
          hour: formatter(tag, { hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit',
          minute: '2-digit',
        }),
      timeZone: written ? 'UTC' : format.timeZone,
    }).format(time);
  if (!isAzerbaijani(language)) {
    const text = write(language, short ? 'short' : 'long');
    if (!/\bM\d\d\b/.test(text)) return text;
  }
  // Swedish dates are figures in ISO's order, «2026-11-23 14:05», which need no words.
  const figures = write('sv', 'numeric');
  if (!isAzerbaijani(language)) return figures;
  return figures.replace(
    /(\d+)-(\d+)-(\d+)( ?)/,
    (_, year: string, month: string, day: string, space: string) => {
      const name = azerbaijani.months[Number(month) - 1] ?? '';
      // CLDR: the first three letters, but «iyn», «iyl».
      return `${Number(day)} ${short ? name.replace(/u(?=[nl])/, '').slice(0, 3) : name} ${year}${space && ', '}`;
    },
  );
}

/** «3 days ago», within 30 days; beyond that the reader wants the date itself. */
function relativeDate(date: string, language: string, format: DateFormat): string | undefined {
  const now = format.now ?? Date.now();
  const minutes = Math.trunc((Date.parse(date) - now) / 60_000);
  // Days are those of the reader's calendar: «yesterday» ends at midnight.
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
  if (isAzerbaijani(language)) {
    if (unit === 'day' && Math.abs(days) < 2) return azerbaijani.days[days + 1];
    return count
      ? `${Math.abs(count)} ${azerbaijani.units[unit]} ${count < 0 ? 'əvvəl' : 'sonra'}`
      : 'indicə';
  }
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const text = words.format(count, count || unit === 'day' ? unit : 'second');
  return /^[-+]\s?\d/.test(text) ? undefined : text;
}

/** A time of the reader's own clock, with or without its day. */
export function timeInWords(at: Date, date: boolean, language: string): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const format = { pageLanguage: language, language, style: 'long', timeZone, date, time: true } as const;
  return formatDate(at.toISOString(), format)?.text ?? '';
}
