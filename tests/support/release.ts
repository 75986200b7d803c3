import type { PressRelease } from 'pressroom-elements/press-release';
import 'pressroom-elements/press-release';
import { renderFirst, settled } from './elements.js';

export { settled };

export type { PressRelease };

/** Renders markup and returns its <press-release>. Does not wait for the element's data. */
export const render = (markup: string): Promise<PressRelease> => renderFirst('press-release', markup);

export const renderSettled = async (markup: string): Promise<PressRelease> => settled(await render(markup));

/** Shows an item that a script sets as a property. */
export async function renderItem(item: unknown, attributes = ''): Promise<PressRelease> {
  const element = await render(`<press-release ${attributes}></press-release>`);
  element.item = item;
  return settled(element);
}

export const parts = (element: PressRelease, name: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? []),
];

export function part(element: PressRelease, name: string): HTMLElement {
  const [found] = parts(element, name);
  if (!found) throw new Error(`no part «${name}»`);
  return found;
}

/** The markup of the shown text. */
export const bodyOf = (element: PressRelease): string => part(element, 'body').innerHTML;

/** A text with every kind of content that editors write. */
export const article = {
  id: '2026-214',
  url: 'https://ministry.example/releases/2026-214/',
  title: 'Rescuers of three regions train for floods',
  language: 'en',
  date_published: '2026-11-23T14:05:00+04:00',
  date_modified: '2026-11-24T09:00:00+04:00',
  authors: [{ name: 'Press service', url: 'https://ministry.example/press/' }, { name: 'A. Aliyeva' }],
  tags: ['Rescue', 'Training'],
  content_html: `<h1>What was trained</h1><p>More than <b>400 people</b> took part, as <a href="../2026-190/">announced</a>
    and as <a href="https://news.example/a">reported</a>.</p><p>&nbsp;</p>
    <h3>Boats</h3><ul><li>12 boats</li><li>3 helicopters</li></ul>
    <h2>Figures</h2><table><caption>People by region</caption><tr><th>Region</th><th>People</th></tr>
    <tr><td>North</td><td>140</td></tr></table>
    <figure><img src="/images/boat.svg" width="800" height="450" alt="A boat"><figcaption>A boat on the river</figcaption></figure>
    <blockquote><p>We were ready.</p></blockquote>`,
  attachments: [
    {
      url: 'https://ministry.example/files/plan.pdf',
      title: 'The plan',
      mime_type: 'application/pdf',
      size_in_bytes: 2_480_000,
    },
    { url: 'https://ministry.example/files/list', mime_type: 'text/csv', size_in_bytes: 900 },
  ],
};
