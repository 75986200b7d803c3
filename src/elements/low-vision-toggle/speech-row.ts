import { nothing, type TemplateResult } from 'lit';
import type { Speech, SpeechState } from '../../low-vision/interface/speech.js';
import type { Language } from '../../i18n/languages.js';
import { speechSentences } from '../../i18n/speech-sentences.js';
import { html } from '../../base/html.js';

export type Action = 'play' | 'pause' | 'resume' | 'back' | 'stop' | 'slower' | 'faster' | 'allowNetwork';

/** The controls for reading aloud. Nothing is heard before one of them is pressed. */
export class SpeechRow {
  #speech: Speech | undefined;
  #state: SpeechState | 'failed' = 'idle';
  #loading: Promise<Speech> | undefined;
  /** A press that waits for the file is forgotten when the reading stops. */
  #presses = 0;
  readonly #document: () => Document;
  readonly #changed: () => void;

  constructor(document: () => Document, changed: () => void) {
    this.#document = document;
    this.#changed = changed;
  }

  stop(): void {
    this.#presses += 1;
    this.#speech?.stop();
  }

  /** Fetches the file that reads aloud as soon as the controls are there: on some devices a press speaks at once or never. */
  prepare(): void {
    this.#loading ??= this.#load();
    this.#loading.catch(() => undefined);
  }

  async #load(): Promise<Speech> {
    const { createSpeech } = await import('../../low-vision/interface/speech.js');
    return (this.#speech = createSpeech(this.#document(), (state) => {
      this.#set(state);
    }));
  }

  #set(state: SpeechState | 'failed'): void {
    this.#state = state;
    this.#changed();
  }

  /** @returns the new rate, where it is another one */
  async press(action: Action): Promise<number | undefined> {
    const press = (this.#presses += 1);
    let speech = this.#speech;
    if (!speech)
      try {
        speech = await (this.#loading ?? this.#load());
        if (press !== this.#presses) return undefined;
      } catch (error) {
        this.#loading = undefined;
        console.warn('[pressroom] low vision: reading aloud failed.', error);
        this.#set('failed');
        return undefined;
      }
    const isFaster = action === 'faster';
    if (isFaster || action === 'slower') return (speech.rate += isFaster ? 0.25 : -0.25);
    speech[action]();
    return undefined;
  }

  /** @param label names the group */
  render(language: Language, label: string): TemplateResult {
    const words = speechSentences(language);
    const state = this.#state;
    const isIdle = /idle|none|failed/.test(state);
    const action = (name: Exclude<Action, 'allowNetwork'> | 'allow', does: Action = name as Action) =>
      html`<button type="button" part="control" data-speech=${does}>${words[name]}</button>`;
    return html`<div class="row" role="group" aria-label=${label}>
      ${state === 'none' || state === 'failed' ? html`<span>${words[state]}</span>` : nothing}
      ${
        state === 'ask-network'
          ? html`<span>${words.network} (${this.#speech?.networkVoice})</span>
              ${action('allow', 'allowNetwork')}`
          : action(isIdle ? 'play' : state === 'paused' ? 'resume' : 'pause')
      }
      ${isIdle ? nothing : [action('back'), action('stop')]} ${action('slower')} ${action('faster')}
    </div>`;
  }
}
