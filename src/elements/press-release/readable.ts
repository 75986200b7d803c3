import { hostName } from '../../base/host-name.js';
import { native } from '../../base/natives.js';
import { pictureName } from '../../base/picture-name.js';

/**
 * Sets a text's structure as a careful editor would.
 * @param body sanitised, in a document of its own; it is emptied
 * @param headingLevel of the title: the text's headings begin one level below it
 * @returns an element of this document
 */
export function readable(body: HTMLElement, headingLevel: number): HTMLElement {
  // Not the text's own document: what is in it may hide its methods.
  const make = (name: string) => native(document).createElement(name);

  /** The levels as written of the headings that the next one stands below. */
  const above: string[] = [];
  for (const heading of body.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    if (!heading.textContent.trim() && !heading.querySelector('img:not([alt=""])')) {
      // Without a name it is no heading, but what is in it may be seen.
      const box = make('div');
      box.append(...heading.childNodes);
      heading.replaceWith(box);
      unlessItHasMedia(box);
      continue;
    }
    while ((above.at(-1) ?? '') >= heading.localName) above.pop();
    above.push(heading.localName);
    const other = make(`h${Math.min(headingLevel + above.length, 6)}`);
    // eslint-disable-next-line pressroom/checked-urls -- the sanitiser has checked them
    for (const { name, value } of heading.attributes) other.setAttribute(name, value);
    other.append(...heading.childNodes);
    heading.replaceWith(other);
  }

  // Word processors keep distance with these.
  for (const paragraph of body.querySelectorAll('p'))
    if (!paragraph.textContent.trim()) unlessItHasMedia(paragraph);

  for (const table of body.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue;
    const box = make('div');
    box.className = 'table';
    // On paper, a table of many columns is written smaller.
    const columns = Math.max(...Array.from(table.rows, columnsOf));
    if (columns > 6) box.classList.add(columns > 10 ? 'very-wide' : 'wide');
    table.replaceWith(box);
    box.append(table);
  }

  const content = native(document).createElement('div');
  content.className = 'body';
  content.setAttribute('part', 'body');
  while (body.firstChild) content.append(body.firstChild);
  return content;
}

const columnsOf = ({ cells }: HTMLTableRowElement) =>
  Array.from(cells).reduce((count, { colSpan }) => count + colSpan, 0);

/**
 * A link that holds only pictures without alternative texts is called by its caption, its title, the place to which it
 * leads, or as a picture.
 * @param picture the word for one, in `language`
 */
export function nameLinkedPictures(content: Element, picture: string, language: string): void {
  let count = 0;
  for (const link of content.querySelectorAll('a')) {
    const [image] = link.querySelectorAll('img');
    if (!image || link.textContent.trim() || link.querySelector('img:not([alt=""]),audio,video')) continue;
    const caption = link.closest('figure')?.querySelector('figcaption')?.textContent.trim();
    const leadsToPicture =
      pictureName(link.href) === pictureName(image.src) ||
      /\.(avif|gif|jpe?g|png|svg|webp)$/i.test(link.pathname);
    const known = caption || link.title.trim() || (leadsToPicture ? '' : link.host && hostName(link.href));
    if (known) {
      image.alt = known;
      continue;
    }
    count += 1;
    image.lang = language;
    image.alt = `${picture} ${count}`;
  }
}

function unlessItHasMedia(element: Element): void {
  if (!element.querySelector('img,audio,video')) element.remove();
}

/**
 * Only a table that is wider than the text is a place of its own, and a stop of the Tab key.
 * @param label of one without a caption
 */
export function letTablesScroll(content: Element, label: string): void {
  for (const box of content.querySelectorAll<HTMLElement>('.table'))
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.role = 'region';
      box.ariaLabel = box.querySelector('caption')?.textContent.trim() || label;
    } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
}
