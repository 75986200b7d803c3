/** Dates that are not written as RFC 3339 says: those of mail, of C, and of Azerbaijani and Russian CMSs. */

const months =
  'jan|yan|янв feb|fev|фев mar|мар apr|апр may|mai|ма[йя] jun|iyun|июн jul|iyul|июл aug|avq|авг sep|сен oct|okt|окт nov|noy|ноя dec|dek|дек'
    .split(' ')
    .map((names) => new RegExp(`(?<!\\p{L})(?:${names})`, 'iu'));

/** Hours ahead of UTC. The zones of America are in `american`. */
const zones = 'z0 ut0 utc0 gmt0 bst1 cet1 cest2 eet2 eest3 msk3 trt3 azt4 azst5';
const american = /\b([ecmp])([sd])t\b/i;

const two = (value: number | string) => `0${value}`.slice(-2);

/** The offset of a zone, as RFC 3339 writes it; `''` if it is not known. */
function offsetOf(text: string): string {
  const [, sign, hours, minutes = '00'] = /([+-])(\d\d?):?(\d\d)?(?!\d)/.exec(text) ?? [];
  if (sign && hours) return `${sign}${two(hours)}:${minutes}`;
  const [, coast, season] = american.exec(text) ?? [];
  if (coast) return `-${two('ecmp'.indexOf(coast.toLowerCase()) + (season === 'D' ? 4 : 5))}:00`;
  const name = /[a-z]+/i.exec(text)?.[0].toLowerCase();
  const ahead = name && new RegExp(`\\b${name}(\\d)`).exec(zones)?.[1];
  return ahead ? `+0${ahead}:00` : '';
}

/**
 * Converts a date to RFC 3339. The order of day, month and year does not matter, and weekdays are not read. A time
 * without a zone stays one.
 * @returns the text as it is if it has no date
 */
export function rssDate(written: string): string {
  const text = written.trim().slice(0, 99);
  if (/^\d{4}-\d\d-/.test(text)) return text;
  const [clock = '', hour = '', minute = '', second = '00', half] =
    /(\d?\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:\s*([ap])\.?m\b)?/i.exec(text) ?? [];
  const [before = '', after = ''] = clock ? text.split(clock) : [text];
  const zone = offsetOf(after);
  const numbers = `${before} ${after.replace(/[+-]\d.*/, '')}`.match(/\d+/g) ?? [];
  // 31.12.2003
  const month =
    numbers.length > 2 ? Number(numbers.splice(1, 1)) - 1 : months.findIndex((names) => names.test(text));
  numbers.sort((a, b) => Number(a.length > 2) - Number(b.length > 2));
  const [day, year] = numbers;
  if (month < 0 || !day || !year) return text;
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : hour;
  // Two digits: https://www.rfc-editor.org/rfc/rfc2822#section-4.3
  const century = year.length > 2 ? '' : year < '50' ? '20' : '19';
  return `${century}${year}-${two(month + 1)}-${two(day)}${clock && `T${two(hours)}:${minute}:${second > '59' ? '59' : second}${zone}`}`;
}
