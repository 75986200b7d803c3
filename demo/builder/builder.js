// The page: draws the form from the manifest, and the snippet with its preview from the choices.
import { contrast, shownRatio, verdict } from './contrast.js';
import { attributeField, group, inputOf, labelled, selectOf, ticked } from './controls.js';
import { make, rich } from './dom.js';
import { findingsOf } from './findings.js';
import { firstAttributes } from './first-attributes.js';
import { readManifest } from './manifest.js';
import { formOf, scriptOf, writePreview, writeSnippet, writeStyle } from './snippet.js';
import {
  addressMeant,
  addressesOf,
  folderAddress,
  fromAddress,
  removals,
  toAddress,
  usefulValue,
  withElement,
} from './state.js';
import { fill, language, texts } from './texts.js';
import { readSource, tryAddress, tryScript } from './try-address.js';

/** @typedef {import('./state.js').State} State */

/** The colours of lines and marks. All others are colours of text. */
const lines = new Set(['border', 'focus']);

const dist = new URL('../../dist/', import.meta.url);

/** @param {string} file */
const readJson = async (file) => (await fetch(new URL(file, dist))).json();

const [manifest, integrity] = await Promise.all([
  readJson('custom-elements.json'),
  readJson('integrity.json'),
]);
const elements = readManifest(manifest);
const { version } = /** @type {any} */ (globalThis).Pressroom;

/** The languages with sentences of our own: their files, and English. */
const languages = Object.keys(integrity)
  .flatMap((file) => /^pressroom-([a-z]{2})\.js$/.exec(file)?.[1] ?? [])
  .concat('en')
  .sort();

let state = fromAddress(location.hash.slice(1), elements);

const infoOf = (tag = state.element) =>
  elements.find((one) => one.tag === tag) ?? /** @type {typeof elements[number]} */ (elements[0]);

/**
 * A copy of a table with another value for one name; without the name for `undefined`.
 * @param {Record<string, string>} table @param {string} name @param {string | undefined} value
 */
const withValue = (table, name, value) =>
  Object.fromEntries(
    Object.entries({ ...table, [name]: value ?? '' }).filter(([key]) => key !== name || value !== undefined),
  );

/* ---------- Announcements ---------- */

const announcer = make('p', { role: 'status', class: 'announcer' });
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** Says a sentence to screen readers, after a pause in typing. @param {string} sentence */
function announce(sentence) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    announcer.textContent = sentence;
  }, 700);
}

/* ---------- Changes ---------- */

/** Sets the fields from the choices. @type {(() => void)[]} */
let fieldSetters = [];
/** @type {(() => void)[]} */
let elementSetters = [];

/**
 * @param {Partial<State>} changes
 * @param {boolean} isFinal whether the reader has finished: then the address changes, and the Back button undoes it
 */
function change(changes, isFinal) {
  state = { ...state, ...changes };
  if (isFinal) {
    const address = `#${toAddress(state)}`;
    if (address !== location.hash) history.pushState(null, '', address);
  }
  draw(isFinal);
}

addEventListener('popstate', () => {
  // A link to a place of the page leaves the choices as they are.
  if (location.hash && !new URLSearchParams(location.hash.slice(1)).has('element')) return;
  state = fromAddress(location.hash.slice(1), elements);
  drawElementFields();
  for (const set of fieldSetters) set();
  draw(true);
});

/* ---------- Step: element ---------- */

const elementChoice = group(
  texts.elementTitle,
  '',
  ...elements.map(({ tag, description }) => {
    const input = inputOf({
      type: 'radio',
      name: 'element',
      value: tag,
      onchange: () => {
        change(withElement(state, tag), true);
        drawElementFields();
        for (const set of fieldSetters) set();
      },
    });
    fieldSetters.push(() => (input.checked = state.element === tag));
    const known = /** @type {Record<string, string>} */ (texts.elements)[tag] ?? description;
    return ticked(input, known, `\`<${tag}>\``);
  }),
);

/* ---------- Step: address ---------- */

const sourceInput = inputOf({ type: 'text', spellcheck: false, autocomplete: 'off', inputMode: 'url' });
const sourceNote = make('div', { class: 'findings' });
const sourceField = labelled(sourceInput, [], ' ');
const sourceLabel = /** @type {HTMLElement} */ (sourceField.querySelector('label'));
const sourceHint = /** @type {HTMLElement} */ (sourceField.querySelector('.hint'));
sourceInput.addEventListener('input', () => {
  change({ src: sourceInput.value.trim() }, false);
});
sourceInput.addEventListener('change', () => {
  change({ src: sourceInput.value.trim() }, true);
});
sourceInput.addEventListener('keydown', ({ key, isComposing }) => {
  if (key !== 'Enter' || isComposing) return;
  change({ src: sourceInput.value.trim() }, true);
  void checkSource(true);
});
fieldSetters.push(() => {
  sourceInput.value = state.src;
});

