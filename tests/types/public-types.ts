// The types of the package as a TypeScript project meets them. The compiler is the test: nothing runs.
import {
  addLanguage,
  setBase,
  type Feed,
  type Item,
  type LanguageSentences,
  type LowVisionDetail,
  type LowVisionToggle,
  type PressRelease,
  type PressReleases,
  type SiteList,
  type SiteSwitcher,
} from 'pressroom-elements';
import { setBase as setBaseOfEngine } from 'pressroom-elements/low-vision';
import { same } from './same.js';

export function elementsByTag(): void {
  same<HTMLElementTagNameMap['press-releases'], PressReleases>(true);
  same<HTMLElementTagNameMap['press-release'], PressRelease>(true);
  same<HTMLElementTagNameMap['site-switcher'], SiteSwitcher>(true);
  same<HTMLElementTagNameMap['low-vision-toggle'], LowVisionToggle>(true);
}

/** They bubble and are composed: a listener stands on the element, on what is around it, or on the document. */
export function events(
  document: Document,
  window: Window,
  around: HTMLElement,
  toggle: LowVisionToggle,
): void {
  document.addEventListener('release-select', ({ detail }) => {
    same<typeof detail.item, Item>(true);
    same<typeof detail.newTab, boolean>(true);
  });
  document.addEventListener('search-change', ({ detail }) => {
    same<typeof detail.query, string>(true);
    same<typeof detail.tags, string[]>(true);
  });
  document.addEventListener('site-select', ({ detail }) => {
    same<typeof detail.newTab, boolean>(true);
    same<typeof detail.site.title, string>(true);
  });
  document.addEventListener('site-panel-toggle', ({ detail }) => {
    same<typeof detail.open, boolean>(true);
  });
  document.addEventListener('low-vision-change', ({ detail }) => {
    same<typeof detail, LowVisionDetail>(true);
  });
  toggle.addEventListener('low-vision-change', ({ detail }) => {
    same<typeof detail.active, boolean>(true);
  });
  around.addEventListener('release-select', ({ detail }) => detail.item.id);
  window.addEventListener('site-select', ({ detail }) => detail.site.url);
}

interface Elements {
  releases: PressReleases;
  release: PressRelease;
  switcher: SiteSwitcher;
  toggle: LowVisionToggle;
}

/** Setters take any document, as `JSON.parse` and `response.json()` give it; getters return the normalised one. */
/** Reads the getter on its own: an assignment before it would narrow the type. */
export const feedOf = (releases: PressReleases): Feed | undefined => releases.feed;
export const itemOf = (release: PressRelease): Item | undefined => release.item;
export const sitesOf = (switcher: SiteSwitcher): SiteList | undefined => switcher.sites;

export async function languages(): Promise<void> {
  const sentences: LanguageSentences = { elements: { files: (count) => count.toFixed() }, page: {} };
  await addLanguage('pl', sentences);
  // @ts-expect-error A sentence with a number is a function.
  await addLanguage('pl', { elements: { files: 'pliki' } });
  // @ts-expect-error There is no such sentence.
  await addLanguage('pl', { elements: { hedding: 'Komunikaty' } });
}

export function documents(
  { releases, release, switcher, toggle }: Elements,
  json: unknown,
  normalised: Feed,
): void {
  releases.feed = json;
  releases.feed = { title: 'Ministry', items: [{ id: 1, title: 'First' }] };
  releases.feed = undefined;
  release.item = json;
  release.item = normalised.items[0];
  switcher.sites = json;
  switcher.sites = { title: 'Sites', sites: [{ title: 'Police', url: 'https://police.example/' }] };
  // @ts-expect-error: only settings, so that the compiler finds wrong names and values
  toggle.values = json;
  toggle.values = { 'text-size': 200, scheme: 'white-on-black' };
  setBase(new URL('https://ministry.example/pressroom/'));
  setBaseOfEngine('/pressroom/');
}
