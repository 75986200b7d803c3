/** The interface languages. */
const languages = ['az', 'en', 'ru'] as const;

export type Language = (typeof languages)[number];

/** The interface language of a BCP 47 tag («az-Latn-AZ» → «az»), if there is one. */
export function interfaceLanguage(tag: string): Language | undefined {
  const [subtag] = tag.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === subtag);
}
