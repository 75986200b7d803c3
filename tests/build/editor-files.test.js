// The files for editors name everything that the elements have, with a description, and nothing else. The sources and
// the published types are read to find out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { URL } from 'node:url';
import ts from 'typescript';

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/**
 * @typedef {{ name: string, description?: string, type?: { text: string } }} Named
 * @typedef {Named & { kind: string, attribute?: string, default?: string, return?: object, parameters?: Named[] }} Member
 * @typedef {object} Declaration
 * @property {string} name
 * @property {string} tagName
 * @property {string} description
 * @property {(Named & { fieldName: string, default?: string })[]} attributes
 * @property {Member[]} members
 * @property {Named[]} events
 * @property {Named[]} slots
 * @property {Named[]} cssParts
 * @property {Named[]} cssProperties
 * @property {Named[]} cssStates
 */
const { modules } = JSON.parse(read('dist/custom-elements.json'));
/** @type {Declaration[]} */
const elements = modules.flatMap((/** @type {any} */ module) => module.declarations);
const classes = await import('pressroom-elements/elements');

/** @param {Named[]} entries */
const namesOf = (entries) => entries.map(({ name }) => name).sort();
/** @param {Iterable<string>} names */
const sorted = (names) => [...new Set(names)].sort();

/** «Only the text» is an element of its own in the page. Its parts cannot be styled from outside. */
const apart = /\/low-vision-toggle\/reading\/text-view/;

