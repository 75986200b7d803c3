import { transform as minifyStyle } from 'lightningcss';
import { parseSync, type Plugin } from 'vite';

interface Quasi {
  start: number;
  value: { raw: string };
}

interface Template {
  tag: 'html' | 'css' | 'rules';
  /** The literal texts between the expressions. */
  quasis: Quasi[];
}

/** CSS declarations alone, with the last semicolon. */
const declarations = /^[a-z-]+: [^]*;$/;

/** Finds all `html` and `css` templates of a module, and all other texts that are CSS rules or declarations. */
function templatesOf(code: string): Template[] {
  const found: Template[] = [];
  JSON.stringify(parseSync('module.js', code).program, (_key, node: unknown) => {
    const { type, tag, quasi, quasis, start, raw, callee, ...rest } = (node ?? {}) as {
      type?: string;
      callee?: { name?: string };
      arguments?: { start: number; raw?: string }[];
      start?: number;
      raw?: string;
      tag?: { name?: string };
      quasi?: { quasis: Quasi[] };
      quasis?: Quasi[];
    };
    if (type === 'TaggedTemplateExpression' && quasi && (tag?.name === 'html' || tag?.name === 'css'))
      found.push({ tag: tag.name, quasis: quasi.quasis });
    const text = quasis?.map(({ value }) => value.raw).join('') ?? '';
    if (type === 'TemplateLiteral' && quasis && (/\{[^]*\}/.test(text) || declarations.test(text)))
      found.push({ tag: 'rules', quasis });
    const string = raw?.slice(1, -1) ?? '';
    if (type === 'Literal' && start !== undefined && declarations.test(string))
      found.push({ tag: 'rules', quasis: [{ start: start + 1, value: { raw: string } }] });
    // The selector of a rule that is made by a function.
    const [selector] = rest.arguments ?? [];
    if (callee?.name === 'rule' && selector?.raw)
      found.push({
        tag: 'rules',
        quasis: [{ start: selector.start + 1, value: { raw: selector.raw.slice(1, -1) } }],
      });
    return node;
  });
  // The traversal finds the text of a tagged template a second time, as an untagged template.
  const tagged = new Set(
    found.filter(({ tag }) => tag !== 'rules').map(({ quasis: [first] }) => first?.start),
  );
  return found.filter(({ tag, quasis: [first] }) => tag !== 'rules' || !tagged.has(first?.start));
}

/**
 * Removes meaningless white space outside of quotes. A CSS parser cannot be used, because the rules contain expressions.
 */
const compactRules = (text: string) =>
  text.replace(
    /("[^"]*"|'[^']*')|\s*([{}])\s*|([;:,])\s+|\s+/g,
    (_, quoted?: string, brace?: string, sign?: string) => quoted ?? brace ?? sign ?? ' ',
  );

const compactStyle = (text: string) =>
  minifyStyle({ filename: 'template.css', code: Buffer.from(text), minify: true }).code.toString();

/** Removes line breaks with their indentation. Visible spaces in templates must therefore not contain a line break. */
function compactMarkup(text: string, isInTag: boolean): string {
  return text.replace(/\s*\n\s*(?=\/?>)/g, '').replace(/[<>]|\s*\n\s*/g, (match) => {
    if (match === '<' || match === '>') {
      isInTag = match === '<';
      return match;
    }
    return isInTag ? ' ' : '';
  });
}

/** Minifies the templates. The bundler does not change their white space. */
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
