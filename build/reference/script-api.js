// The page about modules, functions and types for scripts.
import ts from 'typescript';
import { entry, generated, linkTo, paragraph, section, table } from './markdown.js';
import { membersOf } from './published-types.js';
import { commentBefore, parse } from './sources.js';

/** @typedef {import('../manifest.ts').Declaration} Declaration */
/** @typedef {import('./published-types.js').Api} Api */
/** @typedef {import('./published-types.js').Exported} Exported */

/** Parameters, result and errors of a function. @param {Exported} exported */
function tagsOf({ tags }) {
  return tags
    .map(({ tag, name, text }) => {
      const said = text.trim().replace(/^- /, '').replace(/\s+/g, ' ');
      if (tag === 'param') return `- \`${name}\`: ${said}`;
      return tag === 'returns' ? `- Returns: ${said}` : tag === 'throws' ? `- Throws: ${said}` : '';
    })
    .filter(Boolean)
    .join('\n');
}

/** @param {Api} api @param {Declaration[]} elements */
export function scriptPage(api, elements) {
  /** @type {Map<string, string>} */
  const described = new Map();
  const functionsOf = (/** @type {string} */ module) =>
    (api.modules.get(module) ?? [])
      .filter(({ kind }) => kind === 'function')
      .map((one) => {
        const heading = `\`${one.name}()\` function`;
        const former = described.get(one.name);
        if (former) return `${linkTo(heading, `\`${one.name}()\``)} is the function of \`${former}\`.`;
        described.set(one.name, `pressroom-elements/${module}`);
        return entry(heading, `\`\`\`ts\n${one.text}\n\`\`\``, paragraph(one.description), tagsOf(one));
      });
  const classes = (api.modules.get('elements') ?? []).filter(({ kind }) => kind === 'class');
  const types = [...api.types.values()].filter(({ kind }) => kind === 'type');
  return [
    generated,
    '# Script API',
    section(
      'Modules',
      'Every module but `…/hydrate` can be imported in Node. Without a DOM, it defines nothing; only `…/server` and `…/check` work there.',
      table(
        ['import', 'brings'],
        Object.entries(moduleTexts(elements)).map(([path, text]) => [
          `\`pressroom-elements${path.slice(1)}\``,
          text,
        ]),
      ),
    ),
    section(
      'Global `Pressroom`',
      'The classic scripts `pressroom.js` and `low-vision.js` define this one global. Its members cannot be changed.',
      "```js\nconst failures = await Pressroom.applyLowVision({ 'text-size': 200, scheme: 'white-on-black' });\nawait Pressroom.clearLowVision();\n```",
      ...pressroomMembers().map(({ name, isFunction, description }) =>
        entry(
          `\`Pressroom.${name}${isFunction ? '()' : ''}\``,
          paragraph(description),
          api.types.has(name) &&
            `The parameters are those of ${linkTo(`${name}() function`, `\`${name}()\``)}.`,
        ),
      ),
    ),
    section(
      'Module `pressroom-elements/elements`',
      `It exports the functions below and the classes ${classes
        .map(({ name }) => {
          const tag = elements.find((element) => element.name === name)?.tagName;
          return tag ? `[\`${name}\`](${tag}.md)` : `[\`${name}\`](errors.md)`;
        })
        .join(', ')}. \`pressroom-elements\` exports the same names, and defines every element.`,
      ...functionsOf('elements'),
    ),
    section(
      'Module `pressroom-elements/low-vision`',
      'The functions act at once, because the module contains the engine. They use no toggle, no memory and no cookie.',
      ...functionsOf('low-vision'),
    ),
    section('Module `pressroom-elements/check`', 'It works in pages and in Node.', ...functionsOf('check')),
    section(
      'Module `pressroom-elements/markers`',
      'It turns markers into elements, as the classic scripts do.',
      ...functionsOf('markers'),
    ),
    section(
      'Module `pressroom-elements/server`',
      'It renders elements in Node, with `@lit-labs/ssr`. `pressroom-elements/hydrate` exports nothing: a page imports it before the elements.',
      ...functionsOf('server'),
      ...(api.modules.get('server') ?? [])
        .filter(({ kind }) => kind === 'class')
        .map((one) => entry(`\`${one.name}\` class`, paragraph(one.description))),
    ),
    section(
      'Types',
      ...types.map((one) => entry(`\`${one.name}\` type`, paragraph(one.description), typeText(one, api))),
    ),
  ].join('\n\n');
}

/** Longest text of a type that is shown as it is written. */
const readableType = 160;

/** @param {Exported} type @param {Api} api */
function typeText(type, api) {
  if (type.name === 'LoadErrorCode') return 'The codes are explained in [errors](errors.md).';
  if (type.name === 'Settings') return 'The names and values are those of [settings](settings.md).';
  if (type.members.length) return membersOf(type, api);
  return type.text.length <= readableType ? `\`\`\`ts\n${type.text}\n\`\`\`` : '';
}

/** @param {Declaration[]} elements @returns {Record<string, string>} a text for each import path of the package */
const moduleTexts = (elements) => ({
  '.': 'all elements, defined, and the exports of `…/elements`',
  ...Object.fromEntries(elements.map(({ tagName }) => [`./${tagName}`, `\`<${tagName}>\`, defined`])),
  './elements': 'the classes and functions; nothing is defined',
  './low-vision': 'the low-vision engine for scripts',
  './check': 'checks of feeds and site lists',
  './markers': 'markers, which become elements',
  './server': 'rendering of the elements in Node',
  './hydrate': 'hydration of elements that a server has rendered',
  ...Object.fromEntries(
    [
      ['react', 'React'],
      ['preact', 'Preact'],
      ['vue', 'Vue'],
      ['svelte', 'Svelte'],
      ['solid', 'Solid'],
    ].map(([path, name]) => [`./${path}`, `types of the tags for ${name}; no code`]),
  ),
});

/** The members of the global, with their comments. */
function pressroomMembers() {
  /** @type {{ name: string, isFunction: boolean, description: string }[]} */
  const members = [];
  const source = parse('src/entries/low-vision.ts');
  const visit = (/** @type {import('typescript').Node} */ node) => {
    if (
      ts.isVariableDeclaration(node) &&
      node.name.getText() === 'pressroom' &&
      node.initializer &&
      ts.isObjectLiteralExpression(node.initializer)
    )
      for (const member of node.initializer.properties)
        members.push({
          name: member.name?.getText() ?? '',
          isFunction: !(ts.isPropertyAssignment(member) && ts.isIdentifier(member.initializer)),
          description: commentBefore(member),
        });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return members;
}
