import { normaliseSettings, settings, type Options, type SettingName, type Settings } from './settings.js';

/** The settings without those that have the given `stays`. */
export const withoutSettings = (values: Settings, stays: Options['stays']): Settings =>
  normaliseSettings(
    Object.fromEntries(
      Object.entries(values).filter(([name]) => (settings[name as SettingName] as Options).stays !== stays),
    ),
  );
