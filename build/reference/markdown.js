// Parts of the pages in Markdown.

/** @typedef {{ name: string, description?: string | undefined, type?: { text: string } | undefined }} Named */

/** The description as a paragraph. JSDoc lines begin in lower case and have no last dot. @param {string} [description] */
export function paragraph(description = '') {
  const text = description.trim().replace(/\s+/g, ' ');
  const sentence = text && text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?»”]$/.test(sentence) || !sentence ? sentence : `${sentence}.`;
}

/** A table with narrow cells. @param {string[]} head @param {string[][]} rows */
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The anchor of a heading, as GitHub makes it. @param {string} heading */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-');

/** @param {string} heading */
export const linkTo = (heading, label = heading, page = '') => `[${label}](${page}#${anchor(heading)})`;

/** Links words that another page explains. @param {string} text */
export const withLinks = (text) =>
  text
    .replaceAll('`LoadError`', '[`LoadError`](errors.md)')
    .replace(/\bsettings text\b/g, '[settings text](settings.md#settings-text)');

/** A part of a page; nothing without content. @param {string} heading @param {(string | false | undefined)[]} content */
export const section = (heading, ...content) =>
  content.some(Boolean) ? `## ${heading}\n\n${content.filter(Boolean).join('\n\n')}\n` : '';

export const generated =
  '<!-- Written by `npm run reference`. Change the comments in the sources instead. -->';

/** @param {string} heading @param {(string | false | undefined)[]} content */
export const entry = (heading, ...content) => `### ${heading}\n\n${content.filter(Boolean).join('\n\n')}`;

/** @param {string} kind @param {Named[]} names */
export const facts = (kind, names) =>
  table(
    [kind, 'meaning'],
    names.map(({ name, description = '' }) => [`\`${name}\``, description]),
  );
