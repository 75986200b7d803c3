/** Languages of the same format as languages for which Chromium has no data. */
const sameFormat: Record<string, string> = { az: 'tr', ka: 'tr', kk: 'ru' };

/**
 * Formats a file size, as «2.5 MB».
 * @param bytes size in bytes
 * @param language interface language
 */
export function fileSize(bytes: number, language: string): string {
  const kilobytes = Math.max(bytes / 1000, 1);
  const isLarge = kilobytes >= 1000;
  return new Intl.NumberFormat(sameFormat[language] ?? language, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? kilobytes / 1000 : kilobytes);
}
