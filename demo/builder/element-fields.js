// The fields of one element: its address, which is tried at once, and its settings.
import { announce } from './announce.js';
import { change, choices, follow, placeOf, withValue } from './choices.js';
import { attributeField, inputOf, labelled } from './controls.js';
import { make } from './dom.js';
import { findingsOf } from './findings.js';
import { firstAttributes } from './first-attributes.js';
import { addressesOf, chosenOf, readsFeed, usefulValue, withPlace } from './state.js';
import { language, texts } from './texts.js';
import { readSource, tryAddress } from './try-address.js';

/** @typedef {import('./manifest.js').ElementInfo} ElementInfo */
/** @typedef {import('./snippet.js').Source} Source */

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

/** The name of an element in words. @param {ElementInfo} info */
export const nameOf = ({ tag, description }) =>
  /** @type {Record<string, string>} */ (texts.elements)[tag] ?? description;

/**
 * The field of the address, its buttons and what is found there.
 * @param {ElementInfo} info
 * @param {{ showSource: (source: Source | undefined) => void, goToSnippet: () => void }} options
 */
function sourceFields({ tag }, { showSource, goToSnippet }) {
  const isFeed = readsFeed(tag);
  const input = inputOf({ type: 'text', spellcheck: false, autocomplete: 'off', inputMode: 'url' });
  input.value = placeOf(tag)?.src ?? '';
  const findings = make('div', { class: 'findings' });
  const hiddenPlace = make('div', { hidden: true });
  const write = (/** @type {boolean} */ isFinal) => {
    change(withPlace(choices(), tag, { src: input.value.trim() }), isFinal);
  };

  /** The address that was tried last. */
  let checkedAddress = '';
  /** The addresses that can be read. @type {string[]} */
  let readable = [];
  /** The choices for which the links were read. */
  let sourceKey = '';

  async function readLinks() {
    const chosen = chosenOf(choices()).find(({ element }) => element === tag);
    if (!chosen) return;
    const key = JSON.stringify([readable, chosen.lang, chosen.attributes]);
    if (key === sourceKey) return;
    sourceKey = key;
    const found = readable.length
      ? await readSource({ ...chosen, src: readable.join(' ') }, hiddenPlace)
      : undefined;
    if (key === sourceKey) showSource(found);
  }

  /** Tries the address, and shows what is to be mended. @param {boolean} [isAsked] whether the reader pressed «Check» */
  async function check(isAsked = false) {
    const src = placeOf(tag)?.src ?? '';
    if (src === checkedAddress && !isAsked) return;
    checkedAddress = src;
    readable = [];
    await whenReleased;
    if (src !== checkedAddress) return;
    if (!src) {
      findings.replaceChildren();
      void readLinks();
      return;
    }
    const addresses = addressesOf(src);
    const isWhole = addresses.length === src.split(/\s+/).length;
    findings.replaceChildren(make('p', {}, texts.checking));
    const tried = await Promise.all(isWhole ? addresses.map((address) => tryAddress(address, isFeed)) : []);
    // The reader has written another address meanwhile.
    if (src !== checkedAddress) return;
    const { nodes, summary, usable } = findingsOf(src, addresses, tried, isFeed);
    findings.replaceChildren(...nodes);
    readable = usable;
    announce(summary);
    void readLinks();
  }

  input.addEventListener('input', () => {
    write(false);
  });
  input.addEventListener('change', () => {
    write(true);
  });
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (key !== 'Enter' || isComposing) return;
    write(true);
    void check(true);
  });
  follow(({ isFinal, isOther }) => {
    const place = placeOf(tag);
    if (!place) return;
    if (isOther) input.value = place.src;
    if (!isFinal) return;
    void check();
    void readLinks();
  });

  const button = (
    /** @type {string} */ text,
    /** @type {string} */ kind,
    /** @type {() => void} */ onclick,
  ) => make('button', { type: 'button', class: kind, onclick }, text);
  return [
    labelled(input, [isFeed ? texts.feedLabel : texts.sitesLabel], isFeed ? texts.feedHint : texts.sitesHint),
    make(
      'p',
      { class: 'buttons' },
      button(texts.check, 'check', () => {
        write(true);
        void check(true);
      }),
      button(texts.example, 'quiet', () => {
        const example = isFeed ? `../feeds/press-releases.${language}.json` : '../sites.json';
        input.value = new URL(example, import.meta.url).href;
        write(true);
      }),
      button(texts.toSnippet, 'quiet', goToSnippet),
    ),
    findings,
    hiddenPlace,
  ];
}

/** @param {ElementInfo} info */
function settingsOf({ tag, attributes }) {
  const fields = attributes.map((attribute) => {
    const { name } = attribute;
    const own = `${tag} ${name}`;
    const description = texts.attributes[own] ?? texts.attributes[name] ?? attribute.description;
    const title = texts.names[own] ?? texts.names[name] ?? name;
    const { node, set } = attributeField({ ...attribute, description }, title, (value, isFinal) => {
      const former = placeOf(tag)?.attributes ?? {};
      const next = withValue(former, name, usefulValue(attribute, value));
      change(withPlace(choices(), tag, { attributes: next }), isFinal);
    });
    return { node, set, name, rank: firstAttributes.indexOf(name) };
  });
  follow(({ isOther }) => {
    const place = placeOf(tag);
    if (place && isOther) for (const { name, set } of fields) set(place.attributes[name]);
  });
  const first = fields.filter(({ rank }) => rank >= 0).sort((one, other) => one.rank - other.rank);
  const rest = fields.filter(({ rank }) => rank < 0);
  const more = make('details', {}, make('summary', {}, texts.moreSettings), ...rest.map(({ node }) => node));
  for (const { name, set } of fields) set(placeOf(tag)?.attributes[name]);
  return [...first.map(({ node }) => node), ...(rest.length ? [more] : [])];
}

/**
 * The step of one element.
 * @param {ElementInfo} info
 * @param {Parameters<typeof sourceFields>[1]} options
 */
export function elementStep(info, options) {
  const id = `${info.tag}-title`;
  return make(
    'section',
    { 'aria-labelledby': id, class: 'element' },
    make('h2', { id }, nameOf(info), ' ', make('code', {}, `<${info.tag}>`)),
    ...(info.hasSource ? sourceFields(info, options) : []),
    make('div', { class: 'settings' }, ...settingsOf(info)),
  );
}
