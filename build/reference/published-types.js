// The functions and types that the package exports, with their comments.
import { join } from 'node:path';
import ts from 'typescript';
import { linkTo } from './markdown.js';
import { read, root } from './sources.js';

/** @typedef {{ name: string, description?: string | undefined, type?: { text: string } | undefined }} Named */

/**
 * @typedef {object} Exported
 * @property {string} name
 * @property {string} description
 * @property {string} text the declaration as it is published
 * @property {'function' | 'class' | 'type'} kind
 * @property {(Named & { type: { text: string } })[]} members
 * @property {{ tag: string, name: string, text: string }[]} tags of the comment
 */
/** @typedef {{ modules: Map<string, Exported[]>, types: Map<string, Exported> }} Api */

/** Modules whose exports the reference describes. A later module may export a name of an earlier one again. */
const modules = ['elements', 'low-vision', 'check', 'markers', 'server'];

/** Reads the exports of the modules from the published types. @returns {Api} */
export function publishedApi() {
  const { exports } = JSON.parse(read('package.json'));
  const files = modules.map((module) => join(root, exports[`./${module}`].types));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const symbols = files.map((file) => {
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    if (!symbol) throw new Error(`${file} has no exports.`);
    return checker.getExportsOfModule(symbol);
  });
  const published = new Set(symbols.flat().map(({ name }) => name));
  /** @type {Api} */
  const api = { modules: new Map(), types: new Map() };
  for (const [index, exported] of symbols.entries()) {
    const found = exported.map((one) => exportedOf(one, checker, (type) => published.has(type)));
    api.modules.set(modules[index] ?? '', found);
    for (const one of found) if (!api.types.has(one.name)) api.types.set(one.name, one);
  }
  return api;
}

/**
 * The members of an interface. Members of an object type without a published name follow it, as in `site.title`.
 * @param {readonly import('typescript').TypeElement[]} elements
 * @param {import('typescript').TypeChecker} checker
 * @param {(type: string) => boolean} isPublished
 * @returns {Exported['members']}
 */
function membersIn(elements, checker, isPublished, prefix = '') {
  return elements.flatMap((element) => {
    const member = element.name && checker.getSymbolAtLocation(element.name);
    if (!member || !ts.isPropertySignature(element) || !element.type) return [];
    const declared = declaredType(element.type, checker, isPublished);
    const inner =
      ts.isTypeLiteralNode(declared) || ts.isInterfaceDeclaration(declared) ? declared.members : [];
    const name = prefix + member.name;
    const text = inner.length ? 'object' : declared.getText();
    return [
      { name, description: commentOf(member, checker), type: { text } },
      ...membersIn([...inner], checker, isPublished, `${name}.`),
    ];
  });
}

/**
 * Follows the name of a type that is not published to its declaration.
 * @param {import('typescript').TypeNode} type
 * @param {import('typescript').TypeChecker} checker
 * @param {(type: string) => boolean} isPublished
 */
function declaredType(type, checker, isPublished) {
  if (!ts.isTypeReferenceNode(type) || isPublished(type.typeName.getText())) return type;
  const symbol = checker.getSymbolAtLocation(type.typeName);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const [declaration] = target?.declarations ?? [];
  // The types of the browser, such as `Document`, are known.
  if (!declaration?.getSourceFile().fileName.includes('/dist/types/')) return type;
  if (ts.isTypeAliasDeclaration(declaration)) return declaration.type;
  return ts.isInterfaceDeclaration(declaration) ? declaration : type;
}

/**
 * @param {import('typescript').Symbol} symbol
 * @param {import('typescript').TypeChecker} checker
 * @param {(type: string) => boolean} isPublished
 * @returns {Exported}
 */
function exportedOf(symbol, checker, isPublished) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const [declaration] = target.declarations ?? [];
  if (!declaration) throw new Error(`${symbol.name} has no declaration.`);
  return {
    name: symbol.name,
    description: commentOf(target, checker),
    text: (ts.isVariableDeclaration(declaration) ? `const ${declaration.getText()};` : declaration.getText())
      .replace(/^export (declare )?/, '')
      .replace(/\s+/g, ' '),
    kind:
      ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration)
        ? 'function'
        : ts.isClassDeclaration(declaration)
          ? 'class'
          : 'type',
    members: ts.isInterfaceDeclaration(declaration)
      ? membersIn(declaration.members, checker, isPublished)
      : [],
    tags: target.getJsDocTags(checker).map(({ name: tag, text = [] }) => ({
      tag,
      name: text.find(({ kind }) => kind === 'parameterName')?.text ?? '',
      text: text
        .filter(({ kind }) => kind === 'text')
        .map((part) => part.text)
        .join(''),
    })),
  };
}

/** @param {import('typescript').Symbol} symbol @param {import('typescript').TypeChecker} checker */
const commentOf = (symbol, checker) =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ');

/** A type in code style, with links to the types of this library in it. @param {string} type @param {Api} api */
export function typeLinks(type, api) {
  const names = [...new Set(type.match(/\w+/g))].filter((name) => api.types.get(name)?.kind === 'type');
  const links = names.map((name) => linkTo(`${name} type`, `\`${name}\``, 'script-api.md'));
  const code = `\`${type.replace(/\s*\|\s*/g, ' | ').replace(/'/g, "'")}\``;
  if (names.length === 1 && type === names[0]) return links[0] ?? code;
  return links.length ? `${code} (${links.join(', ')})` : code;
}

/** @param {Exported} exported @param {Api} api */
export const membersOf = ({ members }, api) =>
  members
    .map(({ name, type, description = '' }) =>
      `- \`${name}\`, ${typeLinks(type.text, api)}${description ? `: ${description}` : ''}`.trim(),
    )
    .join('\n');
