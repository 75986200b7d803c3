// The files for editors name everything that the elements have, with a description, and nothing else. The test compares
// them with the sources and the published types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  eventsIn,
  matchesIn,
  membersIn,
  partsIn,
  read,
  sorted,
  sourcesOf,
} from '../support/element-sources.js';

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
