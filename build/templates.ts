import { transform as minifyStyle } from 'lightningcss';
import { parseSync, type Plugin } from 'vite';

interface Quasi {
  start: number;
  value: { raw: string };
}

interface Template {
  tag: 'html' | 'css' | 'rules';
  /** The runs of text between the expressions. */
  quasis: Quasi[];
}

/** Every `html` and `css` template of a module, and every one without a tag that has rules of CSS in it. */
function templatesOf(code: string): Template[] {
  const found: Template[] = [];
  JSON.stringify(parseSync('module.js', code).program, (_key, node: unknown) => {
    const { type, tag, quasi, quasis } = (node ?? {}) as {
      type?: string;
      tag?: { name?: string };
      quasi?: { quasis: Quasi[] };
      quasis?: Quasi[];
    };
    if (type === 'TaggedTemplateExpression' && quasi && (tag?.name === 'html' || tag?.name === 'css'))
      found.push({ tag: tag.name, quasis: quasi.quasis });
    if (
      type === 'TemplateLiteral' &&
      quasis &&
      /\{[^]*\}/.test(quasis.map(({ value }) => value.raw).join(''))
    )
      found.push({ tag: 'rules', quasis });
    return node;
  });
  // The text of a template with a tag is found as one without, too.
  const tagged = new Set(
    found.filter(({ tag }) => tag !== 'rules').map(({ quasis: [first] }) => first?.start),
  );
  return found.filter(({ tag, quasis: [first] }) => tag !== 'rules' || !tagged.has(first?.start));
}

/** Rules with expressions in them cannot be parsed: only space that means nothing is taken out, and none in quotes. */
const compactRules = (text: string) =>
  text.replace(
    /("[^"]*"|'[^']*')|\s*([{}])\s*|([;:,])\s+|\s+/g,
    (_, quoted?: string, brace?: string, sign?: string) => quoted ?? brace ?? sign ?? ' ',
  );

const compactStyle = (text: string) =>
  minifyStyle({ filename: 'template.css', code: Buffer.from(text), minify: true }).code.toString();

/** A line break with its indentation is the source's layout: a space that is to be seen stands on one line. */
function compactMarkup(text: string, isInTag: boolean): string {
  return text.replace(/\s*\n\s*(?=\/?>)/g, '').replace(/[<>]|\s*\n\s*/g, (match) => {
    if (match === '<' || match === '>') {
      isInTag = match === '<';
      return match;
    }
    return isInTag ? ' ' : '';
  });
}

/** Takes the source's layout out of templates, which the bundler leaves as they are written. */
export function compactTemplates(): Plugin {
  return {
    name: 'compact-templates',
    transform(code, id) {
      if (!id.includes('/src/')) return undefined;
      const edits = templatesOf(code).flatMap(({ tag, quasis }) => {
        let before = '';
        return quasis.map(({ start, value: { raw } }) => {
          const isInTag = before.lastIndexOf('<') > before.lastIndexOf('>');
          before += raw;
          const text =
            tag === 'css'
              ? compactStyle(raw)
              : tag === 'html'
                ? compactMarkup(raw, isInTag)
                : compactRules(raw);
          return { start, raw, text };
        });
      });
      return edits
        .sort((a, b) => b.start - a.start)
        .reduce(
          (all, { start, raw, text }) => all.slice(0, start) + text + all.slice(start + raw.length),
          code,
        );
    },
  };
}
