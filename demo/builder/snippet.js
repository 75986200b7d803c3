// Writes the snippet for the choices: as a tag, as a marker, as JSON in a script, or as a plain list of links.

import { chosenOf } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Chosen} Chosen */
/** @typedef {import('./manifest.js').ElementInfo} ElementInfo */

/**
 * A link of the feed or of the site list, as it was read.
 * @typedef {object} Link
 * @property {string} title
 * @property {string} url absolute http(s) address; `''` for a title alone
 * @property {string} [date] the date as in the feed
 * @property {string} [lang]
 * @property {Link[]} [links] the links of a group, which has no address
 */

/**
 * @typedef {object} Source
 * @property {string} title the feed's title; `''` for none
 * @property {string} home the address of the page with all releases; `''` for none
 * @property {Link[]} links
 */

/**
 * @typedef {object} Published the files that the snippet names
 * @property {string} version
 * @property {string} folder the address of the folder with the scripts
 * @property {Record<string, string>} integrity by file
 */

/** `bare`: the tag without attributes, around a list of links. @typedef {'tag' | 'marker' | 'json' | 'bare' | 'links' | 'none'} Form */

/**
 * A piece of the snippet, by its place. `template` is the site's template, `head` the head of the template, and `editor`
 * the text in the editor.
 * @typedef {{ place: 'whole' | 'template' | 'head' | 'editor', code: string }} Part
 */

/** @param {string} text @returns {string} the text for HTML: in content and in quoted attributes */
export const escapeHtml = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\r\n\t]/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** @param {Chosen} chosen @returns {Form} the form of an element that survives the editor */
export function formOf({ element, removes, src, attributes }) {
  const loses = (/** @type {Chosen['removes'][number]} */ name) => removes.includes(name);
  // A plain link does not do the work of a toggle. The template keeps the tag where the editor keeps no marker.
  if (element === 'low-vision-toggle' && loses('scripts')) {
    if (loses('template')) return 'none';
    return loses('tags') && !loses('attributes') ? 'marker' : 'tag';
  }
  if (loses('scripts') && loses('template')) return 'links';
  const needsAttributes = !!src || Object.keys(attributes).length > 0;
  if (!loses('tags') && (!loses('attributes') || !needsAttributes)) return 'tag';
  if (!loses('attributes')) return 'marker';
  if (!loses('scripts')) return 'json';
  // One release in full cannot be made of links.
  return !loses('tags') && element !== 'press-release' ? 'bare' : 'links';
}

/** @param {Chosen} chosen */
const isTagOfToggle = (chosen) => chosen.element === 'low-vision-toggle' && formOf(chosen) === 'tag';

/** The script of the snippet. The toggle alone has a smaller one, which reads no markers. @param {State} state */
export const scriptOf = (state) =>
  state.places.length && chosenOf(state).every(isTagOfToggle) ? 'low-vision.js' : 'pressroom.js';

/** Whether the snippet has the second script, which is for the head. @param {State} state */
const hasEarlyScript = ({ early, places }) =>
  early && places.some(({ element }) => element === 'low-vision-toggle');

const indent = (/** @type {string} */ text) => text.replace(/^(?=.)/gm, '  ');

/** An attribute with its value; `true` for one without a value. @typedef {[string, string | true]} Written */

/** @param {string} tag @param {Written[]} attributes @param {string} content lines of HTML */
function writeElement(tag, attributes, content = '') {
  const written = attributes.map(([name, value]) =>
    value === true ? name : `${name}="${escapeHtml(value)}"`,
  );
  const oneLine = [`<${tag}`, ...written].join(' ');
  const start = oneLine.length < 80 ? `${oneLine}>` : `<${tag}\n${indent(written.join('\n'))}\n>`;
  return content ? `${start}\n${indent(content)}\n</${tag}>` : `${start}</${tag}>`;
}

/** @param {Link} link @returns {string} */
function writeLink({ title, url, date, lang, links }) {
  const language = lang ? ` lang="${escapeHtml(lang)}"` : '';
  if (links) return `<li${language}>\n${indent(`${escapeHtml(title)}\n${writeList(links)}`)}\n</li>`;
  const text = url ? `<a href="${escapeHtml(url)}"${language}>${escapeHtml(title)}</a>` : escapeHtml(title);
  // A date without a sign of its time zone is kept as it is.
  const day = /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0];
  return `<li>${day ? `<time datetime="${escapeHtml(date ?? '')}">${day}</time> ` : ''}${text}</li>`;
}

/** @param {Link[]} links @returns {string} */
const writeList = (links) => `<ul>\n${indent(links.map(writeLink).join('\n'))}\n</ul>`;

/** @param {Chosen} chosen @param {Source | undefined} source @returns {string} the content until the element is there */
function writeFallback({ links, element }, source) {
  if (!source || element === 'low-vision-toggle') return '';
  if (links && source.links.length) return writeList(source.links);
  return source.home
    ? `<a href="${escapeHtml(source.home)}">${escapeHtml(source.title || source.home)}</a>`
    : '';
}

/** @param {Chosen} chosen @returns {Written[]} */
const languageOf = ({ lang }) => (lang ? [['lang', lang]] : []);

