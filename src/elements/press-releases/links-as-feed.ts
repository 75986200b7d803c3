import { addressOf, nameOf, namesOf, textIn } from '../../base/page-links.js';

/**
 * Converts the page's own list of links to a feed. Each list item gives one release with its link, date, picture and
 * text. A link in the heading has priority over other links.
 */
export function linksAsFeed(root: Element): object | undefined {
  const items = [...root.querySelectorAll('li')].flatMap((entry) => {
    if (entry.closest('[slot]')) return [];
    const own = <Found extends Element>(selector: string) =>
      [...entry.querySelectorAll<Found>(selector)].filter((found) => found.closest('li') === entry);
    const links = own('a[href]').filter((link) => addressOf(link));
    const heading = own('h1, h2, h3, h4, h5, h6').find(nameOf);
    const link = links.find((one) => heading?.contains(one)) ?? links[0];
    const url = link && addressOf(link);
    if (!url) return [];
    const [time] = own<HTMLTimeElement>('time');
    const text = own('p').find((paragraph) => !paragraph.querySelector('a, time'));
    return {
      id: url,
      url,
      title: heading && !heading.contains(link) ? nameOf(heading) : namesOf(links).get(url),
      summary: text && textIn(text),
      image: own<HTMLImageElement>('img')[0]?.src,
      date_published: time?.dateTime || time?.textContent,
      language: entry.closest('[lang]')?.getAttribute('lang'),
    };
  });
  return items.length ? { version: '1.1', items: JSON.parse(JSON.stringify(items)) as unknown } : undefined;
}
