import { expect } from '@open-wc/testing';
import { allowed } from '../../src/sanitizer/allowed.js';
import { makeSafe } from '../../src/sanitizer/make-safe.js';
import { sanitize, sanitizedByPlatform, sanitizedByPurifier } from '../../src/sanitizer/sanitize.js';
import { fuzz } from '../support/fuzz-html.js';
import { published } from '../support/html-as-published.js';
import { hostileCases, hostileHtml } from '../support/hostile-html.js';
import { article } from '../support/release.js';

// The browser's own sanitiser and DOMPurify leave the same safe HTML.

const base = 'https://ministry.example/releases/1/';

function safe(body: HTMLElement | undefined): string | undefined {
  if (body) makeSafe(body, base);
  return body?.innerHTML;
}

async function markup(html: string): Promise<string> {
  const body = await sanitize(html, base);
  return body?.innerHTML ?? 'none';
}

/** Cases, by their beginning, in which DOMPurify removes more than the browser's sanitiser. */
const differences: Record<string, string[]> = {
  'an attribute that ends raw text or a comment, for markup that is parsed again: ours never is': [
    '<img src="x` `<script>',
    '<a href="mailto:a@ministry.example?subject=x&body=<script>',
    '<a><table><a></table><p><a><svg>',
    '<h1><table><td><h1><svg>',
    '<p title="-->',
    '<p lang="</style>',
  ],
  'text that looks like markup, beside a comment': ['<i title="&lt;/i&gt;'],
  'an element that says it is a custom one': ['<custom-element'],
  'an address that is one only without its white space: it is relative': ['<a href="javascript\u3000:'],
  'a form whose methods are hidden goes with its content': [
    '<form><input name=attributes>',
    '<form><img name=namespaceURI>',
  ],
};

const isListed = (html: string) =>
  Object.values(differences)
    .flat()
    .some((beginning) => html.startsWith(beginning));

describe('the two sanitisers', () => {
  before(function () {
    if (!sanitizedByPlatform('<p>x</p>')) this.skip();
  });

  for (const [kind, cases] of [
    ...Object.entries(hostileHtml),
    ['an article', [article.content_html]] as const,
    ['what publishing systems write', published.map(([, html]) => html)] as const,
  ])
    it(`agree on ${kind}`, async () => {
      const differing: string[] = [];
      for (const html of cases) {
        if (isListed(html)) continue;
        const platform = safe(sanitizedByPlatform(html));
        const purifier = safe(await sanitizedByPurifier(html));
        if (platform !== purifier)
          differing.push(
            `${html.slice(0, 300)}\n  platform ${String(platform).slice(0, 300)}\n  purifier ${String(purifier).slice(0, 300)}`,
          );
      }
      expect(differing, differing.join('\n')).to.deep.equal([]);
    });

  it('still differ in the listed cases', async () => {
    const listed = hostileCases.filter(isListed);
    expect(listed).to.have.length(Object.values(differences).flat().length);
    for (const html of listed)
      expect(safe(sanitizedByPlatform(html)), html).to.not.equal(safe(await sanitizedByPurifier(html)));
  });
});

const safeUrl = /^(https?:\/\/|mailto:|tel:|data:image\/(png|gif|jpeg|webp|avif)[;,])/;
const ownAttribute = /^(rel|loading|decoding|referrerpolicy|controls|preload|alt)$/;

/** @param names the attributes that the element may have in a feed */
const isSafe = ({ name, value }: Attr, names: ReadonlySet<string>): boolean =>
  (names.has(name) || ownAttribute.test(name)) && (!/^(href|src|poster)$/.test(name) || safeUrl.test(value));

describe('sanitised HTML', () => {
  for (const [kind, cases] of Object.entries(hostileHtml))
    it(`contains allowed elements and attributes only: ${kind}`, async () => {
      const wrong: string[] = [];
      for (const html of cases) {
        const body = await sanitize(html, base);
        for (const element of body?.querySelectorAll('*') ?? []) {
          const names = allowed.get(element.localName);
          // Chai formats each expectation, which takes seconds for thousands of elements in a loaded WebKit.
          const isAllowed = names && element.namespaceURI === 'http://www.w3.org/1999/xhtml';
          if (!isAllowed || ![...element.attributes].every((attribute) => isSafe(attribute, names)))
            wrong.push(`${(element.cloneNode() as Element).outerHTML} of ${html.slice(0, 300)}`);
        }
      }
      expect(wrong.slice(0, 3)).to.deep.equal([]);
    });

  for (const [what, html, left] of [
    ['keeps the text of unknown elements', '<o:p>a <font color=red>b</font></o:p> <c-x>c</c-x>', 'a b c'],
    ['has blocks instead of landmarks', '<main><center>a</center></main>', '<div><div>a</div></div>'],
    [
      'has successors of obsolete elements',
      '<strike>a</strike><acronym title=b>c</acronym>',
      '<s>a</s><abbr title="b">c</abbr>',
    ],
    ['keeps the text of a form, without the form', '<form>a <input><b>b</b></form>', 'a <b>b</b>'],
    [
      'keeps language and direction',
      '<p lang="ar" dir="rtl" class="x" id="y">a</p>',
      '<p lang="ar" dir="rtl">a</p>',
    ],
    [
      'has fragments of the release’s own page',
      '<a href="#n">1</a>',
      `<a href="${base}#n" rel="noopener">1</a>`,
    ],
    [
      'keeps links to mail and telephone',
      '<a href="mailto:a@b.example">a</a><a href="tel:+1">b</a>',
      '<a href="mailto:a@b.example">a</a><a href="tel:+1">b</a>',
    ],
    [
      'has no rel on links to the page’s own origin',
      `<a href="${location.origin}/x">a</a>`,
      `<a href="${location.origin}/x">a</a>`,
    ],
    ['has no tracking pixels', '<img src="/p.gif" width="1" height="1">a', 'a'],
    [
      'has no invalid sizes',
      '<img src="/a.png" width="100%" height="60" alt="A">',
      '<img src="https://ministry.example/a.png" height="60" alt="A" loading="lazy" decoding="async" referrerpolicy="same-origin">',
    ],
    [
      'keeps pictures as data URLs, except SVG',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><img src="data:image/svg+xml,<svg/>">',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="" loading="lazy" decoding="async" referrerpolicy="same-origin">',
    ],
    [
      'has videos with controls that do not start',
      '<video src="/a.mp4" poster="/a.jpg" autoplay loop muted></video>',
      '<video src="https://ministry.example/a.mp4" poster="https://ministry.example/a.jpg" controls="" preload="none"></video>',
    ],
    [
      'keeps the sources of audio',
      '<audio autoplay><source src="/a.mp3" type="audio/mpeg"></audio>',
      '<audio controls="" preload="none"><source src="https://ministry.example/a.mp3" type="audio/mpeg"></audio>',
    ],
    [
      'has no sources of pictures',
      '<picture><source srcset="/a.avif"><img src="/a.png" alt=""></picture>',
      '<img src="https://ministry.example/a.png" alt="" loading="lazy" decoding="async" referrerpolicy="same-origin">',
    ],
    [
      'has a link instead of a frame, and the text after it',
      '<iframe src="https://video.example/1"/><p>a</p>',
      '<a href="https://video.example/1" rel="noopener">video.example</a><p>a</p>',
    ],
    ...published,
  ] as const)
    it(what, async () => {
      expect(await markup(html)).to.equal(left);
    });
});

it('400 mutated documents leave allowed HTML only (20,000 in sanitizer-fuzz.sweep.ts)', async () => {
  expect(await fuzz(400, 400)).to.deep.equal([]);
});