/** JSON in a script ends at the first `</script`, whatever quotes are around it. @param {unknown} value */
const writeJson = (value) => JSON.stringify(value, null, 2).replaceAll('<', '\\u003c');

/**
 * An element in one of its forms.
 * @param {Chosen} chosen @param {Form} form @param {readonly ElementInfo[]} elements @param {Source | undefined} source
 */
function writePlace(chosen, form, elements, source) {
  const { element, src } = chosen;
  const info = elements.find(({ tag }) => tag === element);
  const kindOf = (/** @type {string} */ name) => info?.attributes.find((one) => one.name === name)?.kind;
  /** @type {[string, string][]} */
  const attributes = [...Object.entries(src ? { src } : {}), ...Object.entries(chosen.attributes)];
  const fallback = writeFallback(chosen, source);
  const list = source?.links.length ? writeList(source.links) : '';
  switch (form) {
    case 'tag': {
      const written = attributes.map(
        ([name, value]) => /** @type {Written} */ ([name, kindOf(name) === 'flag' || value]),
      );
      return writeElement(element, [...written, ...languageOf(chosen)], fallback);
    }
    case 'marker': {
      // Some editors drop an attribute without a value.
      const written = attributes.map(
        ([name, value]) =>
          /** @type {Written} */ ([`data-${name}`, kindOf(name) === 'flag' ? 'true' : value]),
      );
      return writeElement('div', [['data-pressroom', element], ...written, ...languageOf(chosen)], fallback);
    }
    case 'json': {
      const values = attributes.map(([name, value]) => {
        const kind = kindOf(name);
        return [name, kind === 'flag' || (kind === 'number' ? Number(value) : value)];
      });
      const json = writeJson(Object.fromEntries(values));
      const script = `<script type="application/json" data-pressroom="${element}">\n${json}\n</script>`;
      return chosen.lang ? writeElement('div', languageOf(chosen), script) : script;
    }
    case 'bare':
      return list && writeElement(element, [], list);
    case 'links':
      return list;
    case 'none':
      return '';
  }
}

/** @param {State} state */
export function writeStyle({ colours }) {
  const lines = Object.entries(colours).map(([name, value]) => `--pressroom-${name}: ${value};`);
  return lines.length ? `:root {\n${indent(lines.join('\n'))}\n}` : '';
}

/** @param {string} file @param {Published} published @param {string} rest further attributes */
const writeScript = (file, { folder, integrity }, rest) =>
  `<script\n${indent(
    [
      `src="${escapeHtml(folder + file)}"`,
      `integrity="${escapeHtml(integrity[file] ?? '')}"`,
      'crossorigin="anonymous"',
      ...(rest ? [rest] : []),
    ].join('\n'),
  )}\n></script>`;

/**
 * The snippet: one script, and the code of each element.
 * @param {State} state
 * @param {readonly ElementInfo[]} elements
 * @param {Published} published
 * @param {Record<string, Source | undefined>} [sources] by tag
 * @returns {{ places: { element: string, form: Form, code: string }[], parts: Part[] }} an element has no code if no form
 *   survives, or its links are not known
 */
export function writeSnippet(state, elements, published, sources = {}) {
  const places = chosenOf(state).map((chosen) => {
    const form = formOf(chosen);
    const code = writePlace(chosen, form, elements, sources[chosen.element]);
    return { element: chosen.element, form, code, isInTemplate: isTagOfToggle(chosen) };
  });
  const written = places.filter(({ code }) => code);
  const codeOf = (/** @type {typeof written} */ some) => some.map(({ code }) => code);
  /** @param {Part['place']} place @param {string[]} pieces @returns {Part[]} */
  const part = (place, ...pieces) => (pieces.length ? [{ place, code: pieces.join('\n\n') }] : []);

  if (written.every(({ form }) => form === 'links'))
    return { places, parts: part('editor', ...codeOf(written)) };
  const style = writeStyle(state);
  const once = [
    `<!-- pressroom-elements ${published.version} -->`,
    writeScript(scriptOf(state), published, 'defer'),
    ...(style ? [`<style>\n${indent(style)}\n</style>`] : []),
  ].join('\n');
  const head = hasEarlyScript(state) ? part('head', writeScript('low-vision-early.js', published, '')) : [];
  if (!state.removes.includes('scripts'))
    return { places, parts: [...part('whole', once, ...codeOf(written)), ...head] };
  return {
    places,
    parts: [
      ...part('template', once, ...codeOf(written.filter(({ isInTemplate }) => isInTemplate))),
      ...head,
      ...part('editor', ...codeOf(written.filter(({ isInTemplate }) => !isInTemplate))),
    ],
  };
}

/**
 * The snippet's HTML for the preview, without its style element, which the preview's content policy forbids.
 * @param {State} state @param {readonly ElementInfo[]} elements @param {Published} published
 * @param {Record<string, Source | undefined>} [sources]
 */
export function writePreview(state, elements, published, sources) {
  const { parts } = writeSnippet({ ...state, colours: {}, early: false }, elements, published, sources);
  return parts.map(({ code }) => code).join('\n');
}
