import { native } from '../../base/natives.js';
import { rootOf, viewOf, type View } from '../engine/around.js';
import { boxOf, windowOf } from '../engine/measure.js';
import { rootsIn, type Root } from '../engine/roots.js';
import { sentencesOf, type Sentence } from './spoken-sentences.js';
import { findVoice } from './voices.js';

/** `none`: the browser cannot speak, or has no voice. `ask-network`: what could, sends the text away. */
export type SpeechState = 'idle' | 'speaking' | 'paused' | 'none' | 'ask-network';

/** Reads a page aloud, sentence by sentence. */
export interface Speech {
  /** From the place that is being read. */
  play(): void;
  pause(): void;
  /** From the beginning of the sentence. */
  resume(): void;
  /** To the sentence before, or after: it is read, after a pause too. */
  back(): void;
  next(): void;
  /** From now on, text may be sent to whom a voice is from. */
  allowNetwork(): void;
  stop(): void;
  /** 0.5 to 2: holds from the next utterance on. */
  rate: number;
  /** The voice that would be used, in the state `ask-network`. */
  readonly networkVoice: string;
}

const name = 'low-vision-speech';

/*
 * A scheme gives other colours to the rules of the page, among which it would count this one: but not to values with a
 * variable of ours, which nobody sets.
 */
const rule = `::highlight(${name}){background-color:var(--${name},#ff0);color:var(--${name},#000)}`;

/** @param only gives what is read, in its order, instead of the page's main part */
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
  /** The last that was used: for what has none of its own. */
  let voice: SpeechSynthesisVoice | undefined;
  /** Chrome forgets to tell of the end of an utterance that nobody holds. */
  let utterance: SpeechSynthesisUtterance | undefined;
  /** What belongs to a former run (an utterance that was cut off, a wait for voices) is not listened to. */
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
    // Else it may be the page that speaks.
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

  /** Where it is in the window, in its pixels: scripts are told of other boxes of text while the page is enlarged. */
  const placeOf = ({ range }: Sentence) => {
    const root = rootOf(document);
    const zoom = boxOf(root).width / native(root).getBoundingClientRect().width;
    const { top, bottom } = range.getBoundingClientRect();
    const [, height] = windowOf(view);
    return [top * zoom, bottom * zoom, height, height / 3, zoom] as const;
  };

  const show = (sentence: Sentence) => {
    const { range } = sentence;
    highlights?.set(name, new view.Highlight(range));
    // Boxes that scroll are left to the browser, but of a paragraph longer than the window it shows any part.
    for (let step = 0; isFollowed && step < 3; step += 1) {
      const [top, bottom, height, eye, zoom] = placeOf(sentence);
      if (top >= 0 && (bottom <= height || top <= eye)) return;
      if (step) view.scrollBy({ top: (top - eye) / zoom, behavior: 'instant' });
      else
        native(native(range.startContainer).parentElement)?.scrollIntoView({
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
      // Where there are none, nobody tells.
      setTimeout(go, 1000);
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
    // Chrome breaks off what takes longer than 15 seconds.
    const utterances = pieces.flatMap(({ text }, index) =>
      (text.match(/\S.{0,199}(?= |$)|\S{1,200}/gu) ?? []).map((part) => {
        const one = new view.SpeechSynthesisUtterance(part);
        one.voice = voices[index] ?? voice ?? null;
        // Android goes by it.
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
        // Where it is not we who cut it off, the page took the word.
        if (run === mine) stop(/^(interrupted|canceled)$/.test(error) ? 'idle' : 'none');
      };
      synth.speak(utterance);
    };
    say();
  };

  /** At another sentence, or at the same one again. */
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
    // In a control, a key means something else.
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
      // Nothing has been read of a page that is not scrolled.
      const found = sentences.findIndex((sentence) => {
        const [, bottom, , eye] = placeOf(sentence);
        return !windowOf(view)[3] || bottom > eye;
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
    // The browser's own pause ends everything on Android, and voices from the network do not heed it.
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
      rate = Math.min(Math.max(value, 0.5), 2);
    },
    get networkVoice() {
      return networkVoice;
    },
  };
}