const snippetTitle = make('h2', { id: 'snippet-title', tabIndex: -1 }, texts.snippetTitle);

const isFeed = () => state.element.startsWith('press-');

const sourceStep = make(
  'section',
  { 'aria-labelledby': 'source-title' },
  make('h2', { id: 'source-title' }, texts.sourceTitle),
  sourceField,
  make(
    'p',
    { class: 'buttons' },
    make(
      'button',
      {
        type: 'button',
        onclick: () => {
          change({ src: sourceInput.value.trim() }, true);
          void checkSource(true);
        },
      },
      texts.check,
    ),
    make(
      'button',
      {
        type: 'button',
        class: 'quiet',
        onclick: () => {
          const example = isFeed() ? `../feeds/press-releases.${language}.json` : '../sites.json';
          sourceInput.value = new URL(example, import.meta.url).href;
          change({ src: sourceInput.value }, true);
        },
      },
      texts.example,
    ),
    make('button', { type: 'button', class: 'quiet', onclick: () => snippetTitle.focus() }, texts.toSnippet),
  ),
  sourceNote,
);

/** Resolves when no pointer is pressed any more: a page that moves under a press loses its click. */
let whenReleased = Promise.resolve();
addEventListener(
  'pointerdown',
  () => {
    whenReleased = new Promise((resolve) => {
      // The click follows in the same task or the next one.
      for (const type of ['pointerup', 'pointercancel'])
        addEventListener(type, () => setTimeout(resolve), { once: true, capture: true });
    });
  },
  true,
);

/** The addresses that were tried last, with the element's kind of document. */
let checkedKey = '';
/** The addresses that can be read. @type {string[]} */
let readable = [];

/** Tries the addresses, and shows what is to be mended. @param {boolean} [isAsked] whether the reader pressed «Check» */
async function checkSource(isAsked = false) {
  const key = JSON.stringify([isFeed(), state.src]);
  if (!infoOf().hasSource || (key === checkedKey && !isAsked)) return;
  checkedKey = key;
  readable = [];
  await whenReleased;
  if (key !== checkedKey) return;
  if (!state.src) {
    sourceNote.replaceChildren();
    return;
  }
  const addresses = addressesOf(state.src);
  const written = state.src.split(/\s+/);
  sourceNote.replaceChildren(make('p', {}, texts.checking));
  const tried = await Promise.all(
    addresses.length === written.length ? addresses.map((address) => tryAddress(address, isFeed())) : [],
  );
  // The reader has written another address meanwhile.
  if (key !== checkedKey) return;
  const { nodes, summary, usable } = findingsOf(state.src, addresses, tried, isFeed());
  sourceNote.replaceChildren(...nodes);
  readable = usable;
  announce(summary);
  void readLinks();
}

/* ---------- Step: settings and colours, which differ between the elements ---------- */

const settings = make('div', {});
const colours = make('div', { class: 'colours' });

/** The colour in `#rrggbb` that a CSS colour gives on paper; `''` if it is none. @param {string} text */
function hexOf(text) {
  if (!CSS.supports('color', text) || /var\(|currentcolor|inherit|initial|unset|revert/i.test(text))
    return '';
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) return '';
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1, 1);
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const parts = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The contrast of a colour in words, and whether it is too low for text. @param {string} name */
function contrastOf(name) {
  const { background = '#ffffff', text = '#000000' } = state.colours;
  const colour = name === 'background' ? text : state.colours[name];
  if (!colour || (name === 'background' && !state.colours['background']))
    return { sentence: '', isBad: false };
  const ratio = contrast(colour, background);
  const found = verdict(ratio, !lines.has(name));
  const shown = shownRatio(ratio).replace('.', language === 'en' ? '.' : ',');
  return {
    sentence: fill(texts.contrast[found], { ratio: shown }),
    isBad: found === 'fails' || found === 'unseen',
  };
}

