import { nothing, type TemplateResult } from 'lit';
import { normaliseSettings, type SettingName, type Settings } from '../../low-vision/settings.js';
import type { LowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { html } from '../../base/html.js';
import { choicesOf, groups, narrowSizes, wordOf } from './choices.js';

export interface SettingsOptions {
  values: Settings;
  words: LowVisionSentences;
  /** The names that are offered; empty: all. */
  offer: string[];
  /** The colours are the device's. */
  hasDeviceColours: boolean;
}

/** A button that sets a value, or takes it away. */
function choice(
  name: SettingName,
  value: string | undefined,
  { values, words, ...options }: SettingsOptions,
): TemplateResult {
  const isSet = value === undefined ? values[name] === undefined : String(values[name]) === value;
  return html`<button
    type="button"
    part=${isSet ? 'control control-selected' : 'control'}
    aria-pressed=${isSet}
    data-set="${name}:${value ?? ''}"
    disabled=${name === 'scheme' && options.hasDeviceColours ? '' : nothing}
  >
    ${wordOf(words, name, value)}
  </button>`;
}

/** One setting: its values as buttons, the site's look the first of them. */
export function settingTemplate(name: SettingName, options: SettingsOptions): TemplateResult {
  const { values, words, hasDeviceColours } = options;
  const offered = choicesOf(name);
  // A value from elsewhere stands among them.
  const own = values[name] === undefined ? '' : String(values[name]);
  const isNarrow = narrowSizes.split(' ').includes(own);
  if (own && !offered.includes(own) && !(name === 'text-size' && isNarrow)) offered.push(own);
  return html`<fieldset part="group" data-name=${name}>
    <legend>${words[name]}</legend>
    ${name === 'scheme' && hasDeviceColours ? html`<p>${words.deviceColours}</p>` : nothing}
    <div class="values">${[undefined, ...offered].map((value) => choice(name, value, options))}</div>
    ${
      name === 'text-size'
        ? html`<details part="group" open=${isNarrow ? '' : nothing}>
            <summary>${words['ready:narrow']}</summary>
            <div class="values">${narrowSizes.split(' ').map((value) => choice(name, value, options))}</div>
          </details>`
        : nothing
    }
  </fieldset>`;
}

/** All settings: the most wanted ones, the rest under names, and what came along but is not offered. */
export function settingsTemplate(options: SettingsOptions): TemplateResult {
  const { values, words, offer } = options;
  const isOffered = (name: SettingName) => !offer.length || offer.includes(name);
  const also = (Object.keys(normaliseSettings(values)) as SettingName[]).filter((name) => !isOffered(name));
  return html`${groups.map(([title, names]) => {
    const shown = names.filter(isOffered).map((name) => settingTemplate(name, options));
    if (!title || !shown.length) return shown;
    return html`<details part="group">
      <summary>${words[title]}</summary>
      ${shown}
    </details>`;
  })}
  ${
    also.length
      ? html`<fieldset part="group">
          <legend>${words.also}</legend>
          ${also.map((name) => settingTemplate(name, options))}
        </fieldset>`
      : nothing
  }`;
}
