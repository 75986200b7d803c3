/** Builds the documentation site from docs/ beside the site's own script. */
import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import type { Plugin } from 'vite';
import type { Manifest } from '../manifest.ts';
import { elementPage } from './element-page.ts';
import { homePage } from './home.ts';
import { listItems, renderLine, type Rendered } from './markdown.ts';
import { linkBetween, readPages, resolveLinks, sections } from './pages.ts';
import { indexOptions, type Entry } from './search-index.ts';
import { htmlPage, pagesOf, type Shown } from './template.ts';

/** Writes the pages, the search index and the feed of changes. `npm run build` has to be complete. */
export function documentation(): Plugin {
  return {
    name: 'documentation',
    generateBundle() {
      const write = (fileName: string, source: string | Uint8Array) => {
        this.emitFile({ type: 'asset', fileName, source });
      };
      const copies = new Map<string, string>();
      const read = readPages();
      const written = read.map((page) => ({
        ...page,
        html: resolveLinks(page, read, (file, address) => copies.set(address, file)),
      }));
      const [home] = written.filter(({ address }) => address === 'index.html');
      const changes = written.find(({ file }) => file === 'CHANGELOG.md');
      let count = 0;
      if (changes) changes.html = changes.html.replace(/<li>/g, () => `<li id="${changeId((count += 1))}">`);
      const pages = inOrder([...written.filter((page) => page !== home), ...elementPages(written)]);
      const siteMap = siteMapPage(pages);
      const elements = pages.filter(({ section }) => section?.folder === 'elements');
      const all: Shown[] = [homePage(home, elements), ...pages, siteMap];

      for (const page of all) write(page.address, htmlPage(page, pages));
      for (const [address, file] of copies) write(address, readFileSync(file));
      write('news.json', JSON.stringify(newsFeed(changes?.address ?? '')));
      const index = new MiniSearch<Entry>(indexOptions);
      index.addAll(all.filter((page) => page !== siteMap).flatMap(entriesOf));
      write('search.json', JSON.stringify(index));
    },
  };
}

const changeId = (number: number): string => `change-${String(number)}`;

/** A JSON Feed of the changes, which the first page shows. @param address the page of the changes */
const newsFeed = (address: string): object => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Changes',
  items: listItems(readFileSync('CHANGELOG.md', 'utf8')).map(({ text, html }, index) => {
    const id = changeId(index + 1);
    const [sentence = text] = /^.*?[.:](?=\s|$)/s.exec(text.replace(/^Changed: /, '')) ?? [];
    return {
      id,
      url: `${address}#${id}`,
      title: sentence.replace(/[.:]$/, ''),
      content_html: `<p>${html}</p>`,
    };
  }),
});

const inOrder = (pages: Shown[]): Shown[] => sections.flatMap((section) => pagesOf(section, pages));

/** One page with live controls for each element of the manifest. */
function elementPages(written: readonly Shown[]): Shown[] {
  const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as Manifest;
  const section = sections.find(({ folder }) => folder === 'elements');
  return modules
    .flatMap(({ declarations }) => declarations)
    .map((element) => {
      const address = `elements/${element.tagName}.html`;
      const reference = written.find((page) => page.address === `reference/${element.tagName}.html`);
      const titleHtml = `<code>&lt;${element.tagName}&gt;</code>`;
      return {
        address,
        section,
        title: `<${element.tagName}>`,
        titleHtml,
        language: 'en',
        description: element.description,
        headings: [],
        html: `<p class="standfirst">${renderLine(element.description)}</p>${elementPage(
          element,
          reference && linkBetween(address, reference.address),
        )}`,
      };
    });
}

/** The page that lists all others. The search shows its answers there. */
function siteMapPage(pages: readonly Shown[]): Shown {
  const lists = sections
    .filter((section) => pagesOf(section, pages).length > 0)
    .map(
      (section) =>
        `<section><h2 id="${section.folder}">${section.name}</h2><ul>${pagesOf(section, pages)
          .map(
            ({ address, titleHtml, language }) =>
              `<li><a href="${address}"${language === 'en' ? '' : ` lang="${language}" hreflang="${language}"`}>${titleHtml}</a></li>`,
          )
          .join('')}</ul></section>`,
    )
    .join('\n');
  return {
    address: 'site-map.html',
    section: undefined,
    language: 'en',
    title: 'All pages',
    titleHtml: 'All pages',
    headings: [],
    html: `<script>if (location.search) document.documentElement.classList.add('searching');</script><div class="search-page" hidden><h2 id="found">Search results</h2><div class="search-page-results"></div></div><div class="site-map">${lists}</div>`,
  };
}

/** One entry of the search index for each passage of a page. */
function entriesOf(page: Shown & Partial<Rendered>): Entry[] {
  const { title, address, section, passages } = page;
  const part = section?.name ?? '';
  const text = page.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  const found = passages ?? [{ heading: undefined, text }];
  return found.map(({ heading, text }) => ({
    id: heading ? `${address}#${heading.id}` : address,
    title,
    part,
    heading: heading?.text ?? '',
    text,
    excerpt: text.trim().slice(0, 160),
  }));
}
