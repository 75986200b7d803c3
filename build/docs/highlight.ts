/** Marks the words of an example by their kind. demo/docs/docs.css has the colours, so the pages need no inline style. */
import highlighter from 'highlight.js';

/** Languages of examples that the library has by another name. */
const libraryNames: Record<string, string> = {
  asp: 'vbscript-html',
  astro: 'html',
  cshtml: 'html',
  svelte: 'html',
  vue: 'html',
};

/** @returns HTML; `undefined` if the library does not know the language */
export function highlight(code: string, language: string): string | undefined {
  const name = libraryNames[language] ?? language;
  return highlighter.getLanguage(name) && highlighter.highlight(code, { language: name }).value;
}
