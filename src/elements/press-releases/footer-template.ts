import { nothing } from 'lit';
import type { NewsSentences } from '../../i18n/news-sentences.js';
import { html } from '../../base/html.js';
import { linkUrl } from '../../base/web-url.js';

interface Footer {
  words: NewsSentences;
  /** Absent if there are no more releases. */
  more: (() => Promise<void>) | undefined;
  isBusy: boolean;
  hasFailed: boolean;
  allHref: string | undefined;
  target: string;
}

/** Renders «Show more» and the link to all releases. */
export function footerTemplate({ words, more, isBusy, hasFailed, allHref, target }: Footer): unknown {
  if (!more && !allHref) return nothing;
  return html`<div class="footer">
    ${hasFailed ? html`<p class="status" part="status">${words.moreFailed}</p>` : nothing}
    ${
      more
        ? html`<button class="more" part="more" type="button" @click=${more}>
            ${isBusy ? words.loading : hasFailed ? words.retry : words.more}
          </button>`
        : nothing
    }
    ${
      allHref
        ? html`<a class="all" part="all" href=${linkUrl(allHref) ?? nothing} target=${target || nothing}
            >${words.all}</a
          >`
        : nothing
    }
  </div>`;
}
