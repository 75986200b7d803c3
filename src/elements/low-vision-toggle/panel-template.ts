import { nothing, type TemplateResult } from 'lit';
import type { LowVisionSentences } from '../../i18n/low-vision-sentences.js';
import { names } from '../../i18n/language-names.js';
import { toolSentences } from '../../i18n/reading-sentences.js';
import { known, type Language } from '../../i18n/languages.js';
import { keepWheel } from '../../base/keep-wheel.js';
import { linkUrl, webUrl } from '../../base/web-url.js';
import { html } from '../../base/html.js';
import type { Controls } from './controls.js';
import { presets } from './groups.js';
import { toolsTemplate } from './reading-tools.js';
import { fold, settingsTemplate, type SettingsOptions } from './settings-template.js';

export interface PanelOptions extends SettingsOptions {
  controls: Controls;
  language: Language;
  active: boolean;
  /** Whether the reader has saved a preset. */
  hasOwn: boolean;
  /** Parent domain on whose sites the reader may share the settings. */
  domain: string | undefined;
  isShared: boolean;
  /** Side of the window on which the panel is docked; `undefined` for a panel beside its button. */
  side: 'top' | 'bottom' | undefined;
  /** Whether the page is in one column without a choice of the reader. */
  isInOneColumn: boolean;
  /** Messages about changes that failed. */
  failures: string[];
  live: unknown;
}

/** Renders all settings with messages about them. */
export function panelTemplate(options: PanelOptions): TemplateResult {
  const { words, language, active, hasOwn, side, domain, isShared, failures, values } = options;
  const action = (
    name: string,
    label: string,
    part: 'control' | 'close' | 'reset' | 'share' = 'control',
    isPressed?: boolean,
  ) =>
    html`<button type="button" part=${part} data-do=${name} aria-pressed=${isPressed ?? nothing}>
      ${label}
    </button>`;
  const { host } = options.controls;
  const link = (url: string, label: string) => {
    const address = webUrl(url, host.baseURI);
    return address ? html`<a href=${linkUrl(address) ?? nothing}>${label}</a>` : nothing;
  };
  // The reader's own preset comes last: a new button before «save» would move «save» away from the finger.
  return html`<section
    class="panel"
    part="panel"
    popover="manual"
    lang=${language}
    dir="auto"
    aria-label=${words.panel}
    @wheel=${keepWheel}
  >
    <div class="head">
      <h2 tabindex="-1">${words.panel}</h2>
      ${active ? action('off', words.off) : nothing}
      ${side ? action('move', side === 'top' ? words.toBottom : words.toTop) : nothing}
      ${action('close', words.close, 'close')}
    </div>
    ${settingsTemplate(
      options,
      fold(
        words.language,
        html`<div class="values">
          ${[...new Set([...Object.keys(names), ...known.files.keys()])].map(
            (tag) =>
              html`<button
                type="button"
                part="control"
                lang=${tag}
                data-language=${tag}
                aria-pressed=${tag === language}
              >
                ${known.files.get(tag)?.name ?? names[tag]}
              </button>`,
          )}
        </div>`,
      ),
    )}
    ${toolsTemplate(options.controls, action)}
    <fieldset part="group">
      <legend>${words.ready}</legend>
      <div class="values">
        ${Object.keys(presets).map((name) =>
          action(`ready:${name}`, words[`ready:${name}` as keyof LowVisionSentences]),
        )}
        ${action('save', words.save)} ${hasOwn ? action('ready:own', words['ready:own']) : nothing}
      </div>
    </fieldset>
    <div class="notes">
      <div class="values">
        ${action('look', words.look, 'control', !active)} ${action('reset', words.reset, 'reset')}
        ${active ? action('text', words.misplaced, 'control', values.enlarge === 'text') : nothing}
      </div>
      <p>${isShared && domain ? `${words.keptShared} ${domain}.` : words.kept}</p>
      ${domain ? action('share', `${words.share} ${domain}`, 'share', isShared) : nothing}
      <div part="status">
        ${options.isInOneColumn ? html`<p>${words.oneColumn}</p>` : nothing}
        <p>${words.limits}</p>
        ${failures.length ? html`<p>${words.failed} ${failures.join('; ')}</p>` : nothing}
      </div>
      ${link(host.help, toolSentences(language).help)} ${link(host.statement, words.statement)}
    </div>
    ${options.live}
  </section>`;
}
