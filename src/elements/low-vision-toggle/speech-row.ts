import { nothing, type TemplateResult } from 'lit';
import { createSpeech, type Speech, type SpeechState } from '../../low-vision/interface/speech.js';
import type { Language } from '../../i18n/languages.js';
import { speechSentences } from '../../i18n/speech-sentences.js';
import { html } from '../../base/html.js';

export { createSpeech };

export type Action = 'play' | 'pause' | 'resume' | 'back' | 'stop' | 'slower' | 'faster' | 'allowNetwork';

/**
 * The controls for reading aloud. They and their code are in a separate file. Speech starts only when the reader presses
 * a control.
 */
export class SpeechRow {
  #state: SpeechState = 'idle';
  readonly #speech: Speech;

  /** @param changed callback that runs when other controls have to be shown */
  constructor(document: Document, changed: () => void) {
    this.#speech = createSpeech(document, (state) => {
      this.#state = state;
      changed();
    });
  }

  stop(): void {
    this.#speech.stop();
  }

  /** @returns the new rate, if the action changes the rate */
  press(action: Action): number | undefined {
    const isFaster = action === 'faster';
    if (isFaster || action === 'slower') return (this.#speech.rate += isFaster ? 0.25 : -0.25);
    this.#speech[action]();
    return undefined;
  }

  /** @param label name of the group */
  render(language: Language, label: string): TemplateResult {
    const words = speechSentences(language);
    const state = this.#state;
    const isIdle = state === 'idle' || state === 'none';
    const action = (name: Exclude<Action, 'allowNetwork'> | 'allow', does: Action = name as Action) =>
      html`<button type="button" part="control" data-speech=${does}>${words[name]}</button>`;
    return html`<div class="row" role="group" aria-label=${label}>
      ${state === 'none' ? html`<span>${words.none}</span>` : nothing}
      ${
        state === 'ask-network'
          ? html`<span>${words.network} (${this.#speech.networkVoice})</span>
              ${action('allow', 'allowNetwork')}`
          : action(isIdle ? 'play' : state === 'paused' ? 'resume' : 'pause')
      }
      ${isIdle ? nothing : [action('back'), action('stop')]} ${action('slower')} ${action('faster')}
    </div>`;
  }
}
