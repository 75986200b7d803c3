/** The first page: purpose, lines to paste, a door for each kind of user, the elements, the changes. */
import { readFileSync } from 'node:fs';
import { highlight } from './highlight.ts';
import { copyButton, escapeHtml } from './markdown.ts';
import type { Shown } from './template.ts';

/** Links of a door; the list of all pages has the others. */
const linksOfDoor = 5;

/** A sentence for each section of docs/README.md that is a door, by the section's `id`. */
const doors: Record<string, string> = {
  'for-webmasters': 'You keep the website of a ministry, a city, a university or one of their units.',
  'for-developers': 'You build an application with React, Vue, Svelte, Angular or without a framework.',
  'for-contributors': 'You mend the elements, translate them or add a setting.',
};

/** The section with the pages in three languages. */
const readers = 'for-readers-with-low-vision';

interface Part {
  id: string;
  heading: string;
  items: string[];
}

/** The sections of docs/README.md, each with the items of its list. */
const partsOf = (html: string): Part[] =>
  [...html.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>\s*<ul>(.*?)<\/ul>/gs)].map(
    ([, id = '', heading = '', list = '']) => ({
      id,
      heading,
      items: [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) => item),
    }),
  );

/** The names of the other files of our languages begin like this one's. */
const languageFile = /^pressroom-[a-z]{2}\.js$/;

function linesToPaste(integrity: Record<string, string>): string {
  const folder = 'https://www.ministry.example/pressroom/';
  return [
    `<script src="${folder}pressroom.js" integrity="${integrity['pressroom.js'] ?? ''}" crossorigin="anonymous" defer></script>`,
    '<press-releases src="https://www.ministry.example/feed.json"></press-releases>',
  ].join('\n');
}

function door({ id, heading, items }: Part): string {
  const rest = items.length - linksOfDoor;
  return `<section class="door"><h2 id="${id}">${heading}</h2><p>${doors[id] ?? ''}</p><ul>${items
    .slice(0, rest > 1 ? linksOfDoor : undefined)
    .map((item) => `<li>${item}</li>`)
    .join('')}</ul>${
    rest > 1
      ? `<p><a href="site-map.html#${id.replace('for-', '')}">All ${String(items.length)} pages ${heading[0]?.toLowerCase() ?? ''}${heading.slice(1)}</a></p>`
      : ''
  }</section>`;
}

/** A link in the language of its page: `low-vision.az.html`. */
const inItsLanguage = (item: string): string =>
  item.replace(
    /<a (?=href="[^"]*\.([a-z]{2})\.html")/,
    (_, tag: string) => `<a lang="${tag}" hreflang="${tag}" `,
  );

/**
 * @param contents docs/README.md
 * @param elements pages with live controls
 */
export function homePage(contents: Shown | undefined, elements: readonly Shown[]): Shown {
  const integrity = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;
  // English is part of the script.
  const languages = Object.keys(integrity).filter((file) => languageFile.test(file)).length + 1;
  const parts = partsOf(contents?.html ?? '');
  const description =
    'Four HTML elements show your press releases and the sites of your units. Readers choose their own text size and colours.';
  return {
    address: 'index.html',
    section: undefined,
    language: 'en',
    title: 'Pressroom elements',
    titleHtml: 'Pressroom elements',
    description,
    headings: [],
    html: `<div class="hero">
      <div class="hero-text">
        <p class="hero-for">For ministries, cities, universities and their units</p>
        <h1>Your news on every site, readable for everyone</h1>
        <p class="standfirst">${description} They work in any CMS, speak ${String(languages)} languages, and take the look of your page.</p>
        <p class="hero-links"><a class="hero-main" href="webmasters/start.html">Put them on a page</a> <a href="../builder/index.html">Build a snippet</a> <a href="../demo/en/index.html">See a ministry’s portal</a></p>
      </div>
      <div class="hero-code">
        <h2 id="paste">Two lines to paste</h2>
        <div class="code"><div class="code-bar"><span class="code-language">html</span>${copyButton}</div><pre><code>${highlight(linesToPaste(integrity), 'html') ?? ''}</code></pre></div>
        <p>Put in your own addresses. <code>src</code> is a JSON Feed, RSS or Atom.</p>
      </div>
      <figure class="hero-picture"><picture>
        <source media="(prefers-color-scheme: dark)" srcset="pictures/portal-dark.webp" />
        <img src="pictures/portal-light.webp" width="1592" height="560" alt="A ministry’s page: the list of releases, the open list of sites, and the same page in the low-vision mode" />
      </picture></figure>
    </div>
    <div class="doors">${parts
      .filter(({ id }) => id in doors)
      .map(door)
      .join('')}</div>
    ${parts
      .filter(({ id }) => id === readers)
      .map(
        ({ id, heading, items }) =>
          `<section class="for-readers"><h2 id="${id}">${heading}</h2><ul>${items.map((item) => `<li>${inItsLanguage(item)}</li>`).join('')}</ul></section>`,
      )
      .join('')}
    <div class="home-grid">
      <section><h2 id="elements">Try the four elements</h2><ul class="home-elements">${elements
        .map(
          ({ address, titleHtml, description: about = '' }) =>
            `<li><h3><a href="${address}">${titleHtml}</a></h3><p>${escapeHtml(about)}</p></li>`,
        )
        .join('')}</ul></section>
      <aside class="home-news" aria-label="Changes"><press-releases src="news.json" layout="headlines" limit="5" heading="What has changed" more="none" all-href="">
        <h2>What has changed</h2></press-releases><p><a href="project/changelog.html">All changes</a></p></aside>
    </div>`,
  };
}
