/**
 * Writes damaged XML anew so that a strict parser can read it, and tells the faults. All patterns are linear, since
 * feeds may be hostile.
 */

/** A fault of damaged XML. */
export interface XmlFault {
  /** Its index in `Mended.text`. */
  at: number;
  /** The cause, and advice for the webmaster. */
  message: string;
}

export interface Mended {
  xml: string;
  faults: XmlFault[];
  /** The damaged text without forbidden characters. */
  text: string;
  /** Whether the document ends before its feed does. */
  isCut: boolean;
}

/** Characters that XML forbids. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff\p{Cs}]/gu;

const isForbidden = (code: number) =>
  code > 0x10ffff || String.fromCodePoint(code).replace(forbidden, '') === '';

/** The parts of a document: a comment, the text of CDATA, and the slash, the name and the attributes of a tag. */
export const tokens =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[([^]*?)(?:\]\]>|$)|<\?[^]*?(?:\?>|$)|<![^<>]*>?|<(\/?)([\p{L}_][\p{L}\p{N}_:.-]*)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>|[^<]+|</giu;

const attributes = /([\p{L}_][\p{L}\p{N}_:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu;

/** Attributes without a fault, and the slash of an empty tag. */
const soundAttributes = /^(?:\s+[^\s"'=/]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?$/;

/** Greatest depth of elements. Feeds have about ten; parsers become slow or fail far beyond. */
const maxDepth = 500;

/** A feed with more faults has one cause. */
const maxFaults = 1000;

/**
 * Mends stray `&` and `<`, forbidden characters, entities of HTML, undeclared prefixes, tags that are missing or
 * crossed, and text after the root.
 * @param damaged XML without a prolog
 */
export function mendXml(damaged: string): Mended {
  const faults: XmlFault[] = [];
  const tell = (at: number, message: string) => {
    if (faults.length < maxFaults) faults.push({ at, message });
  };
  let removed = 0;
  const text = damaged.replace(forbidden, (sign, at: number) => {
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    tell(at - removed, `XML forbids the character U+${code}. Remove it`);
    removed += sign.length;
    return '';
  });

  const near = (source: string, at: number): string =>
    source
      .slice(Math.max(0, at - 12), at + 12)
      .replace(/\s+/g, ' ')
      .trim();

  /** Escapes `&` unless it begins a reference of XML. HTML names stay in the text, where the feed's reader decodes them. */
  const escaped = (written: string, start: number): string =>
    written.replace(
      /&(?!(?:amp|lt|gt|quot|apos);)(?:#(\d{1,7}|x[\dA-Fa-f]{1,6});|([a-zA-Z]\w*;)?)/g,
      (whole, number: string | undefined, name: string | undefined, at: number) => {
        if (number && !isForbidden(Number(`0${number}`.replace(/^0(?=\d)/, '')))) return whole;
        tell(
          start + at,
          number
            ? `XML forbids ${whole}. Remove it`
            : name
              ? `XML has no ${whole}. Write the character itself`
              : `"&" is not escaped in "${near(written, at)}". Write "&amp;"`,
        );
        return number ? '' : `&amp;${name ?? ''}`;
      },
    );

  const open: string[] = [];
  /** The indexes of the open tags. */
  const starts: number[] = [];
  /** The prefixes in use, with the index of the first use. */
  const prefixes = new Map<string, number>();
  const declared = new Set<string>();
  let rootAttributes = new Map<string, string>();
  let rootName = '';
  let root = '';
  let rest = '';
  let end = 0;
  const add = (markup: string) => {
    rest += markup;
  };
  for (const match of text
    // A document that is cut off may end in a tag.
    .replace(/<\/?\p{L}[^<>]*$/u, '')
    .matchAll(tokens)) {
    const [whole, data, slash, name = '', written = ''] = match;
    const at = match.index;
    end = at + whole.length;
    if (data !== undefined) {
      if (open.length) add(`<![CDATA[${data}]]>`);
    } else if (slash) {
      if (!open.includes(name)) tell(at, `</${name}> closes nothing. Remove it`);
      else
        for (let last; last !== name;) {
          add(`</${(last = open.pop() ?? name)}>`);
          const start = starts.pop() ?? at;
          if (last !== name) tell(start, `<${last}> is not closed. Write </${last}>`);
        }
      if (!open.length) break;
    } else if (name) {
      if (open.length >= maxDepth) {
        tell(at, `<${name}> is in more than ${maxDepth} others. Close them`);
        continue;
      }
      if (!soundAttributes.test(written)) tell(at, `<${name}> has wrong attributes. Write name="value"`);
      const found = new Map<string, string>();
      for (const [, key = '', one, two, three] of written.replace(/\/$/, '').matchAll(attributes))
        if (found.has(key)) tell(at, `<${name}> has "${key}" twice. Remove one`);
        else found.set(key, one ?? two ?? three ?? key);
      let tag = `<${name}`;
      for (const [key, value] of found) {
        tag += ` ${key}="${escaped(value, at).replaceAll('"', '&quot;')}"`;
        if (key.startsWith('xmlns:')) declared.add(key.slice(6));
      }
      for (const key of [name, ...found.keys()]) {
        const [prefix, ...more] = key.split(':');
        if (prefix && more.length && !/^xml/.test(prefix) && !prefixes.has(prefix)) prefixes.set(prefix, at);
      }
      if (root) add(`${tag}>`);
      else {
        root = tag;
        rootName = name;
        rootAttributes = found;
      }
      if (written.endsWith('/')) {
        add(`</${name}>`);
        if (!open.length) break;
      } else {
        open.push(name);
        starts.push(at);
      }
    } else if (/^<[!?]/.test(whole)) {
      if (whole.startsWith('<!--') && whole.slice(4, -2).includes('--'))
        tell(at, 'A comment has "--" in it. Remove it');
    } else if (open.length) {
      if (whole === '<') tell(at, `"<" is not escaped in "${near(text, at)}". Write "&lt;"`);
      const wrong = whole.indexOf(']]>');
      if (wrong >= 0) tell(at + wrong, '"]]>" is not in CDATA. Write "]]&gt;"');
      add(whole === '<' ? '&lt;' : escaped(whole.replaceAll(']]>', ''), at));
    }
  }
  // After `</channel>` nothing of a feed is missing.
  const isCut = open.length > 1 || /^(?!rss$)/i.test(open[0] ?? 'rss');
  if (open.length) tell(text.length, `It is cut off inside <${open.at(-1) ?? ''}>. Send the whole document`);
  else if (root) {
    const [, after = '', tail] =
      /^((?:\s|<!--[^]*?-->|<\?[^]*?\?>)*)([^]{1,60})?/.exec(text.slice(end)) ?? [];
    if (tail) tell(end + after.length, `There is more after </${rootName}>. Remove it: ${tail.trim()}`);
  }
  while (open.length) add(`</${open.pop() ?? ''}>`);
  for (const [prefix, at] of prefixes) {
    if (!rootAttributes.has(`xmlns:${prefix}`)) root += ` xmlns:${prefix}="${prefix}"`;
    if (!declared.has(prefix)) tell(at, `<${rootName}> does not declare "${prefix}". Write xmlns:${prefix}`);
  }
  return { xml: `${root}>${rest}`, faults: faults.sort((a, b) => a.at - b.at), text, isCut };
}
