// Reads the project's files and the comments in them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} path */
export const read = (path) => readFileSync(join(root, path), 'utf8');

/** @param {string} path */
export const parse = (path) => ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);

/** The text of the comment before a node. @param {import('typescript').Node} node */
export function commentBefore(node) {
  const text = node.getSourceFile().text;
  const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  return comments
    .map(({ pos, end }) => text.slice(pos, end))
    .join(' ')
    .replace(/\/\*\*?|\*\//g, '')
    .replace(/^\s*\* /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
