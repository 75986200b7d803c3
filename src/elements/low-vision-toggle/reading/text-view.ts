/** «Only the text»: the page's article in a dialog over the page. Its file is fetched when the reader asks for it. */
import { nothing, render, type TemplateResult } from 'lit';
import { textSentences } from '../../../i18n/reading-sentences.js';
import { speechSentences } from '../../../i18n/speech-sentences.js';
import { native } from '../../../base/natives.js';
import { html } from '../../../base/html.js';
import { printPart } from '../../../base/print-part.js';
import { linkUrl } from '../../../base/web-url.js';
import { markOwn } from '../../../low-vision/engine/own-copies.js';
import type { Speech, SpeechState } from '../../../low-vision/interface/speech.js';
import { decoded } from '../../../sanitizer/as-seen.js';
import type { Controls } from '../controls.js';
import { articleOf, type Article } from './article.js';
import { textStyles } from './text-view.styles.js';

const headings = 'h1,h2,h3,h4,h5,h6';

/** Gives each heading an `id` for the links of the outline. A heading that links lead to already has one. */
function nameHeadings(body: HTMLElement): HTMLElement[] {
  const found = [...body.querySelectorAll<HTMLElement>(headings)].filter(({ textContent }) =>
    textContent.trim(),
  );
  for (const [index, heading] of found.entries()) heading.id ||= `low-vision-heading-${index}`;
  return found;
}

/** Lets wide tables scroll by themselves. */
function wrapTables(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll('table')]
    .filter((table) => !table.parentElement?.closest('table'))
    .map((table) => {
      const box = native(document).createElement('div');
      box.className = 'table';
      table.replaceWith(box);
      box.append(table);
      return box;
    });
}

/** Shows the text. `closed` resolves when the reader has left it. */
export async function showText(controls: Controls): Promise<{ closed: Promise<void> }> {
  const article = await articleOf(controls.host.ownerDocument);
  const closed = new Promise<void>((resolve) => {
    new TextView(controls, article, resolve).open();
  });
  return { closed };
}

class TextView {
  readonly #controls: Controls;
  readonly #article: Article | undefined;
  readonly #closed: () => void;
  readonly #place: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #bar: ShadowRoot;
  readonly #dialog: HTMLDialogElement;
  readonly #headings: HTMLElement[];
  readonly #listeners = new AbortController();
  #speech: Speech | undefined;
  #speechState: SpeechState | 'failed' = 'idle';

