/** Turns a page of Markdown into HTML, and collects the headings and texts for the search. */
import markdownIt, { type Token } from 'markdown-it';
import { highlight } from './highlight.ts';

export interface Heading {
  level: number;
  id: string;
  text: string;
}

/** The text below one heading. */
export interface Passage {
  heading: Heading | undefined;
  text: string;
}

export interface Rendered {
  /** The first heading of level 1, which `html` does not contain. */
  title: string;
  titleHtml: string;
  html: string;
  /** Headings of levels 2 and 3. */
  headings: Heading[];
  passages: Passage[];
}

// Straight quotes of the source become typographic ones. Other replacements, as of `(c)`, are not wanted.
const parser = markdownIt({ html: true, typographer: true }).disable('replacements');
export const { escapeHtml } = parser.utils;

/** Whether a fenced example shows one of the elements, so that it can run. */
const showsElement = (code: string) =>
  /<(press-releases?|site-switcher|low-vision-toggle)\b|data-pressroom=/.test(code);

export const copyButton = '<button class="copy" type="button" hidden>Copy</button>';

parser.renderer.rules.fence = (tokens, index) => {
  const { info = '', content = '' } = tokens[index] ?? {};
  const language = info.trim().split(/\s+/)[0] ?? '';
  const code = `<pre><code>${highlight(content.trimEnd(), language) ?? escapeHtml(content.trimEnd())}</code></pre>`;
  const name = language ? `<span class="code-language">${escapeHtml(language)}</span>` : '';
  return language === 'html' && showsElement(content)
    ? `<div class="code example" data-example><div class="code-bar">${name}${copyButton}</div>${code}<div class="example-result"></div></div>\n`
    : `<div class="code"><div class="code-bar">${name}${copyButton}</div>${code}</div>\n`;
};

// A wide table scrolls in a box of its own. The box takes the focus, so that the arrow keys can scroll it.
parser.renderer.rules['table_open'] = () =>
  '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>\n';
parser.renderer.rules['table_close'] = () => '</table></div>\n';

/** The `id` that GitHub gives a heading with this text. */
const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const plainText = (token: Token | undefined): string =>
  (token?.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .filter((_, index) => token?.children?.[index]?.type !== 'html_inline')
    .join('');

/** @throws if the page has no heading of level 1 */
export function renderMarkdown(source: string, file: string): Rendered {
  const tokens = parser.parse(source, {});
  const slugs = new Map<string, number>();
  const headings: Heading[] = [];
  const passages: Passage[] = [{ heading: undefined, text: '' }];
  let title: Token | undefined;

  tokens.forEach((token, index) => {
    const content = tokens[index + 1];
    if (token.type === 'heading_open') {
      const text = plainText(content);
      const slug = slugOf(text);
      const count = slugs.get(slug) ?? 0;
      slugs.set(slug, count + 1);
      const id = count ? `${slug}-${String(count)}` : slug;
      const heading = { level: Number(token.tag.slice(1)), id, text };
      token.attrSet('id', id);
      if (heading.level === 1) title ??= content;
      else {
        passages.push({ heading, text: '' });
        if (heading.level <= 3) headings.push(heading);
      }
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      const passage = passages.at(-1);
      if (passage) passage.text += `${plainText(token)} `;
    }
  });
  if (!title) throw new Error(`${file} has no heading of level 1`);

  const start = tokens.indexOf(title) - 1;
  tokens.splice(start, 3);
  return {
    title: plainText(title),
    titleHtml: parser.renderer.renderInline(title.children ?? [], parser.options, {}),
    // An empty cell is no header.
    html: parser.renderer.render(tokens, parser.options, {}).replace(/<th([^>]*)><\/th>/g, '<td$1></td>'),
    headings,
    passages,
  };
}

/** One line of Markdown without block elements, for example a description in the manifest. */
export const renderLine = (source: string): string => parser.renderInline(source);

/** The items of the lists of a page, each as text and as HTML. */
export function listItems(source: string): { text: string; html: string }[] {
  const tokens = parser.parse(source, {});
  return tokens.flatMap((token, index) => {
    const content = tokens[index + 2];
    if (token.type !== 'list_item_open' || content?.type !== 'inline') return [];
    return {
      text: plainText(content),
      html: parser.renderer.renderInline(content.children ?? [], parser.options, {}),
    };
  });
}
