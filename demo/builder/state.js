// The choices of the builder, and their form in the page's address.

/** @typedef {import('./manifest.js').ElementInfo} ElementInfo */
/** @typedef {import('./manifest.js').Attribute} Attribute */

/**
 * An element of the snippet.
 * @typedef {object} Place
 * @property {string} element the tag
 * @property {string} src the address of the feed or of the site list, as it was written
 * @property {Record<string, string>} attributes attributes with other values than their initial ones
 */

/**
 * The choices that all elements of the snippet share.
 * @typedef {object} Shared
 * @property {string} lang the language of the place; `''` for the page's own
 * @property {Record<string, string>} colours `#rrggbb` by the name of the custom property
 * @property {Removal[]} removes
 * @property {boolean} links whether the links of today stand in the snippet, for readers without script
 * @property {boolean} early whether pages are to open in the reader's low-vision settings at once
 * @property {string} folder the address of the folder with the scripts; `''` for the builder's own
 */

/** @typedef {Shared & { places: Place[] }} State */
/** The choices for one element. @typedef {Shared & Place} Chosen */

/**
 * A thing that the editor of a content management system removes; `template`: the site's template takes no script.
 * @typedef {'tags' | 'attributes' | 'scripts' | 'template'} Removal
 */

/** @type {readonly Removal[]} */
export const removals = ['tags', 'attributes', 'scripts', 'template'];

/** Names in the address that are no attributes. */
export const reservedNames = ['element', 'lang', 'removes', 'links', 'early', 'folder'];

const colourPrefix = '--';

/** @param {string} text @returns {string} the absolute http(s) address; `''` if it is none */
export function webAddress(text) {
  if (!URL.canParse(text)) return '';
  const { protocol, username, password, href } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password ? href : '';
}

/** The usable addresses of a text with one or more. @param {string} text */
export const addressesOf = (text) =>
  text
    .split(/\s+/)
    .map(webAddress)
    .filter((address) => address);

/** The address that a person means who leaves out its beginning; `''` for a text that is like none. @param {string} text */
export const addressMeant = (text) =>
  /^([\p{L}\d-]+\.)+\p{L}{2,}(:\d+)?([/?]\S*)?$/u.test(text) ? webAddress(`https://${text}`) : '';

/** @param {string} text @returns {string} the address of a folder with its last slash; `''` if it is none */
export function folderAddress(text) {
  const address = webAddress(text.trim());
  if (!address) return '';
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/?[^/]*\.js$/, '').replace(/\/?$/, '/');
}

/**
 * The value as the element reads it; `undefined` if it is that without the attribute, or none that the element takes.
 * @param {Attribute} attribute @param {string | undefined} value
 */
export function usefulValue({ kind, values, initial, canBeEmpty }, value) {
  if (value === undefined) return undefined;
  if (kind === 'flag') return '';
  const text = value.trim();
  if (!text) return canBeEmpty ? '' : undefined;
  if (kind === 'tokens') {
    const tokens = values.filter((token) => text.split(/\s+/).includes(token)).join(' ');
    return tokens && tokens !== values.filter((token) => initial.split(' ').includes(token)).join(' ')
      ? tokens
      : undefined;
  }
  if (text === initial) return undefined;
  if (kind === 'choice') return values.includes(text) ? text : undefined;
  if (kind === 'number') return /^\d{1,9}$/.test(text) ? String(Number(text)) : undefined;
  // An address that would run a script is none.
  return /^(javascript|data|vbscript)\s*:/i.test(text) ? undefined : text.slice(0, 2000);
}

/** @param {string} element @returns {Place} */
const firstPlace = (element) => ({ element, src: '', attributes: {} });

/** @param {ElementInfo[]} elements @returns {State} the choices before anybody has chosen */
export const firstState = ([first]) => ({
  places: first ? [firstPlace(first.tag)] : [],
  lang: '',
  colours: {},
  removes: [],
  links: false,
  early: false,
  folder: '',
});

/** The choices of each element, with those that all share. @param {State} state @returns {Chosen[]} */
export const chosenOf = ({ places, ...shared }) => places.map((place) => ({ ...shared, ...place }));

/** @param {string} element */
export const readsFeed = (element) => element.startsWith('press-');

