/** A list of links that the page wrote, as a feed: of each entry its first link, date, picture and text. */
export function linksAsFeed(root: Element): object | undefined {
  const items = [...root.querySelectorAll('li')].flatMap((entry) => {
    const link = entry.querySelector<HTMLAnchorElement>('a[href]');
    if (!link || entry.closest('[slot]') || link.closest('li') !== entry) return [];
    const time = entry.querySelector('time');
    const text = [...entry.querySelectorAll('p')].find((paragraph) => !paragraph.querySelector('a, time'));
    return {
      id: link.href,
      url: link.href,
      title: link.textContent,
      summary: text?.textContent,
      image: entry.querySelector('img')?.src,
      date_published: time?.dateTime || time?.textContent,
      language: entry.closest('[lang]')?.getAttribute('lang'),
    };
  });
  return items.length ? { version: '1.1', items: JSON.parse(JSON.stringify(items)) as unknown } : undefined;
}
