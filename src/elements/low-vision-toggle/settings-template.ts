import { nothing, type TemplateResult } from 'lit';
import { normaliseSettings, type SettingName, type Settings } from '../../low-vision/settings.js';
import type { LowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { html } from '../../base/html.js';
import { choicesOf, groups, narrowSizes, wordOf } from './choices.js';

export interface SettingsOptions {
  values: Settings;
  words: LowVisionSentences;
  /** Names of the offered settings; an empty list means all settings. */
  offer: string[];
  /** Whether the device forces its colours. */
  hasDeviceColours: boolean;
}

/** Renders a button that sets a value or removes it. */
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

/** Renders one setting: a button for each value. The first button restores the site's own look. */
export function settingTemplate(name: SettingName, options: SettingsOptions): TemplateResult {
  const { values, words, hasDeviceColours } = options;
  const offered = choicesOf(name);
  // Add a value that is set but not offered, for example by a script.
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

/** Renders all settings: common ones first, then named groups, then settings with a value that are not offered. */
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
