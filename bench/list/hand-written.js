// A hand-written alternative to `<press-releases src="feed.json">`. It creates the same markup with innerHTML.
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (found) => Reflect.get(entities, found));

const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** @param {{ url: string, title: string, summary: string, image?: string, date_published: string }} item */
const itemHtml = ({ url, title, summary, image, date_published: date }) => `
  <li class="item" part="item" lang="en">
    <div class="text">
      <h3 class="title" part="title"><a class="link" part="link" href="${escaped(url)}">${escaped(title)}</a></h3>
      <p class="line muted"><time part="date" datetime="${escaped(date)}" lang="en-GB" dir="ltr">${dates.format(new Date(date))}</time></p>
      <p class="summary" part="summary">${escaped(summary)}</p>
    </div>
    ${image ? `<img part="image" alt="" width="320" height="180" loading="lazy" decoding="async" src="${escaped(image)}">` : ''}
  </li>`;

const root = /** @type {HTMLElement} */ (document.querySelector('#releases'));
const limit = Number(root.dataset['limit']);
const response = await fetch(root.dataset['src'] ?? '');
const feed = await response.json();

root.innerHTML = `<section lang="en" aria-label="Most recent press releases">
  <h2 class="heading" part="heading"><span lang="en">Most recent press releases</span></h2>
  <div class="room"><div class="measure">
    <ul part="list" role="list" class="list dated">${feed.items.slice(0, limit).map(itemHtml).join('')}</ul>
  </div></div>
  <div class="footer">
    ${feed.items.length > limit ? '<button class="more" part="more" type="button">Show more</button>' : ''}
    <a class="all" part="all" href="${escaped(feed.home_page_url)}">All press releases</a>
  </div>
  <div class="visually-hidden" aria-live="polite"></div>
</section>`;

export {};
