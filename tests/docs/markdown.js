// Reads README.md, CONTRIBUTING.md and docs/: sentences, links, headings and examples.
import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import markdownIt from 'markdown-it';
import { sentencesIn } from '../../build/plain-english.js';

/**
 * @typedef {object} Example a fenced block of code
 * @property {string} page path of its page from the project's folder
 * @property {number} line
 * @property {string} language
 * @property {string} code
 *
 * @typedef {{ line: number, text: string }} Sentence
 * @typedef {import('markdown-it').Token} Token
 */

const parser = markdownIt({ html: true });

/** Paths of all pages, from the project's folder. */
export const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll(sep, '/')}`)
    .sort(),
];

/** @param {string} page */
export const textOf = (page) => readFileSync(page, 'utf8');

/** @param {string} page @returns {Token[]} */
const tokensOf = (page) => parser.parse(textOf(page), {});

/** Number of words, as `wc -w` counts. @param {string} page */
export const wordsOf = (page) => textOf(page).split(/\s+/).filter(Boolean).length;

/** The text of an inline token. Code counts as one word. @param {Token[]} children */
function plain(children) {
  return children
    .map(({ type, content }) => {
      if (type === 'text') return content;
      if (type === 'code_inline') return `\`${content.replace(/\s+/g, '_')}\``;
      if (type === 'softbreak') return ' ';
      return type === 'hardbreak' ? '\n' : '';
    })
    .join('');
}

/** @param {string} page @returns {Sentence[]} */
export function sentencesOf(page) {
  let line = 1;
  return tokensOf(page).flatMap(({ type, map, children }) => {
    line = map ? map[0] + 1 : line;
    if (type !== 'inline') return [];
    return sentencesIn(plain(children ?? [])).map((text) => ({ line, text }));
  });
}

/** @param {string} page @returns {Example[]} */
export function examplesOf(page) {
  return tokensOf(page)
    .filter(({ type }) => type === 'fence' || type === 'code_block')
    .map(({ map, info, content }) => ({
      page,
      line: (map?.[0] ?? 0) + 1,
      language: info.trim().split(/\s/)[0] ?? '',
      code: content,
    }));
}

/** All examples in a language. @param {string[]} languages */
export const examplesIn = (...languages) =>
  pages.flatMap(examplesOf).filter(({ language }) => languages.includes(language));

/** Addresses of links and pictures. @param {string} page */
export function linksOf(page) {
  return tokensOf(page).flatMap(({ type, content, children }) => {
    if (type === 'html_block') return addressesIn(content);
    return (children ?? []).flatMap((child) => {
      if (child.type === 'html_inline') return addressesIn(child.content);
      const address = child.attrGet('href') ?? child.attrGet('src');
      return address ? [address] : [];
    });
  });
}

/** @param {string} html */
const addressesIn = (html) =>
  [...html.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)].map(([, address = '']) => address);

/** Anchors of the headings, as GitHub makes them. @param {string} page */
export function anchorsOf(page) {
  const tokens = tokensOf(page);
  /** @type {Map<string, number>} */
  const seen = new Map();
  return tokens.flatMap(({ type }, at) => {
    if (type !== 'heading_open') return [];
    const text = (tokens[at + 1]?.children ?? []).map(({ content }) => content).join('');
    const anchor = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return [count ? `${anchor}-${count}` : anchor];
  });
}
