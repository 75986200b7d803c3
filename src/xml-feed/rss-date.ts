/** Dates that are not written as RFC 3339 says: those of mail, of C, and of Azerbaijani and Russian CMSs. */

const months =
  'jan|yan|янв feb|fev|фев mar|мар apr|апр may|mai|ма[йя] jun|iyun|июн jul|iyul|июл aug|avq|авг sep|сен oct|okt|окт nov|noy|ноя dec|dek|дек'
    .split(' ')
    .map((names) => new RegExp(`(?<!\\p{L})(?:${names})`, 'iu'));

/** The hours between each zone and UTC. */
const zones =
  'z+0 ut+0 utc+0 gmt+0 bst+1 cet+1 cest+2 eet+2 eest+3 msk+3 trt+3 azt+4 azst+5 est-5 edt-4 cst-6 cdt-5 mst-7 mdt-6 pst-8 pdt-7';

const two = (value: number | string) => `0${value}`.slice(-2);

/** The offset of a zone, as RFC 3339 writes it; `''` if it is not known. */
function offsetOf(text: string): string {
  const [, sign, hours, minutes = '00'] = /([+-])(\d\d?):?(\d\d)?(?!\d)/.exec(text) ?? [];
  if (sign && hours) return `${sign}${two(hours)}:${minutes}`;
  const name = /[a-z]+/i.exec(text)?.[0].toLowerCase();
  const [, found = ''] = (name && new RegExp(`\\b${name}(.\\d)`).exec(zones)) || [];
  return found.replace(/\d/, '0$&:00');
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
