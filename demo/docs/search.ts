// The search: a list of links below the box, and all results on the page that lists every page.
import MiniSearch, { type SearchResult } from 'minisearch';
import { indexOptions, type Entry } from '../../build/docs/search-index.ts';

type Result = SearchResult & Pick<Entry, 'title' | 'part' | 'heading' | 'excerpt'>;

const SHOWN_BELOW_BOX = 7;

export function startSearch(root: URL): void {
  const form = document.querySelector<HTMLFormElement>('.docs-search');
  const box = form?.querySelector('input');
  const results = form?.querySelector<HTMLElement>('.search-results');
  const status = form?.querySelector('.search-status');
  if (!form || !box || !results || !status) return;

  let loading: Promise<MiniSearch<Entry>> | undefined;
  const load = () =>
    (loading ??= fetch(new URL('search.json', root))
      .then((response) => response.text())
      .then((text) => MiniSearch.loadJSON<Entry>(text, indexOptions)));

  const find = async (query: string): Promise<Result[]> => (await load()).search(query) as Result[];

  const close = () => {
    results.hidden = true;
    status.textContent = '';
  };

  const show = async () => {
    const query = box.value.trim();
    if (!query) {
      close();
      return;
    }
    try {
      const found = await find(query);
      // A later letter has its own answer.
      if (query !== box.value.trim()) return;
      results.replaceChildren(resultList(found.slice(0, SHOWN_BELOW_BOX), root));
      results.hidden = found.length === 0;
      status.textContent = countOf(found.length);
    } catch {
      loading = undefined;
      status.textContent = 'The search could not be loaded.';
    }
  };

  box.addEventListener('focus', () => void load().catch(() => (loading = undefined)), { once: true });
  box.addEventListener('input', () => void show());
  form.addEventListener('keydown', (event) => {
    const links = [...results.querySelectorAll('a')];
    const index = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'Escape' && !results.hidden) {
      close();
      box.focus();
    } else if (event.key === 'ArrowDown' && !results.hidden)
      links[Math.min(index + 1, links.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' && index >= 0) (links[index - 1] ?? box).focus();
    else return;
    event.preventDefault();
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !form.contains(relatedTarget)) close();
  });
  addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !form.contains(target)) close();
  });

  const page = document.querySelector<HTMLElement>('.search-page');
  const query = new URL(location.href).searchParams.get('q');
  if (page && query) {
    box.value = query;
    void find(query)
      .then((found) => {
        const place = page.querySelector('.search-page-results');
        const sentence = document.createElement('p');
        sentence.textContent = `${countOf(found.length)} for «${query}»`;
        place?.replaceChildren(sentence, resultList(found, root));
        page.hidden = false;
        status.textContent = sentence.textContent;
      })
      .finally(() => {
        document.documentElement.classList.remove('searching');
      });
  }
}

const countOf = (count: number): string =>
  count === 0 ? 'No results' : count === 1 ? '1 result' : `${String(count)} results`;

function resultList(found: Result[], root: URL): HTMLElement {
  const list = document.createElement('ul');
  for (const { id, title, part, heading, excerpt } of found) {
    const link = document.createElement('a');
    link.href = new URL(String(id), root).href;
    const name = document.createElement('b');
    name.textContent = heading || title;
    const place = document.createElement('span');
    place.textContent = [part, heading && title].filter(Boolean).join(' › ');
    const beginning = document.createElement('small');
    beginning.textContent = excerpt;
    link.append(name, place, beginning);
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  return list;
}