/**
 * The same choices with another element, in the order of the elements. Elements that read a feed share its address.
 * @param {State} state @param {string} element @param {readonly ElementInfo[]} elements
 * @returns {State}
 */
export function withElement(state, element, elements) {
  const same = state.places.find((place) => readsFeed(place.element) && readsFeed(element));
  const places = [...state.places, { ...firstPlace(element), src: same?.src ?? '' }];
  return {
    ...state,
    places: elements.flatMap(({ tag }) => places.find((place) => place.element === tag) ?? []),
  };
}

/** @param {State} state @param {string} element @returns {State} the same choices without an element */
export const withoutElement = (state, element) => ({
  ...state,
  places: state.places.filter((place) => place.element !== element),
});

/**
 * The same choices with other ones for an element.
 * @param {State} state @param {string} element @param {Partial<Place>} changes
 * @returns {State}
 */
export const withPlace = (state, element, changes) => ({
  ...state,
  places: state.places.map((place) => (place.element === element ? { ...place, ...changes } : place)),
});

/** @param {State} state @returns {string} the part of the address after `#` */
export function toAddress(state) {
  const parameters = new URLSearchParams();
  // The names after an element belong to it.
  for (const { element, src, attributes } of state.places) {
    parameters.append('element', element);
    if (src) parameters.append('src', src);
    for (const [name, value] of Object.entries(attributes)) parameters.append(name, value);
  }
  if (!state.places.length) parameters.set('element', '');
  if (state.lang) parameters.set('lang', state.lang);
  for (const [name, value] of Object.entries(state.colours))
    parameters.set(colourPrefix + name, value.slice(1));
  if (state.removes.length) parameters.set('removes', state.removes.join(' '));
  for (const name of /** @type {const} */ (['links', 'early'])) if (state[name]) parameters.set(name, '');
  if (state.folder) parameters.set('folder', state.folder);
  return parameters.toString();
}

/**
 * The parameters of each element: those after its name, up to the next one's.
 * @param {URLSearchParams} parameters
 * @returns {Map<string, URLSearchParams>} by tag
 */
function parametersByElement(parameters) {
  const found = new Map();
  let own = new URLSearchParams();
  for (const [name, value] of parameters) {
    if (name === 'element') found.set(value, (own = new URLSearchParams()));
    else own.append(name, value);
  }
  return found;
}

/** @param {ElementInfo} info @param {URLSearchParams} parameters @returns {Place} */
function readPlace(info, parameters) {
  const get = (/** @type {string} */ name) => parameters.get(name) ?? undefined;
  return {
    element: info.tag,
    src: info.hasSource ? (get('src') ?? '').trim().slice(0, 2000) : '',
    attributes: Object.fromEntries(
      info.attributes.flatMap((attribute) => {
        const value = usefulValue(attribute, get(attribute.name));
        return value === undefined ? [] : [[attribute.name, value]];
      }),
    ),
  };
}

/**
 * Reads the choices from an address. Anybody can write an address, so unknown names and unusable values are dropped.
 * @param {string} text the part of the address after `#`
 * @param {ElementInfo[]} elements
 * @returns {State}
 */
export function fromAddress(text, elements) {
  const parameters = new URLSearchParams(text);
  if (!parameters.has('element')) return firstState(elements);
  const get = (/** @type {string} */ name) => parameters.get(name) ?? undefined;
  const byElement = parametersByElement(parameters);
  const lang = get('lang') ?? '';
  const removes = (get('removes') ?? '').split(/\s+/);
  const colours = new Set(elements.flatMap((info) => info.colours.map(({ name }) => name)));
  return {
    places: elements.flatMap((info) => {
      const own = byElement.get(info.tag);
      return own ? [readPlace(info, own)] : [];
    }),
    lang: /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(lang) ? lang : '',
    colours: Object.fromEntries(
      [...colours].flatMap((name) => {
        const value = `#${(get(colourPrefix + name) ?? '').toLowerCase()}`;
        return /^#[\da-f]{6}$/.test(value) ? [[name, value]] : [];
      }),
    ),
    removes: removals.filter((name) => removes.includes(name)),
    links: get('links') !== undefined,
    early: get('early') !== undefined,
    folder: folderAddress(get('folder') ?? ''),
  };
}
