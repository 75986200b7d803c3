/**
 * Formats a file size, as «2.5 MB». For Azerbaijani it uses Turkish, which has the same format: Chromium claims to
 * support Azerbaijani, but has no data for it.
 * @param bytes size in bytes
 * @param language interface language
 */
export function fileSize(bytes: number, language: string): string {
  const kilobytes = Math.max(bytes / 1000, 1);
  const isLarge = kilobytes >= 1000;
  return new Intl.NumberFormat(language === 'az' ? 'tr' : language, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? kilobytes / 1000 : kilobytes);
}