/** The files that an element needs at any time, by their imports, but for those of other elements. @param {string} tag */
function sourcesOf(tag) {
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
function partsIn(files) {
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
function eventsIn(files) {
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
const matchesIn = (pattern, files) =>
  sorted(
    files.flatMap(({ text }) => [...text.matchAll(new RegExp(pattern, 'g'))].map(([, name = '']) => name)),
  );

/** The public members of a class in the published types. @param {string} path @returns {string[]} */
function membersIn(path) {
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

test('the manifest describes each of the four elements in the module that defines it', () => {
  assert.deepEqual(
    modules.map((/** @type {any} */ { path, exports }) => [path, exports[1].name]),
    ['press-releases', 'press-release', 'site-switcher', 'low-vision-toggle'].map((tag) => [
      `dist/${tag}.js`,
      tag,
    ]),
  );
});

for (const element of elements) {
  const { tagName } = element;
  const sources = sourcesOf(tagName);
  const own = sources.filter(({ fileName }) => /^src\/(elements|base)\//.test(fileName));

  test(`<${tagName}>: everything has a description, attributes and fields have types`, () => {
    const { attributes, members, events, slots, cssParts, cssProperties, cssStates } = element;
    assert.ok(element.description);
    for (const entry of [attributes, members, events, slots, cssParts, cssProperties, cssStates].flat())
      assert.ok(entry.description, entry.name);
    for (const { name, type } of [...attributes, ...events]) assert.ok(type?.text, name);
    for (const { name, kind, type, return: returns } of members)
      assert.ok(kind === 'method' ? returns : type, name);
  });

  test(`<${tagName}>: attributes are those that the class observes, with their defaults and properties`, () => {
    const { observedAttributes, prototype } = classes[/** @type {'PressReleases'} */ (element.name)];
    assert.deepEqual(namesOf(element.attributes), observedAttributes.toSorted());
    const bare = Object.create(prototype, {
      getAttribute: { value: () => null },
      hasAttribute: { value: () => false },
    });
    for (const { name, fieldName, default: byDefault = "''", type } of element.attributes) {
      assert.equal(String(byDefault).replace(/^'(.*)'$/, '$1'), String(bare[fieldName]), name);
      assert.ok(type?.text === typeof bare[fieldName] || type?.text.includes(`'${bare[fieldName]}'`), name);
      assert.equal(element.members.find((member) => member.attribute === name)?.name, fieldName);
    }
  });

  test(`<${tagName}>: properties and methods are the public ones of the published types`, () => {
    const path = `dist/types/elements/${tagName}/${tagName}.d.ts`;
    assert.deepEqual(namesOf(element.members), sorted([...membersIn(path), 'updateComplete']));
  });

  test(`<${tagName}>: events, slots, parts and custom properties are those of the sources`, () => {
    assert.deepEqual(namesOf(element.events), eventsIn(sources));
    const slots = matchesIn('<slot(?: name="([a-z-]+)"|[ >])', own);
    assert.deepEqual(namesOf(element.slots), slots);
    const parts = namesOf(element.cssParts).filter((name) => !name.startsWith('release-'));
    assert.deepEqual(parts, partsIn(own));
    assert.deepEqual(namesOf(element.cssProperties), matchesIn('var\\((--pressroom-[a-z-]+)', sources));
  });
}

test('the parts of an open release in a list are those of <press-release>', () => {
  const [list, release] = elements;
  const exported = list?.cssParts.filter(({ name }) => name.startsWith('release-')) ?? [];
  assert.deepEqual(
    namesOf(exported),
    namesOf(release?.cssParts ?? []).map((name) => `release-${name}`),
  );
});

test('the states of elements that load are those of their type', () => {
  const source = read('src/base/remote-data.ts');
  const [, states = ''] = /type LoadState = (.*);/.exec(source) ?? [];
  for (const { cssStates, tagName } of elements)
    if (tagName !== 'low-vision-toggle')
      assert.deepEqual(namesOf(cssStates), states.replaceAll("'", '').split(' | ').sort());
});

test('the data for VS Code has every tag, attribute, value, part and custom property', () => {
  const { tags } = JSON.parse(read('dist/vscode.html-custom-data.json'));
  for (const { tagName, attributes, events, cssParts } of elements) {
    const tag = tags.find((/** @type {Named} */ { name }) => name === tagName);
    assert.deepEqual(namesOf(tag.attributes), namesOf(attributes));
    for (const { name } of [...events, ...cssParts]) assert.ok(tag.description.includes(`**${name}**`), name);
    for (const { name, type } of attributes) {
      const {
        values = [],
        valueSet,
        description,
      } = tag.attributes.find((/** @type {Named} */ one) => one.name === name);
      assert.ok(description, name);
      assert.equal(valueSet === 'v', type?.text === 'boolean', name);
      assert.deepEqual(
        namesOf(values),
        [...(type?.text ?? '').matchAll(/'(.*?)'/g)].map(([, value = '']) => value).sort(),
      );
    }
  }
  const css = JSON.parse(read('dist/vscode.css-custom-data.json'));
  assert.deepEqual(
    namesOf(css.properties),
    sorted(elements.flatMap(({ cssProperties }) => namesOf(cssProperties))),
  );
  assert.deepEqual(
    namesOf(css.pseudoElements),
    sorted(elements.flatMap(({ cssParts }) => namesOf(cssParts)).map((name) => `::part(${name})`)),
  );
});

test('the data for JetBrains editors has every tag, attribute, event and property', () => {
  const { name, version, contributions } = JSON.parse(read('dist/web-types.json'));
  const manifest = JSON.parse(read('package.json'));
  assert.deepEqual([name, version], [manifest.name, manifest.version]);
  assert.deepEqual(
    namesOf(contributions.html.elements),
    namesOf(elements.map(({ tagName }) => ({ name: tagName }))),
  );
  for (const { tagName, attributes, events, slots, members } of elements) {
    const tag = contributions.html.elements.find((/** @type {Named} */ one) => one.name === tagName);
    assert.deepEqual(namesOf(tag.attributes), namesOf(attributes));
    assert.deepEqual(namesOf(tag.events), namesOf(events));
    assert.deepEqual(namesOf(tag.slots ?? []), namesOf(slots));
    assert.deepEqual(namesOf(tag.js.properties), namesOf(members.filter(({ kind }) => kind === 'field')));
  }
});
