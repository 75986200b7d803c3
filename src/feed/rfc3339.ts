const pattern =
  /^(\d{4}-\d\d-\d\d)(?:[t ]([01]\d|2[0-3])(:[0-5]\d)(:[0-5]\d(?:\.\d+)?)? ?(z|[+-]\d\d:?\d\d)?)?$/i;

/** Some generators write dates in the digits of their locale: Arabic and Persian ones. */
const westernDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));

/**
 * The RFC 3339 form of a date as feeds write it, or `undefined` for what is none.
 * A date alone stays a date alone. A time without an offset gets `-00:00`, which RFC 3339 (4.3) has for
 * «offset unknown»: it is shown as written.
 */
export function rfc3339(value: unknown): string | undefined {
  const [, date, hour, minute = '', second = ':00', offset = '-00:00'] =
    pattern.exec(westernDigits(String(value).trim())) ?? [];
  // 30 February: some engines say «invalid», others «2 March».
  const day = Date.parse(date ?? '');
  if (!date || isNaN(day) || !new Date(day).toISOString().startsWith(date)) return undefined;
  return hour
    ? `${date}T${hour}${minute}${second}${offset.toUpperCase().replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`
    : date;
}
