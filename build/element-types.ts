import type { Declaration, Manifest } from './manifest.ts';

/** The types of what a template may write on our elements, with a description for each name. */
export function elementTypes(manifest: Manifest): string {
  const elements = manifest.modules.flatMap((module) => module.declarations);
  const details = elements.flatMap(({ events }) =>
    events.map(({ type }) => /^CustomEvent<(\w+)>$/.exec(type?.text ?? '')?.[1]).filter(Boolean),
  );
  const names = [...elements.map(({ name }) => name), ...details, 'Settings'].join(', ');
  return `import type { ${names} } from '../entries/elements.js';

${elements.map(attributesOf).join('\n')}
${elements.map(eventsOf).join('\n')}
interface ElementTypes {
${elements
  .map(
    ({ name, tagName }) =>
      `  '${tagName}': { element: ${name}; attributes: ${name}Attributes; events: ${name}Events };\n`,
  )
  .join('')}}

export type Tag = keyof ElementTypes;
export type Element<Name extends Tag> = ElementTypes[Name]['element'];
export type Attributes<Name extends Tag> = ElementTypes[Name]['attributes'];
export type Events<Name extends Tag> = ElementTypes[Name]['events'];
/** The events as a listener on the element gets them. */
export type ElementEvents<Name extends Tag> = {
  [Type in keyof Events<Name>]: Events<Name>[Type] & { readonly currentTarget: Element<Name> };
};
export type Handler<Event> = ((event: Event) => void) | undefined;
/** A handler for each event. Its name is the event's own, after a prefix: \`onrelease-select\`. */
export type Handlers<Name extends Tag, Prefix extends string> = {
  [Type in keyof Events<Name> & string as \`\${Prefix}\${Type}\`]?: Handler<ElementEvents<Name>[Type]>;
};
`;
}

/** The attributes and the properties that can be set. A property whose name is its attribute's stands once. */
function attributesOf({ name, tagName, attributes, members }: Declaration): string {
  const properties = members.flatMap((member) =>
    member.kind === 'field' && !member.readonly && member.attribute !== member.name ? member : [],
  );
  const lines = [...attributes, ...properties].map(({ name: key, description = '', type }) =>
    entry(key, description, `?: ${written(type?.text)} | undefined`),
  );
  return `/** The attributes and properties of \`<${tagName}>\`. */
export interface ${name}Attributes {
${lines.join('')}}
`;
}

function eventsOf({ name, tagName, events }: Declaration): string {
  const lines = events.map(({ name: key, description = '', type }) =>
    entry(key, description, `: ${type?.text ?? 'Event'}`),
  );
  return `/** The events of \`<${tagName}>\`. */
export interface ${name}Events {
${lines.join('')}}
`;
}

const entry = (name: string, description: string, type: string) =>
  `  /** ${description} */\n  ${/\W/.test(name) ? `'${name}'` : name}${type};\n`;

/** The values that a template may write: an attribute's text too, and any object as a document. */
function written(type = 'string'): string {
  if (type === 'number') return 'number | `${number}`';
  if (type === 'boolean') return "boolean | ''";
  return type.endsWith('|undefined') ? 'unknown' : type.replaceAll('|', ' | ');
}
