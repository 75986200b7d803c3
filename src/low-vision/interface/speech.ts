import { native } from '../../base/natives.js';
import { rootOf, viewOf, type View } from '../engine/around.js';
import { boxOf, windowOf } from '../engine/measure.js';
import { rootsIn, type Root } from '../engine/roots.js';
import { sentencesOf, type Sentence } from './spoken-sentences.js';
import { findVoice } from './voices.js';

/** Part of the window above the place that people read. */
const eye = 1 / 3;

/** Steps in which a sentence comes into view: nested boxes by the browser, then the rest. */
const mostSteps = 3;

/** Milliseconds after which a browser without an answer counts as one without voices. */
const patience = 1000;

/** The rates of speech that readers can choose, as parts of the voice's own. */
const slowest = 0.5;
const fastest = 2;

/** `none`: the browser cannot speak or has no voice. `ask-network`: the only voice would send the text to a server. */
export type SpeechState = 'idle' | 'speaking' | 'paused' | 'none' | 'ask-network';

/** Reads a page aloud, sentence by sentence. */
export interface Speech {
  /** Starts at the reading place in the window. */
  play(): void;
  pause(): void;
  /** Continues from the beginning of the sentence. */
  resume(): void;
  /** Reads the previous sentence (`next`: the following one), also while paused. */
  back(): void;
  next(): void;
  /** Allows voices that send the text to a server. */
  allowNetwork(): void;
  stop(): void;
  /** Speed, 0.5 to 2. It applies from the next utterance on. */
  rate: number;
  /** Name of the voice to allow in the state `ask-network`. */
  readonly networkVoice: string;
}

const name = 'low-vision-speech';

/*
 * The colours effect would recolour this rule like those of the page. It leaves values with a `--low-vision` variable;
 * this one is never set.
 */
const rule = `::highlight(${name}){background-color:var(--${name},#ff0);color:var(--${name},#000)}`;

