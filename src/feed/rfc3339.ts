/** Databases use years such as 0001 or 9999 for «none» or «never». Only the years 1500 to 2199 are accepted. */
const pattern =
  /^((?:1[5-9]|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[t ]([01]\d|2[0-3])(:[0-5]\d)(:[0-5]\d(?:\.\d+)?)? ?(z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/i;

/** The canonical form, with a day up to 28, which every month has. Such dates need no processing. */
const canonical =
  /^(?:1[5-9]|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Dates in mail and RSS: `Mon, 23 Nov 2026 09:40:00 +0400`. https://www.rfc-editor.org/rfc/rfc2822#section-3.3 */
const mailPattern =
  /^(?:[a-z]{3}, *)?(\d?\d) ([a-z]{3}) (\d{4}) (\d\d:\d\d(?::\d\d)?)(?: (?:([+-]\d{4})|(gmt|utc?|z)|[a-z]+))?$/i;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec';

const twoDigits = (number: number | string) => `0${number}`.slice(-2);

/** Converts a mail date. Zone letters other than GMT, UT, UTC and Z have no reliable meaning (RFC 2822, 4.3). */
function fromMail(text: string): string {
  const [, day = '', month = '', year, time, offset, isUtc] = mailPattern.exec(text) ?? [];
  const at = months.indexOf(month.toLowerCase()) / 4;
  return year && at >= 0
    ? `${year}-${twoDigits(at + 1)}-${twoDigits(day)}T${time}${offset ?? (isUtc ? 'Z' : '')}`
    : text;
}

/** Some generators write dates in the digits of their locale, Arabic or Persian. */
const westernDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));

/** Whether the day exists. For 30 February, some engines return an invalid date, others 2 March. */
function isDay(date: string): boolean {
  const day = Date.parse(date);
  return !isNaN(day) && new Date(day).toISOString().startsWith(date);
}

/**
 * Converts a date from a feed to RFC 3339; `undefined` for anything that is no date. A date alone stays a date alone.
 * A time without an offset gets `-00:00`, which means «offset unknown» (RFC 3339, 4.3): it is shown as written.
 */
export function rfc3339(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (canonical.test(value)) return value;
  const [, date, hour, minute = '', second = ':00', offset = '-00:00'] =
    pattern.exec(value) ?? pattern.exec(fromMail(westernDigits(value.trim()))) ?? [];
  if (!date || (date.slice(8) > '28' && !isDay(date))) return undefined;
  return hour
    ? `${date}T${hour}${minute}${second}${offset.toUpperCase().replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`
    : date;
}
