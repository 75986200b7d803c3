// The fields of the colours, which all elements of the snippet share, with their contrast in figures.
import { announce } from './announce.js';
import { change, choices, elements, follow, withValue } from './choices.js';
import { contrast, shownRatio, verdict } from './contrast.js';
import { inputOf, labelled } from './controls.js';
import { make } from './dom.js';
import { fill, language, texts } from './texts.js';

/** The colours of lines and marks. All others are colours of text. */
const lines = new Set(['border', 'focus']);

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
  const { colours } = choices();
  const { background = '#ffffff', text = '#000000' } = colours;
  const colour = name === 'background' ? text : colours[name];
  if (!colour || (name === 'background' && !colours['background'])) return { sentence: '', isBad: false };
  const ratio = contrast(colour, background);
  const found = verdict(ratio, !lines.has(name));
  const shown = shownRatio(ratio).replace('.', language === 'en' ? '.' : ',');
  return {
    sentence: fill(texts.contrast[found], { ratio: shown }),
    isBad: found === 'fails' || found === 'unseen',
  };
}

/** @param {import('./manifest.js').Colour} colour */
function colourField({ name }) {
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
    const state = choices();
    change({ ...state, colours: withValue(state.colours, name, hex || undefined) }, isFinal);
    announce(isWrong ? texts.badColour : contrastOf(name).sentence);
  };
  input.addEventListener('input', () => tell(input.value, false));
  input.addEventListener('change', () => {
    tell(input.value, true);
    input.value = choices().colours[name] ?? input.value;
  });
  for (const type of /** @type {const} */ (['input', 'change']))
    pick.addEventListener(type, () => {
      input.value = pick.value;
      tell(pick.value, type === 'change');
    });
  const node = labelled(input, [title], '', note);
  input.after(pick);
  follow(({ isOther }) => {
    const colour = choices().colours[name] ?? '';
    if (isOther && !input.matches(':focus')) input.value = colour;
    if (colour) pick.value = colour;
    pick.classList.toggle('unset', !colour);
    const isWrong = input.getAttribute('aria-invalid') === 'true';
    const { sentence, isBad } = contrastOf(name);
    const text = isWrong ? texts.badColour : sentence;
    if (note.textContent !== text) note.textContent = text;
    note.classList.toggle('bad', isWrong || isBad);
  });
  return { name, node };
}

/** The fields of all colours that the chosen elements have. */
export function colourFields() {
  const all = new Map(elements.flatMap((info) => info.colours.map((colour) => [colour.name, colour])));
  const fields = [...all.values()].map(colourField);
  follow(() => {
    const used = elements.filter(({ tag }) => choices().places.some(({ element }) => element === tag));
    for (const { name, node } of fields)
      node.hidden = !used.some(({ colours }) => colours.some((colour) => colour.name === name));
  });
  return make('div', { class: 'colours' }, ...fields.map(({ node }) => node));
}
