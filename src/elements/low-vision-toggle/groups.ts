import { settings, type SettingName } from '../../low-vision/settings.js';
import { hasSteps, rows } from './choices.js';

/** The groups in the panel's order, with their settings. */
export const groups = (['', 'text', 'spacing', 'pictures', 'aids'] as const).map((title) => {
  const names = (Object.keys(settings) as SettingName[]).filter((name) => rows[name]?.group === title);
  // Steppers share a line, so they come before the colours.
  const isFirst = (name: SettingName) => rows[name]?.isFirst ?? (!title && hasSteps(name));
  return [title, names.sort((a, b) => +isFirst(b) - +isFirst(a))] as const;
});

export const presets = {
  clear: 'text-size:200 scheme:black-on-white font:sans line-height:1.5 links:underline',
  calm: 'text-size:150 scheme:cream-on-charcoal line-height:1.5 images:dim motion:off links:underline',
  narrow: 'text-size:80 columns:one scheme:white-on-black line-height:1.5 line-length:50 links:underline',
};

export type PresetName = keyof typeof presets;