/** @param {import('./manifest.js').Colour} colour */
function colourField({ name, description }) {
  const title = /** @type {Record<string, string>} */ (texts.colours)[name] ?? name;
  const note = make('p', { class: 'contrast' });
  const input = inputOf({ type: 'text', spellcheck: false, autocomplete: 'off' });
  const pick = inputOf({ type: 'color' });
  pick.setAttribute('aria-label', fill(texts.pick, { name: title }));
  const tell = (/** @type {string} */ value, /** @type {boolean} */ isFinal) => {
    const hex = value.trim() ? hexOf(value.trim()) : '';
    const isWrong = !!value.trim() && !hex;
    if (!isWrong || isFinal) {
      input.toggleAttribute('aria-invalid', isWrong);
      if (isWrong) input.setAttribute('aria-invalid', 'true');
    }
    change({ colours: withValue(state.colours, name, hex || undefined) }, isFinal);
    announce(isWrong ? texts.badColour : contrastOf(name).sentence);
  };
  input.addEventListener('input', () => tell(input.value, false));
  input.addEventListener('change', () => {
    tell(input.value, true);
    input.value = state.colours[name] ?? input.value;
  });
  for (const type of /** @type {const} */ (['input', 'change']))
    pick.addEventListener(type, () => {
      input.value = pick.value;
      tell(pick.value, type === 'change');
    });
  const node = labelled(input, [title], '', note);
  input.after(pick);
  note.title = description;
  return {
    node,
    set: () => {
      const colour = state.colours[name] ?? '';
      if (!input.matches(':focus')) input.value = colour;
      if (colour) pick.value = colour;
    },
    show: () => {
      const isWrong = input.getAttribute('aria-invalid') === 'true';
      const { sentence, isBad } = contrastOf(name);
      const text = isWrong ? texts.badColour : sentence;
      if (note.textContent !== text) note.textContent = text;
      note.classList.toggle('bad', isWrong || isBad);
    },
  };
}

/** @type {(() => void)[]} */
let contrastNotes = [];
let drawnElement = '';

function drawElementFields() {
  const info = infoOf();
  if (drawnElement !== info.tag) {
    drawnElement = info.tag;
    const fields = info.attributes.map((attribute) => {
      const description =
        texts.attributes[`${info.tag} ${attribute.name}`] ??
        texts.attributes[attribute.name] ??
        attribute.description;
      const field = attributeField({ ...attribute, description }, (value, isFinal) => {
        change(
          { attributes: withValue(state.attributes, attribute.name, usefulValue(attribute, value)) },
          isFinal,
        );
      });
      return { name: attribute.name, ...field };
    });
    const rank = (/** @type {{ name: string }} */ { name }) => firstAttributes.indexOf(name);
    const isFirst = (/** @type {{ name: string }} */ field) => rank(field) >= 0;
    settings.replaceChildren(
      ...fields
        .filter(isFirst)
        .sort((one, other) => rank(one) - rank(other))
        .map(({ node }) => node),
      make(
        'details',
        {},
        make('summary', {}, texts.moreSettings),
        ...fields.filter((field) => !isFirst(field)).map(({ node }) => node),
      ),
    );
    const colourFields = info.colours.map(colourField);
    colours.replaceChildren(...colourFields.map(({ node }) => node));
    contrastNotes = colourFields.map(({ show }) => show);
    elementSetters = [
      ...fields.map(
        ({ name, set }) =>
          () =>
            set(state.attributes[name]),
      ),
      ...colourFields.map(({ set }) => set),
    ];
  }
  sourceStep.hidden = !info.hasSource;
  linksTick.hidden = !info.hasSource;
  earlyTick.hidden = info.tag !== 'low-vision-toggle';
  sourceLabel.textContent = isFeed() ? texts.feedLabel : texts.sitesLabel;
  sourceHint.replaceChildren(.../** @type {Node[]} */ (rich(isFeed() ? texts.feedHint : texts.sitesHint)));
  for (const set of elementSetters) set();
}

/* ---------- Step: language ---------- */

const names = new Intl.DisplayNames([language], { type: 'language' });
/** @param {string} tag */
const nameOf = (tag) => texts.languages[tag] ?? names.of(tag) ?? tag;
const languageInput = selectOf([
  ['', texts.ownLanguage],
  ...languages.map((tag) => /** @type {[string, string]} */ ([tag, `${nameOf(tag)} (${tag})`])),
]);
languageInput.addEventListener('change', () => {
  change({ lang: languageInput.value }, true);
});
fieldSetters.push(() => {
  if (state.lang && ![...languageInput.options].some(({ value }) => value === state.lang))
    languageInput.add(new Option(state.lang, state.lang));
  languageInput.value = state.lang;
});

/* ---------- Step: the editor ---------- */

