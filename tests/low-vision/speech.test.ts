import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { createSpeech, type Speech, type SpeechState } from '../../src/low-vision/interface/speech.js';
import { press } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { screenshot } from '../support/pixels.js';
import { until } from '../support/sites.js';

// The visible text is read aloud from the reading place, in voices of its languages. No text is sent away without
// permission. The sentence is highlighted and kept in view, and nothing is left afterwards.

const name = 'low-vision-speech';

class Utterance {
  voice: SpeechSynthesisVoice | null = null;
  lang = '';
  rate = 1;
  onend?: () => void;
  onerror?: (event: { error: string }) => void;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const voiceOf = (
  lang: string,
  name = lang,
  rest: Partial<SpeechSynthesisVoice> = {},
): SpeechSynthesisVoice => ({ lang, name, localService: true, default: false, voiceURI: name, ...rest });

/** A silent synthesiser: an utterance ends when the test ends it. */
class Synthesiser extends EventTarget {
  voices: SpeechSynthesisVoice[];
  readonly said: Utterance[] = [];
  current: Utterance | undefined;
  cancelled = 0;
  /** Aborted when nothing waits for voices any more. */
  waiting: AbortSignal | undefined;

  constructor(voices: SpeechSynthesisVoice[]) {
    super();
    this.voices = voices;
  }

  getVoices() {
    return this.voices;
  }

  override addEventListener(type: string, listener: EventListener, options: AddEventListenerOptions) {
    super.addEventListener(type, listener, options);
    this.waiting = options.signal;
  }

  speak(utterance: Utterance) {
    this.said.push(utterance);
    this.current = utterance;
  }

  cancel() {
    this.cancelled += 1;
    this.fail('interrupted');
  }

  fail(error: string) {
    const { current } = this;
    this.current = undefined;
    current?.onerror?.({ error });
  }

  end() {
    const { current } = this;
    this.current = undefined;
    current?.onend?.();
  }

  /** Ends all utterances, one after the other. */
  readToTheEnd(): string[] {
    while (this.current && this.said.length < 500) this.end();
    return this.texts();
  }

  texts() {
    return this.said.map(({ text }) => text);
  }

