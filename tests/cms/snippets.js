// Snippets of the CMS pages, and their state after a filter.
import { readFile } from 'node:fs/promises';
import { URL } from 'node:url';

const pages = new URL('../../docs/webmasters/cms/', import.meta.url);

/** @typedef {'script' | 'tag' | 'div' | 'json' | 'links' | 'button' | 'lang'} Way */
/** @typedef {Record<Way, string>} Snippets */

/** @param {string} name */
export const pageUrl = (name) => new URL(name, pages);

/**
 * The code blocks of a page whose first line names them: ```html way=div
 * @param {string} page
 * @param {string} key `way` here
 * @returns {Promise<Record<string, string>>}
 */
export async function blocksOf(page, key) {
  const text = await readFile(pageUrl(page), 'utf8');
  const blocks = text.matchAll(new RegExp(`^\`\`\`\\w+ ${key}=(\\S+)\\n([^]*?)\\n\`\`\``, 'gm'));
  return Object.fromEntries([...blocks].map(([, name, code]) => [name, code]));
}

/** All snippets. A hash of the script changes with each build and means nothing to a filter. */
export async function snippets() {
  const { script = '', ...ways } = await blocksOf('README.md', 'way');
  return /** @type {Snippets} */ ({ script: script.replace(/sha384-[^"]*/, 'sha384-x'), ...ways });
}
