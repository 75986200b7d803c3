import { nothing, type TemplateResult } from 'lit';
import { normaliseSettings, type SettingName, type Settings } from '../../low-vision/settings.js';
import type { LowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { html } from '../../base/html.js';
import { choicesOf, hasSteps, stepsOf, wordOf } from './choices.js';
import { groups } from './groups.js';

export interface SettingsOptions {
  values: Settings;
  words: LowVisionSentences;
  /** Names of the offered settings; an empty list means all settings. */
  offer: string[];
  /** Whether the device forces its colours. */
  hasDeviceColours: boolean;
}

type GroupOfRows = readonly [title: (typeof groups)[number][0], rows: TemplateResult[]];

/** Renders one value of a setting with words. The arrow keys move between the values, as between radio buttons. */
function choice(
  name: SettingName,
  value: string | undefined,
  { values, words, ...options }: SettingsOptions,
): TemplateResult {
  const isSet = value === undefined ? values[name] === undefined : String(values[name]) === value;
  return html`<button
    type="button"
    part=${isSet ? 'control control-selected' : 'control'}
    role="radio"
    aria-checked=${isSet}
    tabindex=${isSet ? 0 : -1}
    data-set="${name}:${value ?? ''}"
    disabled=${name === 'scheme' && options.hasDeviceColours ? '' : nothing}
  >
    ${wordOf(words, name, value)}
  </button>`;
}

/** Renders a setting with numbers: its value between «−» and «+». The arrow keys change it, as in a number field. */
function stepper(name: SettingName, { values, words }: SettingsOptions): TemplateResult {
  const own = values[name] as number | undefined;
  const steps = stepsOf(name, own);
  const at = steps.indexOf(own ?? (name === 'text-size' ? 100 : undefined));
  const text = wordOf(words, name, own);
  const button = (sign: string, next: number) => {
    const isEnd = !(next in steps);
    return html`<button
      type="button"
      part="control"
      tabindex="-1"
      aria-label="${words[name]} ${sign}"
      aria-disabled=${isEnd}
      data-set="${name}:${steps[isEnd ? at : next] ?? ''}"
      data-sign=${sign}
    ></button>`;
  };
  return html`<div class="set" part="group" data-name=${name}>
    <b>${words[name]}</b>
    <div class="values">
      ${button('−', at - 1)}
      <span
        role="spinbutton"
        tabindex="0"
        aria-label=${words[name]}
        aria-valuenow=${own ?? 0}
        aria-valuetext=${text}
        >${text}</span
      >
      ${button('+', at + 1)}
    </div>
  </div>`;
}

/** Renders one setting. One of its values is the site's own look. */
function settingTemplate(name: SettingName, options: SettingsOptions): TemplateResult {
  if (hasSteps(name)) return stepper(name, options);
  const { values, words, hasDeviceColours } = options;
  const offered = choicesOf(name);
  // Add a value that is set but not offered, for example by a script.
  const own = values[name] === undefined ? '' : String(values[name]);
  if (own && !offered.includes(own)) offered.push(own);
  return html`<fieldset role="radiogroup" part="group" data-name=${name}>
    <legend>${words[name]}</legend>
    ${name === 'scheme' && hasDeviceColours ? html`<p>${words.deviceColours}</p>` : nothing}
    <div class="values">${[undefined, ...offered].map((value) => choice(name, value, options))}</div>
  </fieldset>`;
}

/** Renders a group that the reader opens. */
export const fold = (title: string, content: unknown): TemplateResult =>
  html`<details part="group">
    <summary>${title}</summary>
    ${content}
  </details>`;

/**
 * Renders all settings: common ones first, then settings with a value that are not offered, then named groups.
 * @param further more groups
 */
export function settingsTemplate(options: SettingsOptions, further: unknown): TemplateResult {
  const { values, words, offer } = options;
  const isOffered = (name: SettingName) => !offer.length || offer.includes(name);
  const render = (names: SettingName[]) => names.map((name) => settingTemplate(name, options));
  const also = (Object.keys(normaliseSettings(values)) as SettingName[]).filter((name) => !isOffered(name));
  const [[, common], ...named] = groups.map(
    ([title, names]) => [title, render(names.filter(isOffered))] as const,
  ) as [GroupOfRows, ...GroupOfRows[]];
  return html`<div class="sets">${common}</div>
    ${
      also.length
        ? html`<fieldset part="group">
            <legend>${words.also}</legend>
            ${render(also)}
          </fieldset>`
        : nothing
    }
    <div class="folds">
      ${named.map(([title, rows]) => (title && rows.length ? fold(words[title], rows) : nothing))} ${further}
    </div>`;
}
