// The snippet to copy and its preview.
import { choices, elements, follow, integrity, version } from './choices.js';
import { make, rich } from './dom.js';
import { nameOf } from './element-fields.js';
import { folder, isLocal } from './script-fields.js';
import { scriptOf, writePreview, writeSnippet, writeStyle } from './snippet.js';
import { addressesOf } from './state.js';
import { fill, language, texts } from './texts.js';

/** The links that each element's address has, by tag. @type {Record<string, import('./snippet.js').Source | undefined>} */
const sources = {};

const notes = make('div', { class: 'notes' });
const parts = make('div', { class: 'parts' });
const previewPlace = make('div', { class: 'preview' });
const copyNote = make('p', { role: 'status', class: 'copied' });
const title = make('h2', { id: 'snippet-title', tabIndex: -1 }, texts.snippetTitle);

export const goToSnippet = () => title.focus();

/** @param {string} element @param {import('./snippet.js').Source | undefined} source */
export function showSource(element, source) {
  sources[element] = source;
  draw();
}

/** Whether an element lacks the address that it reads. @param {import('./state.js').Place} place */
const lacksAddress = ({ element, src }) =>
  !src && elements.some(({ tag, hasSource }) => tag === element && hasSource);

/** The choices with usable addresses, without the elements that have none. */
function usableState() {
  const state = choices();
  const places = state.places.map((place) => ({ ...place, src: addressesOf(place.src).join(' ') }));
  return { ...state, places: places.filter((place) => !lacksAddress(place)) };
}

const written = () =>
  writeSnippet(usableState(), elements, { version, folder: folder(), integrity }, sources);

const titleOf = (/** @type {string} */ element) => {
  const info = elements.find(({ tag }) => tag === element);
  return info ? nameOf(info) : element;
};

/** Sentences about the snippet's form: one for each form, with its elements if the snippet has several forms. */
export function noteOf() {
  const { removes, places: chosen } = choices();
  const { places } = written();
  const forms = [...new Set(places.map(({ form }) => form))];
  const about = forms.flatMap((form) => {
    const sentence = texts.forms[form];
    if (!sentence) return [];
    const names = places.filter((place) => place.form === form).map(({ element }) => titleOf(element));
    return [forms.length > 1 ? `${names.join(', ')}: ${sentence}` : sentence];
  });
  const hasScript = forms.some((form) => form !== 'links' && form !== 'none');
  const isOfToggle = scriptOf(usableState()) === 'low-vision.js';
  return [
    ...about,
    removes.includes('scripts') && hasScript && !isOfToggle && texts.templatePart,
    hasScript && (isOfToggle ? texts.onePageOfToggle : chosen.length > 1 ? texts.movable : texts.onePage),
  ]
    .filter((sentence) => sentence)
    .join(' ');
}

/** @param {HTMLTextAreaElement} area */
async function copy(area) {
  copyNote.textContent = '';
  try {
    await navigator.clipboard.writeText(area.value);
    copyNote.textContent = texts.copied;
  } catch {
    area.focus();
    area.select();
    copyNote.textContent = texts.copyByHand;
  }
}

/** @param {import('./snippet.js').Part} part @param {boolean} isOnly */
function drawPart({ place, code }, isOnly) {
  const label = texts.parts[place];
  const area = /** @type {HTMLTextAreaElement} */ (
    make('textarea', {
      readOnly: true,
      spellcheck: false,
      // Integrity values and addresses take a second line. Where the browser sizes the box by its content, this is unused.
      rows: code.split('\n').reduce((rows, line) => rows + Math.ceil((line.length + 1) / 60), 1),
      value: code,
      id: `snippet-${place}`,
      wrap: 'soft',
    })
  );
  return make(
    'div',
    { class: 'part' },
    make(
      'div',
      { class: 'part-title' },
      make('label', { for: area.id }, label),
      make(
        'button',
        {
          type: 'button',
          class: 'main',
          'aria-label': isOnly ? undefined : fill(texts.copyPart, { part: label }),
          onclick: () => void copy(area),
        },
        texts.copy,
      ),
    ),
    area,
  );
}

