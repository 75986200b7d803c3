import { expect } from '@open-wc/testing';
import { allowed } from '../../src/sanitizer/allowed.js';
import { makeSafe } from '../../src/sanitizer/make-safe.js';
import { sanitize, sanitizedByPlatform, sanitizedByPurifier } from '../../src/sanitizer/sanitize.js';
import { fuzz } from '../support/fuzz-html.js';
import { published } from '../support/html-as-published.js';
import { hostileCases, hostileHtml } from '../support/hostile-html.js';
import { article } from '../support/release.js';

// What is left of HTML from anywhere, by the browser's own sanitiser and by DOMPurify alike.

const base = 'https://ministry.example/releases/1/';

function safe(body: HTMLElement | undefined): string | undefined {
  if (body) makeSafe(body, base);
  return body?.innerHTML;
}

async function markup(html: string): Promise<string> {
  const body = await sanitize(html, base);
  return body?.innerHTML ?? 'none';
}

/** Where the two differ, by how the cases begin. In all of them DOMPurify takes away more. */
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

  it('differ where it is listed, still', async () => {
    const listed = hostileCases.filter(isListed);
    expect(listed).to.have.length(Object.values(differences).flat().length);
    for (const html of listed)
      expect(safe(sanitizedByPlatform(html)), html).to.not.equal(safe(await sanitizedByPurifier(html)));
  });
});

describe('what is left', () => {
  for (const [kind, cases] of Object.entries(hostileHtml))
    it(`is in the lists, whatever came: ${kind}`, async () => {
      for (const html of cases) {
        const body = await sanitize(html, base);
        for (const element of body?.querySelectorAll('*') ?? []) {
          const names = allowed.get(element.localName);
          expect(element.namespaceURI, html).to.equal('http://www.w3.org/1999/xhtml');
          expect(names, `${element.localName} of ${html}`).to.not.equal(undefined);
          for (const { name, value } of element.attributes) {
            if (/^(href|src|poster)$/.test(name))
              expect(value, html).to.match(
                /^(https?:\/\/|mailto:|tel:|data:image\/(png|gif|jpeg|webp|avif)[;,])/,
              );
            if (!names?.has(name))
              expect(name, html).to.match(/^(rel|loading|decoding|referrerpolicy|controls|preload|alt)$/);
          }
        }
      }
    });

  for (const [what, html, left] of [
    [
      'elements that nobody knows leave their text',
      '<o:p>a <font color=red>b</font></o:p> <c-x>c</c-x>',
      'a b c',
    ],
    ['landmarks are blocks', '<main><center>a</center></main>', '<div><div>a</div></div>'],
    [
      'elements out of use have their successors',
      '<strike>a</strike><acronym title=b>c</acronym>',
      '<s>a</s><abbr title="b">c</abbr>',
    ],
    ['a form is gone, its text is not', '<form>a <input><b>b</b></form>', 'a <b>b</b>'],
    [
      'language and direction stay',
      '<p lang="ar" dir="rtl" class="x" id="y">a</p>',
      '<p lang="ar" dir="rtl">a</p>',
    ],
    [
      'a place on the page is one on the release’s own',
      '<a href="#n">1</a>',
      `<a href="${base}#n" rel="noopener">1</a>`,
    ],
    [
      'mail and telephone are links',
      '<a href="mailto:a@b.example">a</a><a href="tel:+1">b</a>',
      '<a href="mailto:a@b.example">a</a><a href="tel:+1">b</a>',
    ],
    [
      'a link of the page’s own origin has no rel',
      `<a href="${location.origin}/x">a</a>`,
      `<a href="${location.origin}/x">a</a>`,
    ],
    ['a picture that counts readers is gone', '<img src="/p.gif" width="1" height="1">a', 'a'],
    [
      'sizes that are none are gone',
      '<img src="/a.png" width="100%" height="60" alt="A">',
      '<img src="https://ministry.example/a.png" height="60" alt="A" loading="lazy" decoding="async" referrerpolicy="same-origin">',
    ],
    [
      'pictures in the text itself stay, but drawings',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><img src="data:image/svg+xml,<svg/>">',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="" loading="lazy" decoding="async" referrerpolicy="same-origin">',
    ],
    [
      'a film has controls, and waits',
      '<video src="/a.mp4" poster="/a.jpg" autoplay loop muted></video>',
      '<video src="https://ministry.example/a.mp4" poster="https://ministry.example/a.jpg" controls="" preload="none"></video>',
    ],
    [
      'its sources and captions stay',
      '<audio autoplay><source src="/a.mp3" type="audio/mpeg"></audio>',
      '<audio controls="" preload="none"><source src="https://ministry.example/a.mp3" type="audio/mpeg"></audio>',
    ],
    [
      'sources of pictures do not',
      '<picture><source srcset="/a.avif"><img src="/a.png" alt=""></picture>',
      '<img src="https://ministry.example/a.png" alt="" loading="lazy" decoding="async" referrerpolicy="same-origin">',
    ],
    [
      'a frame becomes a link, and swallows nothing',
      '<iframe src="https://video.example/1"/><p>a</p>',
      '<a href="https://video.example/1" rel="noopener">video.example</a><p>a</p>',
    ],
    ...published,
  ] as const)
    it(what, async () => {
      expect(await markup(html)).to.equal(left);
    });
});

it('400 mutated documents leave only what is allowed; sanitizer-fuzz.sweep.ts has 20,000', async () => {
  expect(await fuzz(400, 400)).to.deep.equal([]);
});
