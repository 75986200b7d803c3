import { nothing, type TemplateResult } from 'lit';
import type { ListSentences } from '../../i18n/list-sentences.js';
import { isComposing, takeKey } from '../../base/keys.js';
import { html } from '../../base/html.js';

/** Number of offered tags. The tags of the most releases come first. */
const tagsAtMost = 12;

interface Search {
  words: ListSentences;
  query: string;
  tags: string[];
  selectedTags: string[];
  /** Number of searched releases, if more releases are not loaded yet. */
  searched: number | undefined;
  /** Whether the search has a result. */
  found: boolean;
  search: (query: string) => void;
  select: (tag: string) => void;
}

/** Renders the search box and the tags as toggle buttons. */
export function searchTemplate(options: Search): TemplateResult {
  const { words, query, selectedTags, searched, search, select } = options;
  const tags = [...new Set([...options.tags.slice(0, tagsAtMost), ...selectedTags])];
  return html`<label class="tool">
      <span>${words.search}</span>
      <input
        class="search"
        part="search"
        type="search"
        autocomplete="off"
        .value=${query}
        @input=${({ target }: Event) => {
          search((target as HTMLInputElement).value);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Escape' || !query || isComposing(event)) return;
          search('');
          takeKey(event);
        }}
      />
    </label>
    ${searched ? html`<p class="muted">${words.searched(searched)}</p>` : nothing}
    ${
      tags.length
        ? html`<div class="tag-filter" part="tag-filter" role="group" aria-label=${words.topics}>
            ${tags.map((tag) => {
              const isSelected = selectedTags.includes(tag);
              return html`<button
                type="button"
                part=${isSelected ? 'tag tag-selected' : 'tag'}
                aria-pressed=${isSelected}
                dir="auto"
                @click=${() => {
                  select(tag);
                }}
              >
                ${tag}
              </button>`;
            })}
          </div>`
        : nothing
    }
    ${options.found ? nothing : html`<p class="status" part="status">${words.noneFound}</p>`}`;
}
