// `npm run reference`: writes docs/reference/ from the custom elements manifest, the published types and the comments in
// the sources. `npm run build` comes first.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { elementPage } from './reference/elements.js';
import { errorsPage } from './reference/errors.js';
import { generated, linkTo, paragraph } from './reference/markdown.js';
import { publishedApi } from './reference/published-types.js';
import { scriptPage } from './reference/script-api.js';
import { settingsPage } from './reference/settings.js';
import { read, root } from './reference/sources.js';

/** @typedef {import('./manifest.ts').Declaration} Declaration */

const folder = join(root, 'docs/reference');

/** @returns {Promise<Map<string, string>>} the text of each page by its file name */
export async function referencePages() {
  /** @type {import('./manifest.ts').Manifest} */
  const manifest = JSON.parse(read('dist/custom-elements.json'));
  const elements = manifest.modules.flatMap(({ declarations }) => declarations);
  const api = publishedApi();
  const pages = new Map([
    ...elements.map((element) => /** @type {const} */ ([`${element.tagName}.md`, elementPage(element, api)])),
    ['settings.md', await settingsPage()],
    ['errors.md', errorsPage()],
    ['script-api.md', scriptPage(api, elements)],
  ]);
  pages.set('README.md', indexPage(pages, elements));
  const options = await prettier.resolveConfig(join(folder, 'README.md'));
  for (const [file, text] of pages)
    pages.set(file, await prettier.format(text, { ...options, parser: 'markdown' }));
  return pages;
}

/** @param {Map<string, string>} pages @param {Declaration[]} elements */
function indexPage(pages, elements) {
  const links = [...pages].map(([file, text]) => {
    const names = [...text.matchAll(/^### (`([^`]+)`.*)$/gm)].map(([, heading = '', name = '']) =>
      linkTo(heading, `\`${name}\``, file),
    );
    const element = elements.find(({ tagName }) => file === `${tagName}.md`);
    const [, title = ''] = /^# (.*)$/m.exec(text) ?? [];
    return `## [${title}](${file})\n\n${element ? `${paragraph(element.description)}\n\n` : ''}${names.join(' · ')}`;
  });
  return [
    generated,
    '# Reference',
    'Every public name of pressroom-elements, by page. Each name links to its entry.',
    ...links,
  ].join('\n\n');
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of await referencePages()) writeFileSync(join(folder, file), text);
}
