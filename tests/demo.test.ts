import { expect } from '@open-wc/testing';
import type { PressReleases } from 'pressroom-elements/press-releases';
import { contrastFindings, expectAccessible } from './support/accessibility.js';
import type { View } from './support/classic-page.js';
import { openPage } from './support/feeds.js';
import { isTurn, itInTurn, someOf } from './support/matrix.js';
import { parts, settled } from './support/releases.js';
import { until } from './support/sites.js';

// The demo has one page in three languages, accessible at every width, with a real feed.

const languages = ['en', 'az', 'ru'] as const;

async function open(
  path: string,
  size?: { width: number; height: number },
): Promise<{ page: Document; element: PressReleases }> {
  const frame = await openPage(path, size);
  const page = frame.contentDocument;
  const element = page?.querySelector<PressReleases>('press-releases');
  if (!page || !element) throw new Error(`${path} has no <press-releases>`);
  await page.defaultView?.customElements.whenDefined('press-releases');
  return { page, element: await settled(element) };
}

/**
 * Whether axe-core cannot know the ground of a text. It counts the hidden part of a scrolled table as covered. It does
 * the same with a heading beside a floated picture.
 */
function isUndecidable(element: Element): boolean {
  for (let box = element.parentElement; box?.matches('body *'); box = box.parentElement)
    if (box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== 'visible') return true;
  const { previousElementSibling: picture } = element;
  return !!picture?.matches('img') && getComputedStyle(picture).float !== 'none';
}

/** Tags, classes and ids in order. They are to be the same in all languages. */
const structureOf = (page: Document) =>
  [...page.body.querySelectorAll('*')]
    .filter((element) => !element.closest('svg'))
    .map((element) => `${element.localName}.${element.className}#${element.id}`)
    .join('\n');

