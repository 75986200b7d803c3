/** The frame of each page: header, navigation, breadcrumbs, neighbours and footer. */
import { escapeHtml, type Heading } from './markdown.ts';
import { linkBetween, sections, type Page, type Section } from './pages.ts';

/** The data of a page that the template uses. Pages that are made without Markdown have the same. */
export type Shown = Pick<
  Page,
  'title' | 'titleHtml' | 'address' | 'section' | 'language' | 'html' | 'headings'
> & { description?: string };

interface Sentences {
  skip: string;
  home: string;
  where: string;
  onPage: string;
  inSection: string;
  previous: string;
  next: string;
  search: string;
  find: string;
  languages: string;
  print: string;
  portal: string;
  sites: string;
  ministry: string;
  police: string;
  lowVision: string;
}

const sentences: { en: Sentences } & Record<string, Sentences> = {
  en: {
    skip: 'Skip to the content',
    home: 'Documentation',
    where: 'You are here',
    onPage: 'On this page',
    inSection: 'Pages of this part',
    previous: 'Previous',
    next: 'Next',
    search: 'Search the documentation',
    find: 'Search',
    languages: 'Language',
    print: 'Print this page',
    portal: 'The ministry’s portal',
    sites: 'Websites of the structural units',
    ministry: 'Ministry of Internal Affairs',
    police: 'State Road Police',
    lowVision: 'Low-vision mode',
  },
  az: {
    skip: 'Məzmuna keçin',
    home: 'Sənədlər',
    where: 'Siz buradasınız',
    onPage: 'Bu səhifədə',
    inSection: 'Bu hissənin səhifələri',
    previous: 'Əvvəlki',
    next: 'Növbəti',
    search: 'Sənədlərdə axtarış',
    find: 'Axtarış',
    languages: 'Dil',
    print: 'Bu səhifəni çap edin',
    portal: 'Nazirliyin portalı',
    sites: 'Struktur qurumların saytları',
    ministry: 'Daxili İşlər Nazirliyi',
    police: 'Dövlət Yol Polisi',
    lowVision: 'Görmə çətinliyi olanlar üçün',
  },
  ru: {
    skip: 'Перейти к содержанию',
    home: 'Документация',
    where: 'Вы здесь',
    onPage: 'На этой странице',
    inSection: 'Страницы этого раздела',
    previous: 'Назад',
    next: 'Далее',
    search: 'Поиск в документации',
    find: 'Найти',
    languages: 'Язык',
    print: 'Напечатать страницу',
    portal: 'Портал министерства',
    sites: 'Сайты структурных подразделений',
    ministry: 'Министерство внутренних дел',
    police: 'Государственная дорожная полиция',
    lowVision: 'Версия для слабовидящих',
  },
};

const languageNames: Record<string, string> = { az: 'Azərbaycanca', en: 'English', ru: 'Русский' };

/**
 * Links for a page on which nothing moves while it arrives. One waits with the first paint until the header is complete.
 * The others fetch the fonts at once: those of the page's language, and the Latin ones, which every page has.
 * @param folder the address of the demo's folder
 */
export const steadyLinks = (language: string, folder: string): string =>
  [
    '<link rel="expect" href="#content" blocking="render" />',
    ...['latin', ...({ az: ['azeri'], ru: ['cyrillic'] }[language] ?? [])]
      .flatMap((letters) => [`serif-${letters}`, `sans-${letters}`])
      .map(
        (font) =>
          `<link rel="preload" href="${folder}/fonts/elvaria-${font}.woff2" as="font" type="font/woff2" crossorigin />`,
      ),
  ].join('\n    ');

/** The pages of a section, in reading order. */
export const pagesOf = (section: Section | undefined, pages: readonly Shown[]): Shown[] =>
  pages.filter((page) => page.section === section);

const listOfPages = (page: Shown, pages: readonly Shown[]): string =>
  `<ul>${pages
    .map((one) => {
      const current = one === page ? ' aria-current="page"' : '';
      const language =
        one.language === page.language ? '' : ` lang="${one.language}" hreflang="${one.language}"`;
      return `<li><a href="${linkBetween(page.address, one.address)}"${current}${language}>${one.titleHtml}</a></li>`;
    })
    .join('')}</ul>`;

function tableOfContents(headings: readonly Heading[], words: Sentences): string {
  const shown = headings.filter(({ level }) => level === 2);
  if (shown.length < 3) return '';
  return `<nav class="contents" aria-label="${words.onPage}"><p>${words.onPage}</p><ul>${shown
    .map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`)
    .join('')}</ul></nav>`;
}

function neighbours(page: Shown, pages: readonly Shown[], words: Sentences): string {
  const index = pages.indexOf(page);
  if (index < 0) return '';
  const link = (one: Shown | undefined, rel: string, label: string) =>
    one
      ? `<a class="${rel}" rel="${rel}" href="${linkBetween(page.address, one.address)}"><span>${label}</span> <b${
          one.language === page.language ? '' : ` lang="${one.language}"`
        }>${one.titleHtml}</b></a>`
      : '';
  const links = link(pages[index - 1], 'prev', words.previous) + link(pages[index + 1], 'next', words.next);
  return links && `<nav class="neighbours" aria-label="${words.previous}, ${words.next}">${links}</nav>`;
}

/** Links to the same text in other languages: `name.az.md`, `name.en.md`. */
function translations(page: Shown, pages: readonly Shown[], words: Sentences): string {
  const nameOf = (address: string) => address.replace(/\.[a-z]{2}\.html$/, '');
  const same = pages.filter((one) => nameOf(one.address) === nameOf(page.address));
  if (same.length < 2) return '';
  return `<div class="page-tools"><nav class="page-languages" aria-label="${words.languages}"><ul>${same
    .map(
      (one) =>
        `<li><a href="${linkBetween(page.address, one.address)}" lang="${one.language}" hreflang="${one.language}"${
          one === page ? ' aria-current="page"' : ''
        }>${languageNames[one.language] ?? one.language}</a></li>`,
    )
    .join('')}</ul></nav><button class="print" type="button" hidden>${words.print}</button></div>`;
}

/** @param pages all pages, in reading order */
export function htmlPage(page: Shown, pages: readonly Shown[]): string {
  const words = sentences[page.language] ?? sentences.en;
  const to = (address: string) => linkBetween(page.address, address);
  const isElement = page.section?.folder === 'elements';
  const isHome = page.address === 'index.html';
  const own = page.section ? pagesOf(page.section, pages) : [];
  const inEnglish = page.language === 'en' ? '' : ' lang="en"';
  const navigation = sections.filter((section) => pagesOf(section, pages).length > 0);
  const forReaders = pages.find(({ address }) => address === `readers/low-vision.${page.language}.html`);
  const firstOf = (section: Section) => pagesOf(section, pages)[0]?.address ?? '';

  return `<!doctype html>