  constructor(controls: Controls, article: Article | undefined, closed: () => void) {
    this.#controls = controls;
    this.#article = article;
    this.#closed = closed;
    const page = native(controls.host.ownerDocument);
    this.#place = page.createElement('low-vision-text');
    markOwn(this.#place);
    this.#root = this.#place.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = textStyles.styleSheet ? [textStyles.styleSheet] : [];
    this.#headings = article ? nameHeadings(article.body) : [];
    const tables = article ? wrapTables(article.body) : [];
    render(this.#template(), this.#root);
    this.#dialog = this.#root.querySelector('dialog') as HTMLDialogElement;
    // The engine leaves the bar alone, as it does with a panel. The bar has the styles and the sizes of a row.
    this.#bar = (this.#dialog.firstElementChild as Element).attachShadow({ mode: 'open' });
    this.#bar.adoptedStyleSheets = controls.host.shadowRoot?.adoptedStyleSheets ?? [];
    this.#drawBar();
    const observer = new ResizeObserver(() => {
      this.#letScroll(tables);
    });
    for (const box of tables) observer.observe(box);
  }

  get #words() {
    return textSentences(this.#controls.language);
  }

  open(): void {
    const { host } = this.#controls;
    const { ownerDocument } = host;
    const { signal } = this.#listeners;
    // It is before the body: the page may count the children of its body.
    native(native(ownerDocument).body).before(this.#place);
    this.#dialog.showModal();
    // Orca says nothing of the first control, on which it expects the focus. On the dialog, it reads the whole text.
    this.#root.querySelector<HTMLElement>('.title')?.focus();
    this.#fit();
    const fit = () => {
      this.#fit();
    };
    addEventListener('resize', fit, { signal });
    host.addEventListener('low-vision-change', fit, { signal });
    // Orca calls the whole text «clickable» if an element around it listens.
    this.#root.addEventListener('click', (event) => {
      this.#follow(event as MouseEvent);
    });
    this.#dialog.addEventListener('close', () => {
      this.#end();
    });
  }

  #end(): void {
    const { host } = this.#controls;
    this.#listeners.abort();
    this.#speech?.stop();
    // The panel may have been opened in the dialog.
    this.#controls.closePanel();
    void host.updateComplete.then(() => {
      this.#place.remove();
      this.#closed();
    });
  }

  #fit(): void {
    const row = this.#bar.querySelector<HTMLElement>('.row');
    if (row) this.#controls.fit(row);
  }

  #template(): TemplateResult {
    const { language } = this.#controls;
    const words = this.#words;
    const article = this.#article;
    const content = article
      ? html`<article lang=${article.lang || nothing} dir=${article.dir || nothing}>
          <h1 id="low-vision-title" class="title" tabindex="-1">${article.title}</h1>
          ${article.byline ? html`<p>${article.byline}</p>` : nothing}
          <div class="actions" part="actions" lang=${language} dir="ltr">
            ${this.#outline()}
            ${
              'print' in window
                ? html`<button
                    type="button"
                    @click=${() => {
                      this.#print();
                    }}
                  >
                    ${words.print}
                  </button>`
                : nothing
            }
          </div>
          <div class="body">${[...article.body.childNodes]}</div>
        </article>`
      : html`<article><p id="low-vision-title" class="title" tabindex="-1">${words.noArticle}</p></article>`;
    return html`<dialog class="low-vision-text" lang=${language} aria-labelledby="low-vision-title">
      <low-vision-panel></low-vision-panel>
      ${content}
    </dialog>`;
  }

  #outline(): TemplateResult | typeof nothing {
    const words = this.#words;
    if (this.#headings.length < 2) return nothing;
    return html`<details>
      <summary>${words.contents}</summary>
      <nav aria-label=${words.contents}>
        <ul lang=${this.#article?.lang || nothing} dir=${this.#article?.dir || nothing}>
          ${this.#headings.map(
            (heading) =>
              html`<li>
                <a href=${linkUrl(`#${encodeURIComponent(heading.id)}`) ?? nothing}>${heading.textContent}</a>
              </li>`,
          )}
        </ul>
      </nav>
    </details>`;
  }

  #drawBar(): void {
    const { language } = this.#controls;
    const speech = speechSentences(language);
    const state = this.#speechState;
    const button = (label: string, press: (button: HTMLElement) => void, part = 'control') =>
      html`<button
        type="button"
        part=${part}
        @click=${({ currentTarget }: Event) => {
          press(currentTarget as HTMLElement);
        }}
      >
        ${label}
      </button>`;
    const [name, does] = (
      {
        idle: ['play', 'play'],
        none: ['play', 'play'],
        failed: ['play', 'play'],
        speaking: ['pause', 'pause'],
        paused: ['resume', 'resume'],
        'ask-network': ['allow', 'allowNetwork'],
      } as const
    )[state];
    const { speechFailed, all } = this.#controls.words;
    const notes: Partial<Record<typeof state, string>> = {
      failed: speechFailed,
      none: speech.none,
      'ask-network': `${speech.network} (${this.#speech?.networkVoice})`,
    };
    render(
      html`<div class="root" lang=${language}>
        <div class="row">
          ${button(`← ${this.#words.back}`, () => {
            this.#dialog.close();
          })}
          ${
            this.#article && 'speechSynthesis' in window
              ? button(speech[name], () => void this.#listen(does))
              : nothing
          }
          ${button(
            all,
            (one) => {
              this.#controls.openPanel(one);
            },
            'settings-button',
          )}
        </div>
        <div role="status">${notes[state] ?? nothing}</div>
      </div>`,
      this.#bar,
    );
    this.#fit();
  }

  async #listen(does: 'play' | 'pause' | 'resume' | 'allowNetwork'): Promise<void> {
    try {
      const { createSpeech } = await import('../speech-row.js');
      this.#speech ??= createSpeech(
        this.#controls.host.ownerDocument,
        (state) => {
          this.#speechState = state;
          this.#drawBar();
        },
        () => this.#root.querySelectorAll('.title,.body'),
      );
      if (this.#dialog.open) this.#speech[does]();
    } catch {
      this.#speechState = 'failed';
      this.#drawBar();
    }
  }

  #print(): void {
    const article = this.#root.querySelector('article');
    const { sheet, factor } = {
      sheet: new CSSStyleSheet(),
      factor: this.#controls.values['text-size'] ?? 100,
    };
    // Larger text leaves few words in a line of paper.
    sheet.replaceSync(`article { font-size: ${Math.min(18 * Math.max(factor / 100, 1), 36)}px }`);
    const { styleSheet } = textStyles;
    if (article && styleSheet) void printPart(article, [styleSheet, sheet], article);
  }

  /** Follows a link to a place in the text. The browser finds such places only in the page. */
  #follow(event: MouseEvent): void {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
    const link = (target as Element).closest('a');
    if (!link?.hasAttribute('href') || button || ctrlKey || metaKey || shiftKey || altKey) return;
    const place = this.#root.getElementById(decoded(link.hash.slice(1)));
    if (!link.getAttribute('href')?.startsWith('#') || !place) {
      // The link leads to another place of this page.
      if (link.hash && link.href.split('#')[0] === location.href.split('#')[0]) this.#dialog.close();
      return;
    }
    event.preventDefault();
    if (!place.matches('a[href]')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView();
  }

  #letScroll(boxes: HTMLElement[]): void {
    for (const box of boxes)
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.role = 'region';
        box.ariaLabel = box.querySelector('caption')?.textContent.trim() || this.#words.wideTable;
      } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
  }
}
