// The page: the steps of the form, and the result beside them.
import { announce, announcer } from './announce.js';
import { change, choices, elements, follow, integrity, placeOf, tellFollowers } from './choices.js';
import { colourFields } from './colour-fields.js';
import { group, inputOf, labelled, selectOf, ticked } from './controls.js';
import { make } from './dom.js';
import { elementStep, nameOf } from './element-fields.js';
import { goToSnippet, noteOf, result, showSource } from './result.js';
import { scriptFields } from './script-fields.js';
import { removals, toAddress, withElement, withoutElement } from './state.js';
import { language, texts } from './texts.js';

/** The languages with sentences of our own: their files, and English. */
const languages = Object.keys(integrity)
  .flatMap((file) => /^pressroom-([a-z]{2})\.js$/.exec(file)?.[1] ?? [])
  .concat('en')
  .sort();

/** @param {() => void} set sets a field from the choices */
const followOthers = (set) =>
  follow(({ isOther }) => {
    if (isOther) set();
  });

/* ---------- Elements ---------- */

const elementTicks = elements.map((info) => {
  const { tag } = info;
  const input = inputOf({
    type: 'checkbox',
    name: 'element',
    value: tag,
    onchange: () => {
      const state = choices();
      change(input.checked ? withElement(state, tag, elements) : withoutElement(state, tag), true, true);
    },
  });
  followOthers(() => {
    input.checked = !!placeOf(tag);
  });
  return ticked(input, nameOf(info), `\`<${tag}>\``);
});

/** The steps of the chosen elements, by tag. @type {Map<string, HTMLElement>} */
const elementSteps = new Map();
const elementPlace = make('div', { class: 'elements' });

/** Shows the steps of the chosen elements, and hides the others. */
function drawElementSteps() {
  for (const info of elements) {
    const { tag } = info;
    if (placeOf(tag) && !elementSteps.has(tag)) {
      const step = elementStep(info, { showSource: (source) => showSource(tag, source), goToSnippet });
      elementSteps.set(tag, step);
      const after = elements
        .slice(elements.indexOf(info) + 1)
        .map((other) => elementSteps.get(other.tag))
        .find((other) => other);
      elementPlace.insertBefore(step, after ?? null);
    }
    const step = elementSteps.get(tag);
    if (step) step.hidden = !placeOf(tag);
  }
}

/* ---------- What all elements share ---------- */

const removalTicks = removals.map((name) => {
  const input = inputOf({
    type: 'checkbox',
    onchange: () => {
      const { removes } = choices();
      const wanted = removals.filter((one) => (one === name ? input.checked : removes.includes(one)));
      change({ ...choices(), removes: wanted }, true);
      announce(noteOf());
    },
  });
  followOthers(() => {
    input.checked = choices().removes.includes(name);
  });
  return ticked(input, texts.removals[name]);
});

/** @param {'links' | 'early'} name @param {string} label @param {(element: string) => boolean} isFor */
function switchTick(name, label, isFor) {
  const input = inputOf({
    type: 'checkbox',
    onchange: () => {
      change({ ...choices(), [name]: input.checked }, true);
    },
  });
  const node = ticked(input, label);
  follow(() => {
    input.checked = choices()[name];
    node.hidden = !choices().places.some(({ element }) => isFor(element));
  });
  return node;
}

const names = new Intl.DisplayNames([language], { type: 'language' });
const languageInput = selectOf([
  ['', texts.ownLanguage],
  ...languages.map(
    (tag) =>
      /** @type {[string, string]} */ ([tag, `${texts.languages[tag] ?? names.of(tag) ?? tag} (${tag})`]),
  ),
]);
languageInput.addEventListener('change', () => {
  change({ ...choices(), lang: languageInput.value }, true);
});
followOthers(() => {
  const { lang } = choices();
  if (lang && ![...languageInput.options].some(({ value }) => value === lang))
    languageInput.add(new Option(lang, lang));
  languageInput.value = lang;
});

/* ---------- The page ---------- */

/** The same page in other languages: it takes the choices along. @type {NodeListOf<HTMLAnchorElement>} */
const translations = document.querySelectorAll('.languages a');
follow(({ isFinal }) => {
  if (isFinal) for (const link of translations) link.hash = toAddress(choices());
});

/** @param {string} id @param {string} title @param {HTMLElement[]} content */
const step = (id, title, ...content) =>
  make('section', { 'aria-labelledby': id }, make('h2', { id }, title), ...content);

// The steps of elements follow the choices first: the parts below read their fields.
follow(drawElementSteps);

const form = make(
  'form',
  { class: 'choices', autocomplete: 'off', onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
  make('section', { class: 'first' }, group(texts.elementTitle, texts.elementHint, ...elementTicks)),
  elementPlace,
  step(
    'cms-title',
    texts.cmsTitle,
    group(texts.cmsLegend, '', ...removalTicks),
    switchTick('links', texts.linksLabel, (element) => element !== 'low-vision-toggle'),
    switchTick('early', texts.earlyLabel, (element) => element === 'low-vision-toggle'),
  ),
  step(
    'look-title',
    texts.lookTitle,
    labelled(languageInput, [texts.languageLabel], texts.languageHint),
    make('h3', {}, texts.coloursTitle),
    make('p', { class: 'hint' }, texts.coloursHint),
    colourFields(),
  ),
  step('script-title', texts.scriptTitle, ...scriptFields()),
);

document
  .querySelector('main')
  ?.append(
    make('p', { class: 'intro' }, texts.intro),
    make('div', { class: 'columns' }, form, result()),
    announcer,
  );

tellFollowers({ isFinal: true, isOther: true });

// The part of the address after `#` belongs to the choices.
document.querySelector('.skip-link')?.addEventListener('click', (event) => {
  event.preventDefault();
  document.querySelector('main')?.focus();
});
