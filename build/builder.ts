/** Builds the pages of the snippet builder, one for each language, from one template. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { texts as az } from '../demo/builder/texts/az.js';
import { texts as en } from '../demo/builder/texts/en.js';
import { texts as ru } from '../demo/builder/texts/ru.js';
import { site } from './demo.ts';
import { escapeHtml } from './docs/markdown.ts';
import { steadyLinks } from './docs/template.ts';

const languages = [
  { tag: 'az', file: 'az.html', name: 'Azərbaycanca', texts: az },
  { tag: 'en', file: 'index.html', name: 'English', texts: en },
  { tag: 'ru', file: 'ru.html', name: 'Русский', texts: ru },
];

export function builder(): Plugin {
  return {
    name: 'builder',
    generateBundle() {
      mkdirSync(`${site}/builder`, { recursive: true });
      for (const language of languages) writeFileSync(`${site}/builder/${language.file}`, htmlOf(language));
    },
  };
}

function htmlOf({ tag, texts: { page } }: (typeof languages)[number]): string {
  // The documentation is in English.
  const inEnglish = tag === 'en' ? '' : ' hreflang="en"';
  const links = languages
    .map(
      ({ tag: other, file, name }) =>
        `<li><a href="${file}" lang="${other}" hreflang="${other}"${other === tag ? ' aria-current="page"' : ''}>${name}</a></li>`,
    )
    .join('\n              ');
  const withLink = page.noScript
    .split('`')
    .map((text, index) =>
      index % 2 ? `<a href="../docs/index.html"${inEnglish}>${escapeHtml(text)}</a>` : escapeHtml(text),
    )
    .join('');
  return `<!doctype html>
<html lang="${tag}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#12305f" />
    <meta
      http-equiv="content-security-policy"
      content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src http: https:; frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html pressroom dompurify 'allow-duplicates'"
    />
    <title>${escapeHtml(page.title)} – pressroom-elements</title>
    <meta name="description" content="${escapeHtml(page.description)}" />
    <link rel="icon" href="../demo/images/emblem.svg" type="image/svg+xml" />
    ${steadyLinks(tag, '../demo')}
    <script src="../dist/low-vision-early.js"></script>
    <link rel="stylesheet" href="../demo/style.css" />
    <link rel="stylesheet" href="../demo/builder/builder.css" />
    <script src="../dist/pressroom.js" defer></script>
    <script src="../demo/builder/builder.js" type="module"></script>
  </head>
  <body class="builder-page">
    <a class="skip-link" href="#content">${escapeHtml(page.skip)}</a>
    <header class="site-header">
      <div class="utility">
        <div class="wrap utility-row">
          <nav class="languages" aria-label="${escapeHtml(page.languages)}">
            <ul>
              ${links}
            </ul>
          </nav>
          <a href="../demo/${tag}/index.html">${escapeHtml(page.portal)}</a>
          <a href="../docs/index.html"${inEnglish}>${escapeHtml(page.documentation)}</a>
          <low-vision-toggle class="low-vision-place"></low-vision-toggle>
        </div>
      </div>
    </header>
    <main id="content" class="wrap builder" tabindex="-1">
      <h1>${escapeHtml(page.title)}</h1>
      <noscript><p>${withLink}</p></noscript>
    </main>
  </body>
</html>
`;
}