const removalTicks = removals.map((name) => {
  const input = inputOf({
    type: 'checkbox',
    onchange: () => {
      const others = state.removes.filter((one) => one !== name);
      const wanted = input.checked ? [...others, name] : others;
      change({ removes: removals.filter((one) => wanted.includes(one)) }, true);
      announce(noteOf());
    },
  });
  fieldSetters.push(() => (input.checked = state.removes.includes(name)));
  return ticked(input, texts.removals[name]);
});

/** @param {'links' | 'early'} name @param {string} label */
function switchTick(name, label) {
  const input = inputOf({ type: 'checkbox', onchange: () => change({ [name]: input.checked }, true) });
  fieldSetters.push(() => (input.checked = state[name]));
  return ticked(input, label);
}

const linksTick = switchTick('links', texts.linksLabel);
const earlyTick = switchTick('early', texts.earlyLabel);

/* ---------- Step: the script ---------- */

const folderInput = inputOf({ type: 'text', spellcheck: false, autocomplete: 'off', inputMode: 'url' });
const folderNote = make('p', { class: 'note' });
const versionNote = make('p', {});
let triedScript = '';
folderInput.addEventListener('change', () => {
  const written = folderInput.value.trim();
  const folder = folderAddress(written);
  const isWrong = !!written && !folder;
  folderInput.toggleAttribute('aria-invalid', isWrong);
  if (isWrong) {
    folderInput.setAttribute('aria-invalid', 'true');
    const address = addressMeant(written);
    // The sentence about a feed has a folder as its example here.
    const sentence = address
      ? fill(texts.meantAddress, { address })
      : texts.badAddress.replace('feed.xml', 'pressroom/');
    triedScript = '';
    folderNote.replaceChildren(.../** @type {Node[]} */ (rich(sentence)));
    folderNote.classList.add('bad');
    announce(sentence);
    return;
  }
  folderInput.value = folder || dist.href;
  change({ folder: folder === dist.href ? '' : folder }, true);
});
fieldSetters.push(() => {
  folderInput.value = state.folder || dist.href;
});

const folder = () => state.folder || dist.href;

