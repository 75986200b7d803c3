// A page for each element: its attributes, properties, methods, events, slots, parts, states and custom properties.
import ts from 'typescript';
import { entry, facts, generated, linkTo, paragraph, section, table, withLinks } from './markdown.js';
import { membersOf, typeLinks } from './published-types.js';
import { parse } from './sources.js';

/** @typedef {{ name: string, description?: string | undefined, type?: { text: string } | undefined }} Named */
/** @typedef {import('../manifest.ts').Declaration} Declaration */
/** @typedef {Extract<Declaration['members'][number], { kind: 'method' }>} Method */
/** @typedef {import('./published-types.js').Api} Api */

/** @param {Declaration} element @param {Api} api */
export function elementPage(element, api) {
  const {
    tagName,
    name,
    description,
    attributes,
    members,
    events,
    slots,
    cssParts,
    cssProperties,
    cssStates,
  } = element;
  const fields = members.flatMap((member) => (member.kind === 'field' && !member.attribute ? member : []));
  const methods = members.flatMap((member) => (member.kind === 'method' ? member : []));
  return [
    generated,
    `# \`<${tagName}>\``,
    paragraph(description),
    exampleOf(tagName),
    `In a module: \`import 'pressroom-elements/${tagName}'\`. The class is \`${name}\`.`,
    section(
      'Attributes',
      'Every attribute is also a property, and may change at any time. A missing or invalid value means the default. Numbers are limited to their range.',
      table(
        ['attribute', 'value', 'default'],
        attributes.map((attribute) => [
          linkTo(`${attribute.name} attribute`, `\`${attribute.name}\``),
          valuesOf(attribute),
          attribute.default && attribute.default !== 'false'
            ? `\`${attribute.default.replace(/^'(.*)'$/, '$1')}\``
            : '',
        ]),
      ),
      ...attributes.map(({ name: attribute, fieldName, description: text }) =>
        entry(
          `\`${attribute}\` attribute`,
          paragraph(text),
          attribute !== fieldName && `Property: \`${fieldName}\`.`,
        ),
      ),
    ),
    section(
      'Properties',
      'These properties have no attribute.',
      ...fields.map(({ name: field, type, description: text }) =>
        entry(`\`${field}\` property`, `Type: ${typeLinks(type?.text ?? '', api)}`, paragraph(text)),
      ),
    ),
    section('Methods', ...methods.map(methodEntry)),
    section(
      'Events',
      ...events.map(({ name: event, type, description: text }) =>
        entry(`\`${event}\` event`, paragraph(text), detailOf(type?.text ?? '', api)),
      ),
    ),
    section(
      'Slots',
      ...slots.map(({ name: slot, description: text }) =>
        entry(slot ? `\`${slot}\` slot` : 'Default slot', paragraph(text)),
      ),
    ),
    section(
      'Parts',
      `In CSS: \`${tagName}::part(${cssParts[0]?.name})\`.`,
      facts(
        'part',
        cssParts.filter(({ name: part }) => !part.startsWith('release-')),
      ),
    ),
    section(
      'Parts of the open release',
      cssParts.some(({ name: part }) => part.startsWith('release-')) &&
        facts(
          'part',
          cssParts.filter(({ name: part }) => part.startsWith('release-')),
        ),
    ),
    section('States', `In CSS: \`${tagName}:state(${cssStates[0]?.name})\`.`, facts('state', cssStates)),
    section(
      'CSS custom properties',
      'Set them on the element or on any ancestor.',
      facts('property', cssProperties),
    ),
  ]
    .filter(Boolean)
    .map(withLinks)
    .join('\n\n');
}

/** @param {Named} attribute */
function valuesOf({ type }) {
  const text = type?.text ?? 'string';
  const words = [...text.matchAll(/'(.*?)'/g)].map(([, word]) => `\`${word}\``);
  return words.join(' ') || (text === 'string' ? 'text' : text);
}

/** @param {Method} method */
function methodEntry({ name, description, parameters = [], return: returns }) {
  const list = parameters.map(
    (one) => `${one.name}${one.optional ? '?' : ''}: ${one.type?.text ?? 'unknown'}`,
  );
  return entry(
    `\`${name}()\` method`,
    `\`${name}(${list.join(', ')}): ${returns?.type.text ?? 'void'}\``,
    paragraph(description),
    parameters
      .filter((one) => one.description)
      .map((one) => `- \`${one.name}\`: ${one.description}`)
      .join('\n'),
  );
}

/** The members of an event's `detail`. @param {string} type @param {Api} api */
function detailOf(type, api) {
  const [, detail] = /^CustomEvent<(\w+)>$/.exec(type) ?? [];
  if (!detail) return '';
  const found = api.types.get(detail);
  if (!found?.members.length) throw new Error(`${detail} has no published members.`);
  return `The event's \`detail\` is a ${typeLinks(detail, api)}:\n\n${membersOf(found, api)}`;
}

/** The example in the comment of an element's class. @param {string} tag */
function exampleOf(tag) {
  const declaration = parse(`src/elements/${tag}/${tag}.ts`).statements.findLast(ts.isClassDeclaration);
  const tags = declaration ? ts.getJSDocTags(declaration) : [];
  const example = tags.find(({ tagName }) => tagName.text === 'example');
  const text = example && ts.getTextOfJSDocComment(example.comment);
  if (!text) throw new Error(`<${tag}> has no example.`);
  return text;
}