<html lang="${page.language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#12305f" />
    <title>${isHome ? '' : `${escapeHtml(page.title)} – `}Pressroom elements</title>
    ${page.description ? `<meta name="description" content="${escapeHtml(page.description)}" />` : ''}
    <link rel="icon" href="${to('../demo/images/emblem.svg')}" type="image/svg+xml" />
    <link rel="alternate" type="application/feed+json" title="Changes" href="${to('news.json')}" />
    ${steadyLinks(page.language, to('../demo'))}
    <script src="${to('../dist/low-vision-early.js')}"></script>
    <link rel="stylesheet" href="${to('../demo/style.css')}" />
    <link rel="stylesheet" href="${to('../demo/docs/docs.css')}" />
    <script src="${to('docs.js')}" type="module"></script>
  </head>
  <body class="docs${isHome ? ' docs-home' : ''}${forReaders === page ? ' docs-for-readers' : ''}" data-root="${to('index.html').replace(/index\.html$/, '')}">
    <script src="${to('../dist/pressroom.js')}" defer></script>
    <a class="skip-link" href="#content">${words.skip}</a>
    <header class="site-header">
      <div class="utility">
        <div class="wrap utility-row">
          <p class="portal-link"><a href="${to('../demo/en/index.html')}">${words.portal}</a></p>
          <site-switcher class="units-place" src="${to('../demo/sites.json')}">
            <details class="units">
              <summary>${words.sites}</summary>
              <ul class="units-panel">
                <li><a href="${to('../demo/en/index.html')}">${words.ministry}</a></li>
                <li><a href="${to('../demo/looks/portal-2009.html')}">${words.police}</a></li>
              </ul>
            </details>
          </site-switcher>
          <low-vision-toggle class="low-vision-place" remember="domain"
            ><a class="low-vision-link" href="${to(forReaders?.address ?? 'site-map.html')}">${words.lowVision}</a></low-vision-toggle
          >
        </div>
      </div>
      <div class="masthead docs-masthead">
        <div class="wrap masthead-row">
          <a class="docs-brand" href="${to('index.html')}"${isHome ? ' aria-current="page"' : ''}><b lang="en">Pressroom elements</b> <span>${words.home}</span></a>
          <form class="docs-search" role="search" action="${to('site-map.html')}" aria-label="${words.search}">
            <label for="search">${words.search}</label>
            <span class="docs-search-box"><input id="search" type="search" name="q" autocomplete="off" spellcheck="false" /><button>${words.find}</button></span>
            <div class="search-results" hidden></div>
            <p class="search-status" role="status"></p>
          </form>
        </div>
      </div>
      <nav class="main-nav" aria-label="${words.home}">
        <ul class="wrap"${inEnglish}>
          ${navigation
            .map(
              (section) =>
                `<li><a href="${to(firstOf(section))}"${section === page.section ? ' aria-current="true"' : ''}>${section.name}</a></li>`,
            )
            .join('\n          ')}
          <li><a href="${to('site-map.html')}"${page.address === 'site-map.html' ? ' aria-current="page"' : ''}>All pages</a></li>
        </ul>
      </nav>
    </header>
    <div class="wrap docs-grid${isElement ? ' docs-grid-wide' : ''}">
      ${
        own.length > 1 && !isElement
          ? `<nav class="section-nav" aria-label="${words.inSection}"><details><summary>${words.inSection}</summary>${listOfPages(page, own)}</details></nav>`
          : ''
      }
      <main id="content" tabindex="-1">
        ${
          isHome
            ? ''
            : `<nav class="breadcrumbs" aria-label="${words.where}"><ol><li><a href="${to('index.html')}">${words.home}</a></li>${
                page.section && own[0] !== page
                  ? `<li><a href="${to(firstOf(page.section))}"${inEnglish}>${page.section.name}</a></li>`
                  : page.section
                    ? `<li${inEnglish}>${page.section.name}</li>`
                    : ''
              }</ol></nav>`
        }
        ${isHome ? '' : `<h1>${page.titleHtml}</h1>`}
        ${isElement ? `<nav class="page-tools" aria-label="${words.inSection}">${listOfPages(page, own)}</nav>` : ''}
        ${translations(page, pages, words)}
        ${isHome ? '' : tableOfContents(page.headings, words)}
        <div class="docs-text">${page.html}</div>
        ${neighbours(page, own, words)}
      </main>
    </div>
    <footer class="site-footer">
      <div class="wrap">
        <p>Pressroom elements. MIT licence. The Republic of Elvaria and its ministry are fictional.</p>
      </div>
    </footer>
  </body>
</html>
`;
}