/** Hints for the reader. @param {ReturnType<typeof written>} snippet */
function sentencesOf({ places }) {
  const { places: chosen } = choices();
  if (!chosen.length) return [texts.noElement];
  const lacking = chosen.filter((place) => !places.some(({ element }) => element === place.element));
  const unknown = places.filter(({ code, form }) => !code && form !== 'none');
  const hasScript = places.some(({ form }) => form !== 'links' && form !== 'none');
  const named = (/** @type {string} */ sentence, /** @type {{ element: string }} */ { element }) =>
    chosen.length > 1 ? `${titleOf(element)}: ${sentence}` : sentence;
  return [
    ...lacking.map((place) => named(places.length ? texts.notYet : texts.nothing, place)),
    ...unknown.map((place) => named(texts.linksUnknown, place)),
    ...(places.length ? [noteOf()] : []),
    ...(hasScript && isLocal() ? [texts.localScript] : []),
  ];
}

let shownNotes = '';
let shownCode = '';

function draw() {
  const snippet = written();
  const text = sentencesOf(snippet).filter(Boolean).join('\n');
  if (text !== shownNotes) {
    shownNotes = text;
    const sentences = text.split('\n').filter(Boolean);
    notes.replaceChildren(...sentences.map((sentence) => make('p', {}, ...rich(sentence))));
  }
  const code = JSON.stringify(snippet.parts);
  if (code !== shownCode) {
    shownCode = code;
    copyNote.textContent = '';
    parts.replaceChildren(...snippet.parts.map((part) => drawPart(part, snippet.parts.length === 1)));
  }
  previewPlace.hidden = !snippet.parts.length;
  drawPreview(previewPlace.hidden ? '' : previewContent());
}

/* ---------- The preview ---------- */

function previewContent() {
  const state = usableState();
  const html = writePreview(state, elements, { version, folder: folder(), integrity }, sources);
  return JSON.stringify({
    html: withSample(html, state),
    lang: state.lang || language,
    css: writeStyle(state),
    policy: policyOf(folder()),
  });
}

/** A toggle needs a page that it changes. @param {string} html @param {import('./state.js').State} state */
function withSample(html, { places }) {
  if (places.some(({ element }) => element !== 'low-vision-toggle')) return html;
  const [before = '', after = ''] = texts.sample.split(texts.sampleLink);
  return `${html}<p>${before}<a href="#link">${texts.sampleLink}</a>${after}</p>`;
}

/** A strict content policy: only the published files run, and only our own policies make markup. @param {string} scripts */
function policyOf(scripts) {
  const place = scripts.replace(/[;,]/g, encodeURIComponent);
  return [
    "default-src 'none'",
    `script-src ${place}`,
    `font-src ${place}`,
    'connect-src http: https:',
    'img-src http: https: data:',
    'media-src http: https:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html pressroom dompurify',
  ].join('; ');
}

let shownPreview = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/** Shows the preview in a new frame, after a pause in typing. @param {string} content */
function drawPreview(content) {
  if (content === shownPreview) return;
  shownPreview = content;
  clearTimeout(pause);
  const show = () => {
    const former = previewPlace.querySelector('iframe');
    if (!content) {
      former?.remove();
      return;
    }
    const frame = /** @type {HTMLIFrameElement} */ (make('iframe', { title: texts.previewFrame }));
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = `${new URL('preview.html', import.meta.url).href}#${encodeURIComponent(content)}`;
    if (former) {
      frame.style.blockSize = former.style.blockSize;
      former.replaceWith(frame);
    } else previewPlace.append(frame);
  };
  pause = setTimeout(show, 300);
}

addEventListener('message', ({ source: sender, data }) => {
  const frame = previewPlace.querySelector('iframe');
  if (!frame || sender !== frame.contentWindow || !Number.isFinite(data)) return;
  frame.style.blockSize = `${String(Math.min(Math.max(Number(data) + 2, 160), 900))}px`;
});

export function result() {
  follow(draw);
  return make(
    'div',
    { class: 'result' },
    make('section', { 'aria-labelledby': 'snippet-title' }, title, copyNote, notes, parts),
    make(
      'section',
      { 'aria-labelledby': 'preview-title' },
      make('h2', { id: 'preview-title' }, texts.previewTitle),
      make('p', { class: 'hint' }, texts.previewHint),
      previewPlace,
    ),
  );
}
