/** Reads the Markdown pages of the documentation, and gives each its section, address and neighbours. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, posix, relative } from 'node:path';
import { renderMarkdown, type Rendered } from './markdown.ts';

export interface Section {
  /** Folder of its pages, in docs/ and in the site. */
  folder: string;
  /** Name in the navigation. */
  name: string;
  description: string;
}

export interface Page extends Rendered {
  /** Path from the project's folder. */
  file: string;
  /** Path from the site's folder. */
  address: string;
  section: Section | undefined;
  language: string;
}

/** One section for each kind of reader, in the order of the navigation. */
export const sections: readonly Section[] = [
  {
    folder: 'webmasters',
    name: 'Webmasters',
    description: 'Paste the tags into a site, and find the cause when something is missing.',
  },
  {
    folder: 'developers',
    name: 'Developers',
    description: 'Use the package in an application: frameworks, theming, events, server rendering.',
  },
  {
    folder: 'elements',
    name: 'Try the elements',
    description: 'Change the attributes of each element, see the result, and copy the markup.',
  },
  {
    folder: 'reference',
    name: 'Reference',
    description: 'Look up any attribute, property, method, event, part and error code.',
  },
  {
    folder: 'readers',
    name: 'Readers',
    description: 'Read what each low-vision setting does, in three languages.',
  },
  {
    folder: 'contributors',
    name: 'Contributors',
    description: 'Find the file for a change, and see how the code and the tests are built.',
  },
  {
    folder: 'decisions',
    name: 'Decisions',
    description: 'Problems, measurements, choices and their costs.',
  },
  { folder: 'project', name: 'Project', description: 'The project’s own files.' },
];

/** Pages outside docs/, by their path in the project's folder. */
const projectPages: Record<string, string> = {
  'README.md': 'project/readme.html',
  'CONTRIBUTING.md': 'project/contributing.html',
  'CHANGELOG.md': 'project/changelog.html',
};

const toSlashes = (path: string) => path.replaceAll('\\', '/');

/** The address of a page of Markdown in the site. */
function addressOf(file: string): string | undefined {
  if (!file.startsWith('docs/')) return projectPages[file];
  return file
    .slice('docs/'.length)
    .replace(/(^|\/)README\.md$/, '$1index.html')
    .replace(/\.md$/, '.html');
}

/** Reads all pages in the order of the navigation. */
export function readPages(): Page[] {
  const files = [
    ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${toSlashes(name)}`)
      .sort(),
    ...Object.keys(projectPages),
  ];
  const pages = files.map((file): Page => {
    const address = addressOf(file) ?? '';
    return {
      ...renderMarkdown(readFileSync(file, 'utf8'), file),
      file,
      address,
      section: sections.find(({ folder }) => address.startsWith(`${folder}/`)),
      language: /\.([a-z]{2})\.md$/.exec(file)?.[1] ?? 'en',
    };
  });
  return inReadingOrder(pages);
}

/** Pages stand in the order in which the index pages link to them. The others follow by name. */
function inReadingOrder(pages: Page[]): Page[] {
  const linked = pages
    .filter(({ file }) => basename(file) === 'README.md')
    .flatMap(({ html, file }) =>
      [...html.matchAll(/href="([^"#]+\.md)/g)].map(([, to = '']) => resolveFrom(file, to)),
    );
  const placeOf = ({ file, address, section }: Page): [number, number] => [
    section ? sections.indexOf(section) : -1,
    address === `${section?.folder ?? ''}/index.html`
      ? -1
      : linked.includes(file)
        ? linked.indexOf(file)
        : linked.length,
  ];
  return pages.toSorted((one, other) => {
    const [section, place] = placeOf(one);
    const [otherSection, otherPlace] = placeOf(other);
    return section - otherSection || place - otherPlace;
  });
}

/** Resolves a relative link in a file to a path from the project's folder. */
function resolveFrom(file: string, link: string): string {
  return posix.normalize(posix.join(posix.dirname(file), decodeURI(link)));
}

/** The relative link from one address to another. `../` leads out of the documentation, to the demo. */
export function linkBetween(from: string, to: string): string {
  return toSlashes(relative(dirname(`/docs/${from}`), `/docs/${to}`)) || basename(to);
}

/**
 * Replaces the links of a page between Markdown files by those between pages of the site. A link to another file of the
 * project leads to a copy.
 * @param copy is called with each file that the site needs a copy of, and with the copy's address
 */
export function resolveLinks(
  page: Page,
  pages: readonly Page[],
  copy: (file: string, address: string) => void,
): string {
  const resolveLink = (link: string): string | undefined => {
    if (/^([a-z][a-z0-9+.-]*:|\/\/|#|$)/i.test(link)) return link;
    const [path = '', hash] = link.split('#');
    const file = resolveFrom(page.file, path);
    const suffix = hash === undefined ? '' : `#${hash}`;
    const target = pages.find(
      (one) => one.file === file || one.file === `${file.replace(/\/$/, '')}/README.md`,
    );
    if (target) return `${linkBetween(page.address, target.address)}${suffix}`;
    // A dead link stays as it is, so that the test of links finds it.
    if (!existsSync(file)) return link;
    if (!statSync(file).isFile()) return undefined;
    const address = file.startsWith('docs/') ? file.slice('docs/'.length) : `repository/${file}`;
    copy(file, address);
    return linkBetween(page.address, address);
  };
  return page.html
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (_, link: string, text: string) => {
      const resolved = resolveLink(link);
      // The site has no page for a folder.
      return resolved === undefined ? text : `<a href="${resolved}">${text}</a>`;
    })
    .replace(
      /(<(?:img|source)\b[^>]*?\b(?:src|srcset)=")([^"]*)"/g,
      (_, before: string, link: string) =>
        `${before}${resolveLink(link) ?? link}"${sizeOf(resolveFrom(page.file, link))}`,
    );
}

/** The `width` and `height` of a picture, so that its room is there before it has come. */
function sizeOf(file: string): string {
  if (!file.endsWith('.webp') || !existsSync(file)) return '';
  const bytes = readFileSync(file);
  // The head of an extended WebP, as Chromium writes it: https://developers.google.com/speed/webp/docs/riff_container
  if (bytes.toString('latin1', 12, 16) !== 'VP8X') throw new Error(`${file} is no extended WebP`);
  const [width, height] = [24, 27].map((at) => String(bytes.readUIntLE(at, 3) + 1));
  return ` width="${width}" height="${height}"`;
}
