import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer';

interface Named {
  name: string;
  description?: string | undefined;
  type?: { text: string } | undefined;
}

interface Attribute extends Named {
  fieldName: string;
  default?: string | undefined;
}

interface Field extends Named {
  kind: 'field';
  attribute?: string | undefined;
  default?: string | undefined;
  readonly?: boolean;
  reflects?: boolean;
}

interface Method extends Named {
  kind: 'method';
  parameters?: (Named & { default?: string; optional?: boolean })[];
  return?: { type: { text: string } } | undefined;
}

/** Facts of the analyzer about a member that the manifest leaves out. */
interface Analyzed {
  privacy?: string;
  static?: boolean;
}

/** The declaration of an element in a custom elements manifest. */
export interface Declaration {
  kind: 'class';
  name: string;
  tagName: string;
  customElement: true;
  description: string;
  superclass: { name: string; package: string };
  attributes: Attribute[];
  members: (Field | Method)[];
  events: Named[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  cssStates: Named[];
}

/** https://github.com/webcomponents/custom-elements-manifest */
export interface Manifest {
  schemaVersion: string;
  readme: string;
  modules: { kind: string; path: string; declarations: Declaration[]; exports: object[] }[];
}

/** The built class of an element. */
interface ElementClass {
  observedAttributes: string[];
  prototype: object;
}

const tags = ['press-releases', 'press-release', 'site-switcher', 'low-vision-toggle'];
const sourceOf = (tag: string) => `src/elements/${tag}/${tag}.ts`;

const fieldOf = (attribute: string) =>
  attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Makes the manifest from the JSDoc of the classes. Names and defaults of the attributes come from the built classes. */
export async function makeManifest(): Promise<Manifest> {
  const analyzed = create({
    modules: ['src/base/loading-element.ts', ...tags.map(sourceOf)].map((path) =>
      ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true),
    ),
  }) as Manifest;
  const classes = (await import(pathToFileURL(resolve('dist/elements.js')).href)) as Record<
    string,
    ElementClass
  >;
  const declarations = analyzed.modules
    .flatMap((module) => module.declarations)
    .filter(({ tagName }) => tags.includes(tagName))
    .map((declaration) => publicPart(declaration, classes[declaration.name]));
  const [, release] = declarations;
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: declarations.map((declaration) => {
      const { name, tagName } = declaration;
      const path = `dist/${tagName}.js`;
      declaration.cssParts = declaration.cssParts.flatMap((part) =>
        part.name === 'release-…' ? nestedParts(release) : part,
      );
      return {
        kind: 'javascript-module',
        path,
        declarations: [declaration],
        exports: [
          { kind: 'js', name, declaration: { name, module: path } },
          { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } },
        ],
      };
    }),
  };
}

/** The parts of a release that a list exports. */
const nestedParts = ({ cssParts = [] }: Partial<Declaration> = {}): Named[] =>
  cssParts.map(({ name, description = '' }) => ({
    name: `release-${name}`,
    description: `in the open release: ${description}`,
  }));

/** @throws if JSDoc and class differ in their attributes */
function publicPart(declaration: Declaration, built: ElementClass | undefined): Declaration {
  // The analyzer leaves out empty lists.
  const { name, tagName, description, attributes, events } = declaration;
  const {
    slots = [],
    cssParts = [],
    cssProperties = [],
    cssStates = [],
  } = declaration as Partial<Declaration>;
  const observed = built?.observedAttributes ?? [];
  const documented = attributes.map((attribute) => attribute.name);
  if (observed.toSorted().join() !== documented.toSorted().join())
    throw new Error(`<${tagName}> observes ${observed.join(' ')}; its JSDoc has ${documented.join(' ')}`);

  const complete = attributes.map((attribute) => {
    const fieldName = fieldOf(attribute.name);
    const byDefault = defaultOf(built?.prototype, fieldName);
    return { ...attribute, fieldName, default: byDefault === '' ? undefined : literal(byDefault) };
  });
  const members = (declaration.members as (Analyzed & (Field | Method))[])
    .filter((member) => !member.privacy && !member.static)
    .map((member) => (member.kind === 'method' ? asMethod(member) : asField(member, complete)));
  return {
    kind: 'class',
    name,
    tagName,
    customElement: true,
    description,
    superclass: { name: 'LitElement', package: 'lit' },
    attributes: complete,
    members,
    events: events.map((event) => ({ type: { text: 'Event' }, ...event })),
    slots,
    cssParts,
    cssProperties,
    cssStates,
  };
}

/** Calls a property's getter for an element without attributes. */
function defaultOf(prototype: object | undefined, property: string): unknown {
  const bare = Object.create(prototype ?? null, {
    getAttribute: { value: () => null },
    hasAttribute: { value: () => false },
  }) as Record<string, unknown>;
  return bare[property];
}

const literal = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value));

function asField({ kind, name, type, description = '', readonly }: Field, attributes: Attribute[]): Field {
  const attribute = attributes.find(({ fieldName }) => fieldName === name);
  return {
    kind,
    name,
    type: attribute?.type ?? type,
    description: attribute?.description ?? description,
    ...(attribute
      ? { default: attribute.default, attribute: attribute.name, reflects: true }
      : { readonly: readonly ?? /\bread-only\b/.test(description) }),
  };
}

/** A parameter is optional if it has a default. The defaults depend on the element and tell a reader nothing. */
function asMethod({ kind, name, description, parameters = [], return: returns }: Method): Method {
  return {
    kind,
    name,
    description,
    parameters: parameters.map(({ default: byDefault, ...parameter }) =>
      byDefault ? { ...parameter, type: { text: 'boolean' }, optional: true } : parameter,
    ),
    return: returns,
  };
}