describe('the demo', () => {
  itInTurn('has the same structure in three languages', async () => {
    const structures = [];
    for (const language of languages) {
      const { page, element } = await open(`/demo/${language}/index.html`);
      expect(page.documentElement.lang.slice(0, 2)).to.equal(language);
      expect(element.state).to.equal('ready');
      expect(parts(element, 'item')).to.have.length(6);
      structures.push(structureOf(page));
    }
    expect(structures[1]).to.equal(structures[0]);
    expect(structures[2]).to.equal(structures[0]);
  });

  itInTurn('uses only attributes that the element knows', async () => {
    for (const name of ['index', 'press', 'release']) {
      const { element } = await open(`/demo/en/${name}.html`);
      const { observedAttributes } = element.constructor as unknown as { observedAttributes: string[] };
      expect([...observedAttributes, 'class'], name).to.include.members(element.getAttributeNames());
    }
  });

  for (const language of languages)
    itInTurn(`in ${language} scrolls in one direction in every window`, async () => {
      const { page } = await open(`/demo/${language}/index.html`);
      const frame = page.defaultView?.frameElement as HTMLIFrameElement;
      for (const [width, height] of [
        [320, 640],
        [320, 256],
        [768, 900],
        [1280, 900],
        [1920, 1000],
      ] as const) {
        frame.style.width = `${String(width)}px`;
        frame.style.height = `${String(height)}px`;
        await new Promise(requestAnimationFrame);
        const { scrollWidth, clientWidth } = page.documentElement;
        expect(clientWidth, 'the window has changed').to.be.within(width - 20, width);
        expect(scrollWidth, `${String(width)} × ${String(height)}`).to.be.at.most(clientWidth);
      }
    });

  for (const [index, language] of languages.entries())
    for (const scheme of someOf(['light', 'dark'], index))
      itInTurn(`is accessible in ${language}, ${scheme}`, async () => {
        const { page } = await open(`/demo/${language}/index.html`, { width: 1280, height: 900 });
        page.documentElement.style.colorScheme = scheme;
        await expectAccessible(page);
        page.defaultView?.frameElement?.remove();
      });

  for (const language of languages)
    itInTurn(`shows its list of sites in ${language} while it loads and after a failure`, async () => {
      const { page } = await open(`/demo/${language}/index.html`, { width: 1280, height: 900 });
      const switcher = page.querySelector('site-switcher');
      const failed = new Promise((resolve) => {
        switcher?.addEventListener('error', resolve, { once: true });
      });
      switcher?.setAttribute('src', 'ftp://none.example/');
      await failed;
      await expectAccessible(page.querySelector('header') ?? page);
      page.defaultView?.frameElement?.remove();
    });

  for (const path of ['az/index', 'looks/portal-2009', 'looks/unit'].filter((_, index) => isTurn(index)))
    it(`has texts with enough contrast in the low-vision mode at 390 px: ${path}`, async () => {
      const { contentDocument, contentWindow } = await openPage(`/demo/${path}.html`, {
        width: 390,
        height: 844,
      });
      const page = contentDocument as Document;
      const view = contentWindow as unknown as View;
      await view.Pressroom.applyLowVision({ 'text-size': 200, scheme: 'black-on-white' });
      const findings = (await contrastFindings(page)).filter(({ isUndecided, place }) => {
        const element = place.includes('>>') ? null : page.querySelector(place);
        return !isUndecided || !element || !isUndecidable(element);
      });
      expect(findings.map(({ message }) => message)).to.deep.equal([]);
    });

  it('has room for its words and frames at 400 %', async () => {
    const wide = await openPage('/demo/ru/index.html', { width: 1280, height: 800 });
    const narrow = await openPage('/demo/ru/index.html', { width: 390, height: 844 });
    const [page, narrowPage] = [wide, narrow].map((frame) => frame.contentDocument as Document) as [
      Document,
      Document,
    ];
    for (const { defaultView, documentElement } of [page, narrowPage]) {
      await defaultView?.customElements.whenDefined('low-vision-toggle');
      const toggle = documentElement.querySelector('low-vision-toggle');
      if (toggle) toggle.values = { 'text-size': 400 };
      toggle?.toggle(true);
      await until(() => documentElement.hasAttribute('data-low-vision'), 'the mode');
    }
    const range = page.createRange();
    const headings = page.querySelectorAll<HTMLElement>('.brand-ministry, main > * > .lead h2');
    expect(headings).to.have.length(2);
    for (const heading of headings) {
      // WebKit of 2025 has no `currentCSSZoom`, and measures a container without the zoom.
      if (!('currentCSSZoom' in heading)) break;
      // A hyphen may also divide a word that has room.
      heading.style.hyphens = 'manual';
      const text = heading.firstChild as Text;
      for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        expect(range.getClientRects(), word).to.have.length(1);
      }
    }
    // The mode draws a frame of 2 px, 2 px away from the current language.
    const [above, current, below] = ['.utility', '.languages [aria-current]', '.units-place'].map(
      (selector) => (page.querySelector(selector) as Element).getBoundingClientRect(),
    ) as [DOMRect, DOMRect, DOMRect];
    expect(current.top - above.top, 'room above').to.be.at.least(4);
    expect(below.top - current.bottom, 'room below').to.be.at.least(4);
    const root = narrowPage.documentElement;
    await until(() => root.scrollWidth <= root.clientWidth, 'a page as wide as its window at 390 px');
  });

  itInTurn('links each title to its release, and shows a message if there is none', async () => {
    const { element } = await open('/demo/az/index.html');
    const link = parts(element, 'link')[0] as HTMLAnchorElement;
    const url = new URL(link.href);
    const title = link.textContent.trim();
    const { page } = await open(`${url.pathname}${url.search}`);
    const release = page.querySelector('press-release');
    while (release?.state !== 'ready') await new Promise(requestAnimationFrame);
    await release.updateComplete;
    expect(release.shadowRoot?.querySelector('h1')?.textContent).to.equal(title);
    expect(page.title).to.include(title);
    await expectAccessible(page);
  });
});
