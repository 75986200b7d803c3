// Finds the public names of an element in its sources and in the published types.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { URL } from 'node:url';
import ts from 'typescript';

/** @param {string} path */
export const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** @param {Iterable<string>} names */
export const sorted = (names) => [...new Set(names)].sort();

/** «Only the text» is an element of its own in the page. Its parts cannot be styled from outside. */
const apart = /\/low-vision-toggle\/reading\/text-view/;

/** The files that an element needs at any time, by their imports, but for those of other elements. @param {string} tag */
export function sourcesOf(tag) {
  /** @type {Map<string, import('typescript').SourceFile>} */
  const files = new Map();
  const add = (/** @type {string} */ path) => {
    if (files.has(path) || apart.test(path)) return;
    if (/^src\/elements\//.test(path) && !path.startsWith(`src/elements/${tag}/`)) return;
    const text = read(path);
    files.set(path, ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
    for (const [, specifier = ''] of text.matchAll(/(?:from|import\(|import) ?'(\.[^']+)\.js'/g))
      add(`${join(dirname(path), specifier)}.ts`);
  };
  add(`src/elements/${tag}/${tag}.ts`);
  return [...files.values()];
}

/** @param {import('typescript').SourceFile[]} files @param {(node: import('typescript').Node) => void} visit */
function walk(files, visit) {
  const each = (/** @type {import('typescript').Node} */ node) => {
    visit(node);
    ts.forEachChild(node, each);
  };
  files.forEach(each);
}

/** The words in the string literals of an expression or type. @param {import('typescript').Node} node @returns {string[]} */
function wordsIn(node) {
  const own =
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  const words = own ? node.text.split(' ').filter(Boolean) : [];
  ts.forEachChild(node, (child) => void words.push(...wordsIn(child)));
  return words;
}

/** The values that a parameter's type allows: `'date' | 'updated'`. @param {import('typescript').Identifier} identifier */
function valuesOf(identifier) {
  for (let scope = identifier.parent; scope; scope = scope.parent)
    if (ts.isFunctionLike(scope))
      for (const { name, type } of scope.parameters)
        if (type && name.getText() === identifier.text) return wordsIn(type);
  return [];
}

/** @param {import('typescript').SourceFile[]} files */
export function partsIn(files) {
  /** @type {string[]} */
  const found = [];
  const addFrom = (/** @type {import('typescript').Expression} */ expression) => {
    const before = found.length;
    found.push(...wordsIn(expression));
    walk(/** @type {any} */ ([expression]), (node) => {
      if (ts.isIdentifier(node)) found.push(...valuesOf(node));
    });
    assert.ok(found.length > before, `parts of unknown names: ${expression.getText()}`);
  };
  walk(files, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      for (const [, names = ''] of node.text.matchAll(/(?<=[\s"'])part="([^"]+)"/g))
        found.push(...names.split(' '));
    if (ts.isTemplateExpression(node))
      for (const [index, { expression }] of node.templateSpans.entries()) {
        const before = index ? node.templateSpans[index - 1]?.literal : node.head;
        if (/\spart=$/.test(before?.text ?? '')) addFrom(expression);
      }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'part') addFrom(node.initializer);
    if (!ts.isCallExpression(node)) return;
    const [first, second] = node.arguments;
    const callee = node.expression.getText();
    if (callee === 'headingTemplate' && second) addFrom(second);
    if (callee.endsWith('.setAttribute') && first?.getText() === "'part'" && second) addFrom(second);
  });
  return sorted(found);
}

/** @param {import('typescript').SourceFile[]} files */
export function eventsIn(files) {
  /** @type {string[]} */
  const found = [];
  const nameAt = { dispatch: 1, dispatchSelect: 2, makeCustomEvent: 0 };
  walk(files, (node) => {
    if (!ts.isCallExpression(node)) return;
    const callee = node.expression.getText();
    const name = node.arguments[nameAt[/** @type {keyof typeof nameAt} */ (callee)] ?? NaN];
    if (name && ts.isStringLiteral(name)) found.push(name.text);
    // Other targets get events too: windows, media query lists.
    if (callee === 'this.#host.dispatchEvent')
      found.push(...(/makeEvent\('(\w+)'\)/.exec(node.getText())?.slice(1) ?? []));
  });
  return sorted(found);
}

/** @param {string} pattern @param {import('typescript').SourceFile[]} files */
export const matchesIn = (pattern, files) =>
  sorted(
    files.flatMap(({ text }) => [...text.matchAll(new RegExp(pattern, 'g'))].map(([, name = '']) => name)),
  );

/** The public members of a class in the published types. @param {string} path @returns {string[]} */
export function membersIn(path) {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const declaration = file.statements.find(ts.isClassDeclaration);
  const members = declaration?.members.flatMap((member) => {
    const hidden = /^(protected|static|#private|constructor)\b|^#/;
    if (hidden.test(member.getText()) || /@internal/.test(member.getFullText())) return [];
    return member.name?.getText() ?? [];
  });
  const base = declaration?.heritageClauses?.some((clause) => /LoadingElement/.test(clause.getText()));
  return [
    ...(members ?? []).filter((name) => !/Callback$/.test(name)),
    ...(base ? membersIn('dist/types/base/loading-element.d.ts') : ['updateComplete']),
  ];
}