  get last() {
    return this.said.at(-1);
  }
}

interface Opened {
  document: Document;
  view: Window & typeof globalThis;
  synth: Synthesiser;
  speech: Speech;
  states: SpeechState[];
}

async function open(
  body: string,
  { voices = [voiceOf('en-GB')], synth = new Synthesiser(voices), lang = 'en', hasSynth = true } = {},
): Promise<Opened> {
  const frame = await openPage(
    await servePage(
      `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Page</title><style>p { margin: 0 0 20px }</style></head><body>${body}</body></html>`,
    ),
  );
  const { contentDocument: document, contentWindow } = frame;
  if (!document || !contentWindow) throw new Error('no page');
  const view = contentWindow as Window & typeof globalThis;
  // The frame is removed with its window, so nothing is restored.
  for (const [property, value] of Object.entries({
    speechSynthesis: hasSynth ? synth : undefined,
    SpeechSynthesisUtterance: Utterance,
  }))
    Object.defineProperty(view, property, { configurable: true, value });
  const states: SpeechState[] = [];
  const speech = createSpeech(document, (state) => states.push(state));
  return { document, view, synth, speech, states };
}

async function read(body: string, options = {}): Promise<string[]> {
  const { speech, synth } = await open(body, options);
  speech.play();
  return synth.readToTheEnd();
}

const numbers = (count: number) =>
  `<main>${Array.from({ length: count }, (_, index) => `<p id="p${index}">Sentence ${index}.</p>`).join('')}</main>`;

const highlightsOf = ({ view }: Opened) => (view.CSS as Partial<typeof CSS>).highlights;

/** The highlighted text. */
const marked = (page: Opened): string => [...(highlightsOf(page)?.get(name) ?? [])].map(String).join('|');

const sheetsOf = ({ document }: Opened) => document.adoptedStyleSheets.length;

const topOf = (document: Document, selector: string): number =>
  document.querySelector(selector)?.getBoundingClientRect().top ?? NaN;

const two = '<main><p>One is here. Two is there.</p><p>Three is far.</p></main>';

describe('the text', () => {
  it('is the main content by sentences; blocks end a sentence, inline elements and line breaks in the source do not', async () => {
    expect(
      await read(`<nav>Menu</nav><header>Head</header><main><h1>Title</h1><p>One <b>is</b>
        here. Two<a href="#x"> is</a> there!</p><ul><li>Item</li><li>Another<br>line</li></ul>After. <img alt="Picture" src=""><p>— * —</p></main><article>No</article><footer>Foot</footer>`),
    ).to.deep.equal(['Title', 'One is here.', 'Two is there!', 'Item', 'Another', 'line', 'After.']);
  });

  it('is the element with the role, else articles, else the page without header, navigation and footer', async () => {
    expect(await read('<p>No.</p><div role="main">Yes.</div>')).to.deep.equal(['Yes.']);
    expect(
      await read('<p>No.</p><article>One.<article>Two.</article></article><article>Three.</article>'),
    ).to.deep.equal(['One.', 'Two.', 'Three.']);
    expect(
      await read('<nav>No.</nav><header>No.</header><div>Yes.</div><aside>No.</aside><footer>No.</footer>'),
    ).to.deep.equal(['Yes.']);
    expect(await read('<main hidden>No.</main><article>Yes.</article>')).to.deep.equal(['Yes.']);
  });

  it('does not include hidden elements', async () => {
    expect(
      await read(`<main>Seen <span style="display:none">No</span>here.
        <p style="visibility:hidden">No. <span style="visibility:visible">Yes.</span></p><p aria-hidden="true">No.</p><p hidden>No.</p>
        <script>var no = 1;</script><style>.no { color: red }</style><noscript>No.</noscript><template>No.</template><p hidden="until-found">No.</p>
        <details><summary>More</summary><p>No.</p></details><select><option>No</option></select><textarea>No</textarea>
        <div style="display:contents">Without a box of its own.</div></main>`),
    ).to.deep.equal(['Seen here.', 'Yes.', 'More', 'Without a box of its own.']);
  });

  it('includes components, in visual order', async () => {
    const { document, speech, synth } = await open(
      '<main><p>Before.</p><div id="host"><span>Put in.</span></div><p>After.</p></main>',
    );
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>Shadow.</p><slot></slot>';
    speech.play();
    expect(synth.readToTheEnd()).to.deep.equal(['Before.', 'Shadow.', 'Put in.', 'After.']);
  });

  it('is split into sentences also without Intl.Segmenter, or with an invalid language', async () => {
    const segmenter = Object.getOwnPropertyDescriptor(Intl, 'Segmenter');
    Object.defineProperty(Intl, 'Segmenter', { configurable: true, value: undefined });
    try {
      expect(await read('<main>One 1.5 is. Two? Three</main>')).to.deep.equal([
        'One 1.5 is.',
        'Two?',
        'Three',
      ]);
    } finally {
      if (segmenter) Object.defineProperty(Intl, 'Segmenter', segmenter);
      else Reflect.deleteProperty(Intl, 'Segmenter');
    }
    expect(await read('<main lang="en_GB">One is. Two.</main>')).to.deep.equal(['One is.', 'Two.']);
  });

  it('is spoken in short utterances, split at spaces', async () => {
    const long = `${'word '.repeat(90)}end.`;
    const said = await read(`<main>${long}</main>`);
    expect(said.length).to.equal(3);
    for (const part of said) expect(part.trim().length).to.be.within(1, 200);
    expect(said.map((part) => part.trim()).join(' ')).to.equal(long);
    expect((await read(`<main>${'x'.repeat(450)}</main>`)).map(({ length }) => length)).to.deep.equal([
      200, 200, 50,
    ]);
  });

  it('may be empty', async () => {
    const { speech, states, synth } = await open('<main><img alt="" src=""> * * * </main>');
    speech.play();
    speech.next();
    expect(states).to.deep.equal([]);
    expect(synth.cancelled).to.equal(0);
  });
});

describe('the start', () => {
  it('is the beginning of an unscrolled page, else the first visible text', async () => {
    const { document, view, speech, synth } = await open(numbers(80));
    speech.play();
    expect(synth.last?.text).to.equal('Sentence 0.');
    speech.stop();
    const find = document.querySelector('#p40');
    find?.scrollIntoView({ behavior: 'instant' });
    view.scrollBy({ top: -195, behavior: 'instant' });
    speech.play();
    expect(synth.last?.text).to.equal('Sentence 40.');
  });

  it('may be a sentence inside a paragraph', async () => {
    const text = Array.from({ length: 300 }, (_, index) => `Here is sentence ${index}.`).join(' ');
    const page = await open(`<main><p style="font-size: 20px">${text}</p></main>`);
    const { view, speech, synth } = page;
    view.scrollTo({ top: 900, behavior: 'instant' });
    const at = view.scrollY;
    expect(at).to.be.greaterThan(500);
    speech.play();
    expect(synth.last?.text).not.to.equal('Here is sentence 0.');
    expect(view.scrollY).to.equal(at);
    const [range] = highlightsOf(page)?.get(name) ?? [];
    if (range) expect((range as Range).getBoundingClientRect().bottom).to.be.within(200, 260);
  });

  it('is the same in an enlarged page, and the sentence is in view', async () => {
    const { document, view, speech, synth } = await open(numbers(80));
    applyLowVision({ 'text-size': 200 }, document);
    document.querySelector('#p40')?.scrollIntoView({ behavior: 'instant' });
    // 190 of the window's pixels.
    view.scrollBy({ top: -95, behavior: 'instant' });
    const height = view.innerHeight;
    const shown = [...document.querySelectorAll('p')].find(
      (element) => element.getBoundingClientRect().bottom > height / 3,
    );
    speech.play();
    expect(synth.last?.text).to.equal(shown?.textContent);
    for (let count = 0; count < 15; count += 1) synth.end();
    const number = /\d+/.exec(synth.last?.text ?? '')?.[0] ?? '';
    expect(topOf(document, `#p${number}`)).to.be.within(0, height - 10);
    clearLowVision(document);
  });
});

describe('the voice', () => {
  const mixed =
    '<main><p>A word: <i lang="ru">«слово»</i>. Another sentence.</p><p lang="az">Bir cümlə.</p></main>';
  const saidBy = ({ said }: Synthesiser) => said.map(({ text, voice }) => [text.trim(), voice?.name]);

  it('is of the language of each part', async () => {
    const { speech, synth } = await open(mixed, {
      voices: [voiceOf('ru-RU'), voiceOf('en-US'), voiceOf('az-AZ'), voiceOf('tr-TR')],
    });
    speech.play();
    synth.readToTheEnd();
    expect(saidBy(synth)).to.deep.equal([
      ['A word:', 'en-US'],
      ['«слово».', 'ru-RU'],
      ['Another sentence.', 'en-US'],
      ['Bir cümlə.', 'az-AZ'],
    ]);
    expect(synth.said[1]?.lang).to.equal('ru-RU');
  });

  it('is Turkish for Azerbaijani if there is no other, and the sentence’s for a part without a voice', async () => {
    const { speech, synth, states } = await open(mixed, { voices: [voiceOf('tr_TR'), voiceOf('en-US')] });
    speech.play();
    synth.readToTheEnd();
    expect(synth.said.map(({ voice }) => voice?.name)).to.deep.equal(['en-US', 'en-US', 'en-US', 'tr_TR']);
    expect(states).to.deep.equal(['speaking', 'idle']);
  });

  it('has the exact tag, else the language; the reader’s choice comes first', async () => {
    const voices = [
      voiceOf('en-US', 'Novelty'),
      voiceOf('en-US', 'Own', { default: true }),
      voiceOf('en-GB', 'British'),
    ];
    const { speech, synth } = await open(
      '<main>One. <i lang="en-GB">Two.</i> <i lang="en-AU">Three.</i></main>',
      { voices },
    );
    speech.play();
    synth.readToTheEnd();
    expect(saidBy(synth)).to.deep.equal([
      ['One.', 'Own'],
      ['Two.', 'British'],
      ['Three.', 'Own'],
    ]);
  });

  it('does not send text away without permission', async () => {
    const voices = [voiceOf('en-US', 'Cloud', { localService: false }), voiceOf('de-DE')];
    const { speech, synth, states } = await open(two, { voices });
    expect(speech.networkVoice).to.equal('');
    speech.play();
    expect(states).to.deep.equal(['ask-network']);
    expect(speech.networkVoice).to.equal('Cloud');
    expect(synth.said).to.deep.equal([]);
    speech.allowNetwork();
    expect(states).to.deep.equal(['ask-network', 'speaking']);
    expect(speech.networkVoice).to.equal('');
    synth.readToTheEnd();
    expect(saidBy(synth)).to.deep.equal([
      ['One is here.', 'Cloud'],
      ['Two is there.', 'Cloud'],
      ['Three is far.', 'Cloud'],
    ]);
  });

  it('is local if there is a local one, even if remote ones are allowed', async () => {
    const voices = [voiceOf('en-US', 'Cloud', { localService: false, default: true }), voiceOf('en-GB')];
    const { speech, synth } = await open(two, { voices });
    speech.allowNetwork();
    speech.play();
    expect(synth.last?.voice?.name).to.equal('en-GB');
  });

  it('may be missing because the browser cannot speak', async () => {
    const { speech, states } = await open(two, { hasSynth: false });
    speech.play();
    speech.pause();
    speech.resume();
    speech.next();
    expect(states).to.deep.equal(['none']);
  });

  it('may be missing for the language', async () => {
    const page = await open(two, { voices: [voiceOf('de-DE')] });
    page.speech.play();
    expect(page.states.at(-1)).to.equal('none');
    expect(marked(page)).to.equal('');
    expect(sheetsOf(page)).to.equal(0);
  });

  it('may load late', async () => {
    const { speech, synth, states } = await open(two, { voices: [] });
    speech.play();
    expect(synth.said).to.deep.equal([]);
    synth.voices = [voiceOf('en-GB')];
    synth.dispatchEvent(new Event('voiceschanged'));
    synth.dispatchEvent(new Event('voiceschanged'));
    expect(synth.texts()).to.deep.equal(['One is here.']);
    expect(states).to.deep.equal(['speaking']);
  });

  it('may load for at most a second, and not after the end', async () => {
    const { speech, synth, states } = await open(two, { voices: [] });
    speech.play();
    await until(() => states.at(-1) === 'none', 'the end of waiting');
    speech.play();
    speech.stop();
    expect(synth.waiting?.aborted).to.equal(true);
    synth.voices = [voiceOf('en-GB')];
    synth.dispatchEvent(new Event('voiceschanged'));
    expect(synth.said).to.deep.equal([]);
  });
});

describe('the reader', () => {
  it('pauses, and continues with the same sentence', async () => {
    const { speech, synth, states } = await open(two);
    speech.play();
    synth.end();
    speech.pause();
    expect(synth.current).to.equal(undefined);
    speech.pause();
    speech.resume();
    speech.resume();
    expect(synth.texts()).to.deep.equal(['One is here.', 'Two is there.', 'Two is there.']);
    expect(states).to.deep.equal(['speaking', 'paused', 'speaking']);
    speech.pause();
    speech.next();
    expect(synth.last?.text).to.equal('Three is far.');
    expect(states.at(-1)).to.equal('speaking');
  });

  it('goes back and forward, to the end', async () => {
    const { speech, synth, states } = await open(two);
    speech.play();
    speech.back();
    speech.next();
    speech.next();
    speech.back();
    expect(synth.texts().map((text) => text.split(' ')[0])).to.deep.equal([
      'One',
      'One',
      'Two',
      'Three',
      'Two',
    ]);
    expect(states).to.deep.equal(['speaking']);
    speech.next();
    speech.next();
    expect(states).to.deep.equal(['speaking', 'idle']);
  });

  it('changes the speed', async () => {
    const { speech, synth } = await open(two);
    expect(speech.rate).to.equal(1);
    speech.rate = 1.5;
    speech.play();
    expect(synth.last?.rate).to.equal(1.5);
    speech.rate = 9;
    synth.end();
    expect(synth.last?.rate).to.equal(2);
    speech.rate = 0;
    expect(speech.rate).to.equal(0.5);
  });

  it('starts again', async () => {
    const { speech, synth, states } = await open(two);
    speech.play();
    synth.end();
    speech.play();
    expect(synth.last?.text).to.equal('One is here.');
    expect(states.at(-1)).to.equal('speaking');
  });
});

describe('an error', () => {
  it('of an utterance that we cancelled is ignored, even if it is late', async () => {
    const { speech, synth, states } = await open(two);
    speech.play();
    const first = synth.last;
    synth.current = undefined;
    speech.next();
    first?.onerror?.({ error: 'canceled' });
    first?.onend?.();
    expect(synth.texts()).to.deep.equal(['One is here.', 'Two is there.']);
    expect(states).to.deep.equal(['speaking']);
  });

  it('ends the reading: speech of the page itself, or a failing voice', async () => {
    const { speech, synth, states } = await open(two);
    speech.play();
    synth.fail('interrupted');
    expect(states).to.deep.equal(['speaking', 'idle']);
    speech.play();
    synth.fail('synthesis-failed');
    expect(states.at(-1)).to.equal('none');
  });
});

describe('the highlight', () => {
  it('covers the sentence, and adds nothing to the page', async function () {
    const page = await open(`<main><p>One <b>is</b> here. Two is there.</p></main>`);
    const { document, speech, synth } = page;
    const before = document.documentElement.outerHTML;
    speech.play();
    expect(document.documentElement.outerHTML).to.equal(before);
    if (!highlightsOf(page)) this.skip();
    expect(marked(page)).to.equal('One is here.');
    synth.end();
    expect(marked(page)).to.equal('Two is there.');
    synth.end();
    expect(marked(page)).to.equal('');
    expect(sheetsOf(page)).to.equal(0);
  });

  it('is missing if the browser does not support highlights', async () => {
    const { view, document, synth } = await open(two);
    Object.defineProperty(view.CSS, 'highlights', { configurable: true, value: undefined });
    createSpeech(document, () => undefined).play();
    expect(synth.readToTheEnd().length).to.equal(3);
  });

  for (const settings of [{}, { scheme: 'white-on-black' }, { scheme: 'yellow-on-black' }] as const)
    it(`is black on yellow with ${JSON.stringify(settings)}, in components too`, async function () {
      const page = await open(
        '<main style="font: 40px sans-serif; -webkit-text-fill-color: #eee"><p id="light">Light text.</p><p id="host"></p></main>',
      );
      const { document, speech, synth } = page;
      if (!highlightsOf(page)) this.skip();
      const root = document.querySelector('main')?.appendChild(document.createElement('div'));
      const shadow = root?.attachShadow({ mode: 'open' });
      if (shadow) shadow.innerHTML = '<p>Shadow text.</p>';
      applyLowVision(settings, document);
      speech.play();
      for (const text of ['Light text.', 'Shadow text.']) {
        expect(synth.last?.text).to.equal(text);
        const [range] = highlightsOf(page)?.get(name) ?? [];
        const { left, top, width, height } = (range as Range).getBoundingClientRect();
        const frame = page.view.frameElement?.getBoundingClientRect();
        const { data } = (await screenshot()).getImageData(
          left + (frame?.left ?? 0),
          top + (frame?.top ?? 0),
          width,
          height,
        );
        let yellow = 0;
        let black = 0;
        for (let at = 0; at < data.length; at += 4) {
          const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
          if (red > 240 && green > 240 && blue < 40) yellow += 1;
          if (red < 40 && green < 40 && blue < 40) black += 1;
        }
        expect((yellow * 4) / data.length, `${text} yellow`).to.be.greaterThan(0.5);
        expect((black * 4) / data.length, `${text} black`).to.be.within(0.03, 0.4);
        synth.end();
      }
      clearLowVision(document);
      expect(sheetsOf(page)).to.equal(0);
      expect(shadow?.adoptedStyleSheets.length).to.equal(0);
    });
});

describe('the view', () => {
  it('follows the sentence, also in scrolling boxes and in paragraphs longer than the window', async () => {
    const text = Array.from({ length: 200 }, (_, index) => `Here is sentence ${index}.`).join(' ');
    const page = await open(
      `<main><div style="height: 500px; overflow: auto"><p>First.</p><p style="margin-top: 900px" id="in">Boxed.</p></div><p style="font-size: 30px">${text}</p></main>`,
    );
    const { document, view, speech, synth } = page;
    speech.play();
    synth.end();
    expect(topOf(document, '#in')).to.be.within(0, 500);
    expect(view.scrollY).to.equal(0);
    for (let count = 0; count < 150; count += 1) {
      synth.end();
      const [range] = (highlightsOf(page)?.get(name) ?? []) as Iterable<Range>;
      if (!range) continue;
      const { top, bottom } = range.getBoundingClientRect();
      expect(top, synth.last?.text).to.be.at.least(0);
      expect(bottom, synth.last?.text).to.be.at.most(600);
    }
    expect(view.scrollY).to.be.greaterThan(100);
  });

  const gestures: Record<string, (page: Opened) => unknown> = {
    'the wheel': ({ view, document }) =>
      document.body.dispatchEvent(new view.Event('wheel', { bubbles: true })),
    'a finger': ({ view, document }) =>
      document.body.dispatchEvent(new view.Event('touchmove', { bubbles: true })),
    PageDown: () => press('PageDown'),
    ArrowUp: () => press('ArrowUp'),
  };

  for (const [gesture, scroll] of Object.entries(gestures))
    it(`does not follow after ${gesture}, until the reader chooses a sentence`, async () => {
      const page = await open(numbers(80));
      const { document, view, speech, synth } = page;
      view.focus();
      speech.play();
      synth.end();
      await scroll(page);
      view.scrollTo({ top: 0, behavior: 'instant' });
      for (let count = 0; count < 39; count += 1) synth.end();
      expect(synth.last?.text).to.equal('Sentence 40.');
      expect(topOf(document, '#p40')).to.be.greaterThan(600);
      speech.next();
      expect(topOf(document, '#p41')).to.be.within(0, 600);
    });

  it('still follows after keys that do not scroll', async () => {
    const { document, view, speech, synth } = await open(`<input>${numbers(80)}`);
    view.focus();
    speech.play();
    await press('Shift');
    document.querySelector('input')?.focus();
    await press('End');
    for (let count = 0; count < 40; count += 1) synth.end();
    expect(topOf(document, '#p40')).to.be.within(0, 600);
  });

  it('stays if the page removes the sentence', async () => {
    const { document, view, speech, synth } = await open(numbers(80));
    speech.play();
    document.querySelector('main')?.replaceChildren('Else');
    synth.end();
    expect(synth.last?.text).to.equal('Sentence 1.');
    expect(view.scrollY).to.equal(0);
  });
});

describe('the end', () => {
  const ends: Record<string, (page: Opened) => unknown> = {
    stop: ({ speech }) => {
      speech.stop();
    },
    Escape: ({ view }) => {
      view.focus();
      return press('Escape');
    },
    'the page’s own end': ({ view }) => view.dispatchEvent(new view.Event('pagehide')),
    'the last sentence': ({ synth }) => synth.readToTheEnd(),
  };

  for (const [what, end] of Object.entries(ends))
    it(`(${what}) leaves nothing behind`, async () => {
      const page = await open(numbers(80));
      const { document, view, synth, speech, states } = page;
      const listening = new Set<string>();
      const add = view.addEventListener.bind(view);
      view.addEventListener = (
        type: string,
        listener: EventListenerOrEventListenerObject,
        options?: AddEventListenerOptions | boolean,
      ) => {
        listening.add(type);
        if (typeof options === 'object')
          options.signal?.addEventListener('abort', () => listening.delete(type));
        add(type, listener, options);
      };
      const before = document.documentElement.outerHTML;
      speech.play();
      expect(listening.size).to.equal(4);
      expect(sheetsOf(page)).to.equal(1);
      await end(page);
      expect(states).to.deep.equal(['speaking', 'idle']);
      expect(synth.current).to.equal(undefined);
      expect(listening.size).to.equal(0);
      expect(sheetsOf(page)).to.equal(0);
      expect(highlightsOf(page)?.has(name) ?? false).to.equal(false);
      expect(document.documentElement.outerHTML).to.equal(before);
      // Otherwise the page's own speech would be cancelled.
      const { cancelled } = synth;
      speech.stop();
      speech.resume();
      speech.back();
      view.focus();
      await press('Escape');
      expect(synth.cancelled).to.equal(cancelled);
      expect(synth.current).to.equal(undefined);
    });
});
