/**
 * «2.5 MB».
 * @param language of the interface; Chromium says that it has Azerbaijani and has not: Turkish writes the same
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
