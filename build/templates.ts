import { transform as minifyStyle } from 'lightningcss';
import { parseSync, type Plugin } from 'vite';

interface Quasi {
  start: number;
  value: { raw: string };
}

interface Template {
  tag: 'html' | 'css';
  /** The runs of text between the expressions. */
  quasis: Quasi[];
}

/** Every `html` and `css` template of a module. */
function templatesOf(code: string): Template[] {
  const found: Template[] = [];
  JSON.stringify(parseSync('module.js', code).program, (_key, node: unknown) => {
    const { type, tag, quasi } = (node ?? {}) as {
      type?: string;
      tag?: { name?: string };
      quasi?: { quasis: Quasi[] };
    };
    if (type === 'TaggedTemplateExpression' && quasi && (tag?.name === 'html' || tag?.name === 'css'))
      found.push({ tag: tag.name, quasis: quasi.quasis });
    return node;
  });
  return found;
}

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
          return { start, raw, text: tag === 'css' ? compactStyle(raw) : compactMarkup(raw, isInTag) };
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
