import { expect } from '@open-wc/testing';
import type { PressReleases } from 'pressroom-elements/press-releases';
import { parseFeed } from '../src/feed/json-feed.js';
import { expectAccessible } from './support/accessibility.js';
import { openPage } from './support/feeds.js';
import { parts, settled } from './support/releases.js';

// The demo is what the README promises: three languages of one page, accessible, narrow and wide, with a real feed.

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

/** Tags, classes and ids in order: what must not drift apart between the languages. */
const structureOf = (page: Document) =>
  [...page.body.querySelectorAll('*')]
    .filter((element) => !element.closest('svg'))
    .map((element) => `${element.localName}.${element.className}#${element.id}`)
    .join('\n');

describe('the demo', () => {
  it('has one structure in three languages', async () => {
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

  it('says nothing to the element that it does not know yet', async () => {
    for (const name of ['index', 'press', 'release']) {
      const { element } = await open(`/demo/en/${name}.html`);
      const { observedAttributes } = element.constructor as unknown as { observedAttributes: string[] };
      expect([...observedAttributes, 'class'], name).to.include.members(element.getAttributeNames());
    }
  });

  for (const language of languages)
    for (const [width, height] of [
      [320, 640],
      [320, 256],
      [768, 900],
      [1280, 900],
      [1920, 1000],
    ] as const)
      it(`in ${language} at ${String(width)} × ${String(height)} scrolls in one direction`, async () => {
        const { page } = await open(`/demo/${language}/index.html`, { width, height });
        expect(page.documentElement.scrollWidth).to.be.at.most(page.documentElement.clientWidth);
      });

  for (const scheme of ['light', 'dark'])
    for (const language of languages)
      it(`is accessible in ${language}, ${scheme}`, async () => {
        const { page } = await open(`/demo/${language}/index.html`, { width: 1280, height: 900 });
        page.documentElement.style.colorScheme = scheme;
        await expectAccessible(page);
        page.defaultView?.frameElement?.remove();
      });

  for (const language of languages)
    it(`has its list of sites in ${language} readable while it loads and when that fails`, async () => {
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

  it('leads from each title to the release, and tells where there is none', async () => {
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

describe('the demo’s feeds', () => {
  for (const language of languages)
    it(`in ${language} have 60 releases and more, with everything that feeds have in real life`, async () => {
      const response = await fetch(`/demo/feeds/press-releases.${language}.json`);
      const feed = parseFeed(await response.json(), response.url);
      expect(feed.language).to.equal(language);
      expect(feed.items).to.have.length.at.least(60);
      expect(feed._pressroom.warnings).to.deep.equal([]);
      const count = (has: (item: (typeof feed.items)[number]) => unknown) => feed.items.filter(has).length;
      expect(count(({ image }) => image)).to.be.greaterThan(30);
      expect(count(({ attachments }) => attachments.length)).to.be.greaterThan(4);
      expect(count(({ date_modified }) => date_modified)).to.be.greaterThan(4);
      expect(count(({ date_published }) => !date_published)).to.equal(1);
      expect(count(({ title = '' }) => title.length > 250)).to.equal(1);
    });

  it('name only files that there are, but the one that is meant to be missing', async () => {
    const response = await fetch('/demo/feeds/press-releases.en.json');
    const { items } = parseFeed(await response.json(), response.url);
    const files = new Set(
      items.flatMap(({ image, attachments }) => [image ?? [], ...attachments.map(({ url }) => url)].flat()),
    );
    const missing: string[] = [];
    for (const file of files)
      if (!(await fetch(file, { method: 'HEAD' })).ok) missing.push(new URL(file).pathname);
    expect(missing).to.deep.equal(['/demo/images/missing.jpg']);
  });
});