/** @param only function that returns the elements to read, in order, instead of the page's main part */
export function createSpeech(
  document: Document,
  changed: (state: SpeechState) => void,
  only?: () => Iterable<Element>,
): Speech {
  const view: View = viewOf(document);
  const { speechSynthesis: synth } = view as Partial<View>;
  const { highlights } = view.CSS as Partial<typeof CSS>;
  let state: SpeechState = 'idle';
  let sentences: Sentence[] = [];
  let at = 0;
  let rate = 1;
  let isFollowed: boolean;
  let isNetworkAllowed = false;
  let networkVoice = '';
  /** The last voice used. It also reads pieces in languages without a voice. */
  let voice: SpeechSynthesisVoice | undefined;
  /** A reference to the current utterance. Without it, Chrome may not fire `end`. */
  let utterance: SpeechSynthesisUtterance | undefined;
  /** Number of the current run. Events of a former run (a cancelled utterance, a wait for voices) are ignored. */
  let run = 0;
  let session: AbortController | undefined;
  let sheet: CSSStyleSheet;
  let roots: Root[] = [];

  const set = (next: SpeechState) => {
    if (next !== state) changed((state = next));
  };

  const silence = () => {
    run += 1;
    synth?.cancel();
  };

  const stop = (last: SpeechState = 'idle') => {
    // Without a session, the page itself may be speaking.
    if (session) silence();
    session?.abort();
    highlights?.delete(name);
    for (const root of roots)
      native(root).adoptedStyleSheets = native(root).adoptedStyleSheets.filter((one) => one !== sheet);
    sentences = roots = [];
    session = voice = utterance = undefined;
    networkVoice = '';
    set(last);
  };

  /**
   * Place of a sentence in CSS pixels before zoom. While the page is enlarged, scripts get boxes in enlarged pixels.
   */
  const placeOf = ({ range }: Sentence) => {
    const root = rootOf(document);
    const zoom = boxOf(root).width / native(root).getBoundingClientRect().width;
    const { top, bottom } = range.getBoundingClientRect();
    const [, height] = windowOf(view);
    return [top * zoom, bottom * zoom, height, height * eye, zoom] as const;
  };

  const show = (sentence: Sentence) => {
    const { range } = sentence;
    const around = native(native(range.startContainer).parentElement);
    const scroller = around?.closest('dialog') ?? view;
    highlights?.set(name, new view.Highlight(range));
    // The browser scrolls nested boxes. Of a paragraph longer than the window it may show any part, so adjust then.
    for (let step = 0; isFollowed && step < mostSteps; step += 1) {
      const [top, bottom, height, eye, zoom] = placeOf(sentence);
      if (top >= 0 && (bottom <= height || top <= eye)) return;
      if (step) scroller.scrollBy({ top: (top - eye) / zoom, behavior: 'instant' });
      else
        around?.scrollIntoView({
          block: 'nearest',
          behavior: 'instant',
        });
    }
  };

  const speak = (isLate?: boolean): void => {
    const mine = (run += 1);
    const sentence = sentences[at];
    if (!synth || !sentence) {
      stop();
      return;
    }
    show(sentence);
    if (!isLate && !synth.getVoices().length) {
      set('speaking');
      const go = () => {
        if (run === mine) speak(true);
      };
      synth.addEventListener('voiceschanged', go, { once: true, signal: session?.signal });
      // Without any voices, the browser fires no event.
      setTimeout(go, patience);
      return;
    }
    const { pieces } = sentence;
    const voices = pieces.map(
      ({ lang }) =>
        findVoice(view, lang, true) ?? (isNetworkAllowed ? findVoice(view, lang, false) : undefined),
    );
    const own = voices.find(Boolean);
    networkVoice = (!own && pieces[0] && findVoice(view, pieces[0].lang, false)?.name) || '';
    voice = own ?? voice;
    if (networkVoice) {
      set('ask-network');
      return;
    }
    if (!voice) {
      stop('none');
      return;
    }
    set('speaking');
    // Chrome stops utterances longer than 15 seconds, so split the text.
    const utterances = pieces.flatMap(({ text }, index) =>
      (text.match(/\S.{0,199}(?= |$)|\S{1,200}/gu) ?? []).map((part) => {
        const one = new view.SpeechSynthesisUtterance(part);
        one.voice = voices[index] ?? voice ?? null;
        // Android chooses the voice by `lang`.
        one.lang = one.voice?.lang ?? '';
        return one;
      }),
    );
    const say = () => {
      if (run !== mine) return;
      utterance = utterances.shift();
      if (!utterance) {
        at += 1;
        speak();
        return;
      }
      utterance.rate = rate;
      utterance.onend = say;
      utterance.onerror = ({ error }) => {
        // If we did not cancel the utterance, the page did.
        if (run === mine) stop(/^(interrupted|canceled)$/.test(error) ? 'idle' : 'none');
      };
      synth.speak(utterance);
    };
    say();
  };

  /** Reads another sentence, or the same one again for 0. */
  const move = (by: number) => {
    if (!session) return;
    at = Math.max(at + by, 0);
    isFollowed = true;
    silence();
    speak();
  };

  const heard = (event: Event) => {
    const { type, key } = event as KeyboardEvent;
    const [target] = event.composedPath() as Partial<Element>[];
    if (type === 'pagehide' || key === 'Escape') stop();
    // Scrolling keys stop following, except in controls, where they have another meaning.
    else if (
      !key ||
      (/^( |Arrow(Up|Down)|Page.+|Home|End)$/.test(key) && !target?.matches?.('button,input,select,textarea'))
    )
      isFollowed = false;
  };

  return {
    play() {
      stop(synth ? 'idle' : 'none');
      if (!synth) return;
      sentences = sentencesOf(document, view, only?.());
      // An unscrolled page is read from its beginning. A text in a dialog scrolls by itself.
      const [first] = sentences;
      const isAtTop = only && first ? placeOf(first)[0] >= 0 : !windowOf(view)[3];
      const found = sentences.findIndex((sentence) => {
        const [, bottom, , eye] = placeOf(sentence);
        return isAtTop || bottom > eye;
      });
      at = Math.max(found, 0);
      if (!sentences.length) return;
      sheet = new view.CSSStyleSheet();
      sheet.replaceSync(rule);
      roots = [...rootsIn(document)];
      for (const root of roots) native(root).adoptedStyleSheets = [...native(root).adoptedStyleSheets, sheet];
      session = new AbortController();
      for (const type of ['wheel', 'touchmove', 'keydown', 'pagehide'])
        view.addEventListener(type, heard, { capture: true, passive: true, signal: session.signal });
      move(0);
    },
    // `speechSynthesis.pause()` ends speech on Android, and network voices ignore it.
    pause() {
      if (state !== 'speaking') return;
      silence();
      set('paused');
    },
    resume() {
      if (state === 'paused') move(0);
    },
    back() {
      move(-1);
    },
    next() {
      move(1);
    },
    allowNetwork() {
      isNetworkAllowed = true;
      if (state === 'ask-network') move(0);
    },
    stop() {
      stop();
    },
    get rate() {
      return rate;
    },
    set rate(value) {
      rate = Math.min(Math.max(value, slowest), fastest);
    },
    get networkVoice() {
      return networkVoice;
    },
  };
}