/** Whether only this computer can reach the script. */
const isLocal = () => /^(localhost|127\.|\[::1)|\.localhost$/.test(new URL(folder()).hostname);

async function checkScript() {
  const file = scriptOf(state);
  const address = folder() + file;
  versionNote.replaceChildren(.../** @type {Node[]} */ (rich(fill(texts.versionLabel, { version, file }))));
  if (triedScript === address) return;
  triedScript = address;
  folderNote.textContent = texts.scriptChecking;
  const result = await tryScript(address, integrity[file]);
  if (triedScript !== address) return;
  const sentence = {
    good: texts.scriptGood,
    changed: fill(texts.scriptChanged, { version }),
    'no-cors': texts.scriptNoCors,
    missing: texts.scriptMissing,
  }[result];
  folderNote.replaceChildren(
    .../** @type {Node[]} */ (rich(sentence + (isLocal() ? ` ${texts.scriptLocal}` : ''))),
  );
  folderNote.classList.toggle('bad', result !== 'good');
}

/* ---------- The result ---------- */

const notes = make('div', { class: 'notes' });
const parts = make('div', { class: 'parts' });
const previewPlace = make('div', { class: 'preview' });
const hiddenPlace = make('div', { hidden: true });

/** The links of the document, and the choices for which they were read. @type {import('./snippet.js').Source | undefined} */
let source;
let sourceKey = '';

const usableState = () => ({ ...state, src: addressesOf(state.src).join(' ') });

async function readLinks() {
  const { element, lang, attributes } = state;
  const key = JSON.stringify([element, readable, lang, attributes]);
  if (!infoOf().hasSource || key === sourceKey) return;
  sourceKey = key;
  const found = readable.length
    ? await readSource({ ...state, src: readable.join(' ') }, hiddenPlace)
    : undefined;
  if (key !== sourceKey) return;
  source = found;
  drawResult();
}

function noteOf() {
  const form = formOf(usableState());
  const { removes, element } = state;
  const isInTemplate = element === 'low-vision-toggle' && form === 'tag';
  const isParted = removes.includes('scripts') && form !== 'links' && form !== 'none';
  return [
    texts.forms[form],
    isParted && !isInTemplate && texts.templatePart,
    form !== 'links' &&
      form !== 'none' &&
      (scriptOf(usableState()) === 'low-vision.js' ? texts.onePageOfToggle : texts.onePage),
  ]
    .filter((sentence) => sentence)
    .join(' ');
}

const copyNote = make('p', { role: 'status', class: 'copied' });

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
  const title = texts.parts[place];
  const area = /** @type {HTMLTextAreaElement} */ (
    make('textarea', {
      readOnly: true,
      spellcheck: false,
      rows: Math.min(code.split('\n').length + 2, 14),
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
      make('label', { for: area.id }, title),
      make(
        'button',
        {
          type: 'button',
          class: 'main',
          'aria-label': isOnly ? undefined : fill(texts.copyPart, { part: title }),
          onclick: () => void copy(area),
        },
        texts.copy,
      ),
    ),
    area,
  );
}

let shownCode = '';
let shownPreview = '';

function drawResult() {
  const info = infoOf();
  const wanted = usableState();
  const published = { version, folder: folder(), integrity };
  const hasAddress = !info.hasSource || !!wanted.src;
  const { form, parts: written } = writeSnippet(wanted, info, published, source);
  const note = noteOf();
  const isMissing = hasAddress && !written.length && form !== 'none';
  const sentences = !hasAddress
    ? [texts.nothing]
    : isMissing
      ? [texts.linksUnknown, note]
      : [note, form !== 'links' && form !== 'none' && isLocal() && texts.localScript];
  const text = sentences.filter(Boolean).join('\n');
  if (notes.dataset['text'] !== text) {
    notes.dataset['text'] = text;
    notes.replaceChildren(
      ...text
        .split('\n')
        .filter(Boolean)
        .map((sentence) => make('p', {}, ...rich(sentence))),
    );
  }
  const code = hasAddress ? JSON.stringify(written) : '';
  if (code !== shownCode) {
    shownCode = code;
    copyNote.textContent = '';
    parts.replaceChildren(...(hasAddress ? written.map((part) => drawPart(part, written.length === 1)) : []));
  }
  previewPlace.hidden = !hasAddress || !written.length;
  const content = previewPlace.hidden
    ? ''
    : JSON.stringify({
        html: previewHtml(writePreview(wanted, info, published, source)),
        lang: state.lang || language,
        css: writeStyle(state),
        policy: policyOf(folder()),
      });
  drawPreview(content);
}

/** A toggle needs a page that it changes. @param {string} html */
function previewHtml(html) {
  if (state.element !== 'low-vision-toggle') return html;
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

/** The same page in other languages: it takes the choices along. @type {NodeListOf<HTMLAnchorElement>} */
const translations = document.querySelectorAll('.languages a');

/** @param {boolean} isFinal */
function draw(isFinal) {
  for (const show of contrastNotes) show();
  drawResult();
  if (!isFinal) return;
  for (const link of translations) link.hash = toAddress(state);
  void checkSource();
  void readLinks();
  void checkScript();
}

/** @param {string} id @param {string} title @param {HTMLElement[]} content */
const step = (id, title, ...content) =>
  make('section', { 'aria-labelledby': id }, make('h2', { id }, title), ...content);

const form = make(
  'form',
  { class: 'choices', autocomplete: 'off', onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
  make('section', { class: 'first' }, elementChoice),
  sourceStep,
  step('cms-title', texts.cmsTitle, group(texts.cmsLegend, '', ...removalTicks), linksTick, earlyTick),
  step(
    'settings-title',
    texts.settingsTitle,
    labelled(languageInput, [texts.languageLabel], texts.languageHint),
    settings,
  ),
  step('colours-title', texts.coloursTitle, make('p', { class: 'hint' }, texts.coloursHint), colours),
  step(
    'script-title',
    texts.scriptTitle,
    labelled(folderInput, [texts.folderLabel], texts.folderHint, folderNote),
    versionNote,
  ),
);

const result = make(
  'div',
  { class: 'result' },
  make(
    'section',
    { 'aria-labelledby': 'snippet-title' },
    make('div', { class: 'part-title' }, snippetTitle, copyNote),
    notes,
    parts,
  ),
  step('preview-title', texts.previewTitle, make('p', { class: 'hint' }, texts.previewHint), previewPlace),
);

document
  .querySelector('main')
  ?.append(
    make('p', { class: 'intro' }, texts.intro),
    make('div', { class: 'columns' }, form, result),
    announcer,
    hiddenPlace,
  );

drawElementFields();
for (const set of fieldSetters) set();
draw(true);

// The part of the address after `#` belongs to the choices.
document.querySelector('.skip-link')?.addEventListener('click', (event) => {
  event.preventDefault();
  document.querySelector('main')?.focus();
});
