import type { ReadDocument } from './read-document.js';

/**
 * Reads JSON that has other text before it (a PHP notice) or after it (a cache plugin's comment).
 * @returns the document; or what the text is instead, for the webmaster
 */
export function repairJson(text: string): ReadDocument | string {
  const start = text.search(/\{\s*"/);
  const comment = text.lastIndexOf('<!--');
  for (const end of [text.lastIndexOf('}'), text.lastIndexOf('}', comment)]) {
    const [head, json, tail] = [text.slice(0, start), text.slice(start, end + 1), text.slice(end + 1)];
    const other = (head.trim() || tail.trim()).replace(/\s+/g, ' ').slice(0, 80);
    if (start < 0 || end < start || /<(!doctype|html|head|body|script)/i.test(head + tail)) continue;
    try {
      const warning = other && `Only the JSON was read. Send nothing besides it: ${other}`;
      return { document: JSON.parse(json), text: json, warning };
    } catch {
      // Try the other end.
    }
  }
  return kindOf(text);
}

/** The line of a mistake in JSON, where the browser's message leads to it. */
function placeOf(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    // Chromium gives a position, or ten characters before and after it. Firefox gives the line. Safari gives nothing.
    const { message } = error as Error;
    const [, line, position, around] =
      /line (\d+)|position (\d+)|"([^]+)"(?:\.{3})? is not/.exec(message) ?? [];
    const end = around ? text.indexOf(around) + 10 : Number(position);
    if (line) return ` (line ${line})`;
    if (end > 9 || position) return ` (line ${text.slice(0, end).split('\n').length})`;
  }
  return '';
}

/** Describes for the webmaster the content that the server sent instead of JSON. */
function kindOf(text: string): string {
  if (!text.trim()) return 'empty';
  if (/^\s*</.test(text)) return 'an HTML page';
  try {
    // eslint-disable-next-line no-control-regex
    JSON.parse(text.replace(/[\0-\x1f]/g, ' '));
    return 'JSON with raw line breaks or tabs in its strings (write \\n and \\t)';
  } catch {
    return `damaged or cut off${placeOf(text)}`;
  }
}
