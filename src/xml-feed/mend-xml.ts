/** Writes damaged XML anew so that a strict parser can read it. All patterns are linear, since feeds may be hostile. */

/** Characters that XML forbids. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff\p{Cs}]/gu;

const isForbidden = (code: number) =>
  code > 0x10ffff || String.fromCodePoint(code).replace(forbidden, '') === '';

/** Escapes `&` unless it begins a reference of XML. HTML names stay in the text, where the feed's reader decodes them. */
const escaped = (text: string): string =>
  text
    .replace(/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)/g, '&amp;')
    .replace(/&#(x?)([\da-f]+);/gi, (whole, hex: string, digits: string) =>
      isForbidden(parseInt(digits, hex ? 16 : 10)) ? '' : whole,
    );

const tokens =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[([^]*?)(?:\]\]>|$)|<\?[^]*?(?:\?>|$)|<![^<>]*>?|<(\/?)([a-z_][\w:.-]*)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>|[^<]+|</gi;

const attributes = /([a-z_][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi;

/** Greatest depth of elements. Feeds have about ten; parsers become slow or fail far beyond. */
const maxDepth = 500;

/**
 * Mends stray `&` and `<`, forbidden characters, entities of HTML, undeclared prefixes, tags that are missing or
 * crossed, and text after the root.
 * @param text XML without a prolog
 */
export function mendXml(text: string): string {
  const open: string[] = [];
  /** The prefixes that the root does not declare. */
  const prefixes = new Set<string>();
  let declared = new Map<string, string>();
  let root = '';
  let rest = '';
  const add = (markup: string) => {
    rest += markup;
  };
  for (const [whole, data, slash, name = '', written = ''] of text
    .replace(forbidden, '')
    // A document that is cut off may end in a tag.
    .replace(/<\/?[a-z][^<>]*$/i, '')
    .matchAll(tokens)) {
    if (data !== undefined) {
      if (open.length) add(`<![CDATA[${data}]]>`);
    } else if (slash) {
      if (open.includes(name)) for (let last; last !== name;) add(`</${(last = open.pop() ?? name)}>`);
      if (!open.length) break;
    } else if (name) {
      if (open.length >= maxDepth) continue;
      const found = new Map<string, string>();
      for (const [, key = '', one, two, three] of written.replace(/\/$/, '').matchAll(attributes))
        if (!found.has(key)) found.set(key, one ?? two ?? three ?? key);
      let tag = `<${name}`;
      for (const [key, value] of found) {
        tag += ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`;
      }
      for (const key of [name, ...found.keys()]) {
        const [prefix, ...more] = key.split(':');
        if (prefix && more.length && !/^xml/.test(prefix)) prefixes.add(prefix);
      }
      if (root) add(`${tag}>`);
      else {
        root = tag;
        declared = found;
      }
      if (written.endsWith('/')) {
        add(`</${name}>`);
        if (!open.length) break;
      } else open.push(name);
    } else if (open.length && !/^<[!?]/.test(whole))
      add(whole === '<' ? '&lt;' : escaped(whole.replaceAll(']]>', '')));
  }
  while (open.length) add(`</${open.pop() ?? ''}>`);
  for (const prefix of prefixes) if (!declared.has(`xmlns:${prefix}`)) root += ` xmlns:${prefix}="${prefix}"`;
  return `${root}>${rest}`;
}
