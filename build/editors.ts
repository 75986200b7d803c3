import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import type { Plugin } from 'vite';
import { elementTypes } from './element-types.ts';
import { makeManifest, type Manifest } from './manifest.ts';

/**
 * Writes the files that editors use to complete our tags: the custom elements manifest, and the data for VS Code and
 * JetBrains. Writes the types for the templates of frameworks too.
 */
export function editorFiles(): Plugin {
  return {
    name: 'editor-files',
    async closeBundle() {
      const manifest = await makeManifest();
      const write = (file: string, content: object) => {
        writeFileSync(`dist/${file}`, `${JSON.stringify(content, null, 2)}\n`);
      };
      write('custom-elements.json', manifest);
      write('vscode.html-custom-data.json', htmlData(manifest));
      write('vscode.css-custom-data.json', cssData(manifest));
      write('web-types.json', parse(getWebTypesData(manifest, quiet)));
      cpSync('build/frameworks', 'dist/types/frameworks', { recursive: true });
      writeFileSync('dist/types/frameworks/preact.d.ts', preactTypes());
      writeFileSync('dist/types/frameworks/elements.d.ts', elementTypes(manifest));
      // The types for frameworks have no code, but a bundler follows their import.
      writeFileSync('dist/no-code.js', 'export {};\n');
    },
  };
}

/** The types for Preact: those for React, from the module of the same names. */
const preactTypes = () =>
  readFileSync('build/frameworks/react.d.ts', 'utf8')
    .replaceAll("react'", "preact'")
    .replace('React 19', 'Preact');

const quiet = { hideLogs: true };

/** Reads a generator's answer, without its empty addresses and lists. */
const parse = (text: string): object =>
  JSON.parse(text, (key, value: unknown) =>
    value === '' && key === 'doc-url' ? undefined : Array.isArray(value) && !value.length ? undefined : value,
  ) as object;

interface HtmlData {
  tags: { name: string; attributes: { name: string; valueSet?: string }[] }[];
}

/** The generator gives boolean attributes no `valueSet`. With `v`, VS Code completes them without `=""`. */
function htmlData(manifest: Manifest): HtmlData {
  const data = parse(getVsCodeHtmlCustomData(manifest, quiet)) as HtmlData;
  for (const { tagName, attributes } of manifest.modules.flatMap((module) => module.declarations))
    for (const { name, type } of attributes) {
      const attribute = data.tags
        .find((tag) => tag.name === tagName)
        ?.attributes.find((one) => one.name === name);
      if (attribute && type?.text === 'boolean') attribute.valueSet = 'v';
    }
  return data;
}

interface CssData {
  properties: { name: string }[];
  pseudoElements: { name: string; description: string }[];
}

/** VS Code has one list of parts and properties for all elements: names that several elements have stand once. */
function cssData(manifest: Manifest): CssData {
  const data = parse(getVsCodeCssCustomData(manifest, quiet)) as CssData;
  const once = <Entry extends { name: string }>(entries: Entry[]) => [
    ...new Map(entries.toReversed().map((entry) => [entry.name, entry])).values(),
  ];
  return {
    ...data,
    properties: once(data.properties).toReversed(),
    pseudoElements: once(data.pseudoElements).toReversed(),
  };
}
