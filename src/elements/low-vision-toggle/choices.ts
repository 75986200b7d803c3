import type { LowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { settings, type Group, type SettingName } from '../../low-vision/settings.js';

/** The settings table with a simpler type. */
const rows: Record<string, { group: Group; choices: string; isFirst?: boolean; unit?: string }> = settings;

/** The values that the panel offers for a setting, without «as on the site». */
export const choicesOf = (name: SettingName): string[] => rows[name]?.choices.split(' ') ?? [];

/** Whether the values of a setting are numbers. */
export const hasSteps = (name: SettingName): boolean => /^\d/.test(choicesOf(name)[0] ?? '');

/** The groups in the panel's order, with their settings. */
export const groups = (['', 'text', 'spacing', 'pictures', 'aids'] as const).map((title) => {
  const names = (Object.keys(rows) as SettingName[]).filter((name) => rows[name]?.group === title);
  // Steppers share a line, so they come before the colours.
  const isFirst = (name: SettingName) => rows[name]?.isFirst ?? (!title && hasSteps(name));
  return [title, names.sort((a, b) => +isFirst(b) - +isFirst(a))] as const;
});

export const presets = {
  clear: 'text-size:200 scheme:black-on-white font:sans line-height:1.5 links:underline',
  calm: 'text-size:150 scheme:cream-on-charcoal line-height:1.5 images:dim motion:off links:underline',
  narrow: 'text-size:80 columns:one scheme:white-on-black line-height:1.5 line-length:50 links:underline',
};

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
