// Writes the snippet for the choices: as a tag, as a marker, as JSON in a script, or as a plain list of links.

/** @typedef {import('./state.js').State} State */
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

/** @param {State} state @returns {Form} the form that survives the editor */
export function formOf({ element, removes, src, attributes }) {
  const loses = (/** @type {State['removes'][number]} */ name) => removes.includes(name);
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

/** The script with an element. The toggle alone has a smaller one, which reads no markers. @param {State} state */
export const scriptOf = (state) =>
  state.element === 'low-vision-toggle' && formOf(state) === 'tag' ? 'low-vision.js' : 'pressroom.js';

/** Files whose integrity the snippet names. @param {State} state */
export const filesOf = (state) => [
  scriptOf(state),
  ...(state.early && state.element === 'low-vision-toggle' ? ['low-vision-early.js'] : []),
];

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

/** @param {State} state @param {Source | undefined} source @returns {string} the content until the element is there */
function writeFallback({ links, element }, source) {
  if (!source || element === 'low-vision-toggle') return '';
  if (links && source.links.length) return writeList(source.links);
  return source.home
    ? `<a href="${escapeHtml(source.home)}">${escapeHtml(source.title || source.home)}</a>`
    : '';
}

/** @param {State} state @returns {Written[]} */
const languageOf = ({ lang }) => (lang ? [['lang', lang]] : []);

/** JSON in a script ends at the first `</script`, whatever quotes are around it. @param {unknown} value */
const writeJson = (value) => JSON.stringify(value, null, 2).replaceAll('<', '\\u003c');

/**
 * The element in one of its forms.
 * @param {State} state @param {Form} form @param {ElementInfo} info @param {Source | undefined} source
 */
function writePlace(state, form, info, source) {
  const { element, src } = state;
  const kindOf = (/** @type {string} */ name) => info.attributes.find((one) => one.name === name)?.kind;
  /** @type {[string, string][]} */
  const attributes = [...Object.entries(src ? { src } : {}), ...Object.entries(state.attributes)];
  const fallback = writeFallback(state, source);
  const list = source?.links.length ? writeList(source.links) : '';
  switch (form) {
    case 'tag': {
      const written = attributes.map(
        ([name, value]) => /** @type {Written} */ ([name, kindOf(name) === 'flag' || value]),
      );
      return writeElement(element, [...written, ...languageOf(state)], fallback);
    }
    case 'marker': {
      // Some editors drop an attribute without a value.
      const written = attributes.map(
        ([name, value]) =>
          /** @type {Written} */ ([`data-${name}`, kindOf(name) === 'flag' ? 'true' : value]),
      );
      return writeElement('div', [['data-pressroom', element], ...written, ...languageOf(state)], fallback);
    }
    case 'json': {
      const values = attributes.map(([name, value]) => {
        const kind = kindOf(name);
        return [name, kind === 'flag' || (kind === 'number' ? Number(value) : value)];
      });
      const json = writeJson(Object.fromEntries(values));
      const script = `<script type="application/json" data-pressroom="${element}">\n${json}\n</script>`;
      return state.lang ? writeElement('div', languageOf(state), script) : script;
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
 * The snippet.
 * @param {State} state
 * @param {ElementInfo} info the element of the state
 * @param {Published} published
 * @param {Source} [source]
 * @returns {{ form: Form, parts: Part[] }} no part if no form survives, or its links are not known
 */
export function writeSnippet(state, info, published, source) {
  const form = formOf(state);
  const place = writePlace(state, form, info, source);
  if (!place) return { form, parts: [] };
  if (form === 'links') return { form, parts: [{ place: 'editor', code: place }] };
  const style = writeStyle(state);
  const once = [
    `<!-- pressroom-elements ${published.version} -->`,
    writeScript(scriptOf(state), published, 'defer'),
    ...(style ? [`<style>\n${indent(style)}\n</style>`] : []),
  ].join('\n');
  const [, early] = filesOf(state);
  /** @type {Part[]} */
  const head = early ? [{ place: 'head', code: writeScript(early, published, '') }] : [];
  if (!state.removes.includes('scripts'))
    return { form, parts: [{ place: 'whole', code: `${once}\n\n${place}` }, ...head] };
  if (state.element === 'low-vision-toggle' && form === 'tag')
    return { form, parts: [{ place: 'template', code: `${once}\n\n${place}` }, ...head] };
  return {
    form,
    parts: [{ place: 'template', code: once }, ...head, { place: 'editor', code: place }],
  };
}

/**
 * The snippet's HTML for the preview, without its style element, which the preview's content policy forbids.
 * @param {State} state @param {ElementInfo} info @param {Published} published @param {Source} [source]
 */
export function writePreview(state, info, published, source) {
  const { parts } = writeSnippet({ ...state, colours: {}, early: false }, info, published, source);
  return parts.map(({ code }) => code).join('\n');
}
