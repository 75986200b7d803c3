// Source files have no circular imports, so each can be read and tested after its imports. Type imports and dynamic
// imports do not count.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/**
 * The files that a file needs before it can run.
 * @param {string} path
 * @param {string} code
 */
const importsOf = (path, code) =>
  ts
    .createSourceFile(path, code, ts.ScriptTarget.Latest)
    .statements.filter((one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one))
    .filter((one) => {
      if (ts.isExportDeclaration(one)) return !one.isTypeOnly;
      const { name, namedBindings, isTypeOnly } = one.importClause ?? {};
      const isOfTypes =
        !name &&
        namedBindings &&
        ts.isNamedImports(namedBindings) &&
        namedBindings.elements.every((element) => element.isTypeOnly);
      return !isTypeOnly && !isOfTypes;
    })
    .map(({ moduleSpecifier }) =>
      moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '',
    )
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => join(dirname(path), specifier).replace(/\.js$/, '.ts'));

/**
 * The first circle that is found, as the paths along it.
 * @param {Map<string, string[]>} imports
 */
function findCircle(imports) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} path @param {string[]} way @returns {string[] | undefined} */
  const walk = (path, way) => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of imports.get(path) ?? []) {
      const circle = walk(next, [...way, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  return [...imports.keys()].map((path) => walk(path, [])).find(Boolean);
}

test('a circle is found', () => {
  const files = { a: "import { b } from './b.js'", b: "export * from './c.js'", c: "import './a.js'" };
  const imports = new Map(
    Object.entries(files).map(([name, code]) => [`${name}.ts`, importsOf(`${name}.ts`, code)]),
  );
  assert.deepEqual(findCircle(imports), ['a.ts', 'b.ts', 'c.ts', 'a.ts']);
  assert.deepEqual(importsOf('a.ts', "import type { B } from './b.js'; import { type C } from './c.js'"), []);
});

test('src has no circles', async () => {
  const names = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('.ts'));
  /** @type {Map<string, string[]>} */
  const imports = new Map();
  for (const name of names) {
    const path = join('src', name);
    imports.set(path, importsOf(path, await readFile(path, 'utf8')));
  }
  assert.equal(findCircle(imports)?.join(' → '), undefined);
});
