import type { LowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { settings, type Group, type SettingName } from '../../low-vision/settings.js';

/** The settings table with a simpler type. */
export const rows: Record<string, { group: Group; choices: string; isFirst?: boolean; unit?: string }> =
  settings;

/** The values that the panel offers for a setting, without «as on the site». */
export const choicesOf = (name: SettingName): string[] => rows[name]?.choices.split(' ') ?? [];

/** Whether the values of a setting are numbers. */
export const hasSteps = (name: SettingName): boolean => /^\d/.test(choicesOf(name)[0] ?? '');

/**
 * The steps of a setting with numbers, from the least to the most. `undefined` is the site's own look.
 * @param own current value, which may be between the steps
 */
export function stepsOf(name: SettingName, own?: number): (number | undefined)[] {
  // The smallest sizes are for readers with a narrow field of vision.
  const isSize = name === 'text-size';
  const numbers = [...(isSize ? [70, 80, 90] : []), ...choicesOf(name).map(Number)];
  if (own !== undefined && !numbers.includes(own)) numbers.push(own);
  numbers.sort((a, b) => a - b);
  // 100 % is the site's own size. A line without a limit is longer than all others.
  return isSize ? numbers : name === 'line-length' ? [...numbers, undefined] : [undefined, ...numbers];
}

const steps = stepsOf('text-size') as number[];

/** Returns the next text size. It stops at the last step, and at 100 %, because few readers want smaller text. */
export const nextSize = (size: number, isLarger: boolean): number =>
  (isLarger
    ? steps.find((step) => step > size)
    : steps.findLast((step) => step < size && (size <= 99 || step >= 100))) ?? size;

/** Returns the name of a setting's value. */
export function wordOf(
  words: LowVisionSentences,
  name: SettingName,
  value: string | number | undefined,
): string {
  const known = words[`${name}:${value}` as keyof LowVisionSentences] as string | undefined;
  if (value === undefined) return words.site;
  if (value === 'on') return words.on;
  if (value === 'off') return words.offValue;
  return known ?? `${value}${rows[name]?.unit ?? ''}`;
}
