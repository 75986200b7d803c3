import { hostName } from '../../base/host-name.js';
import { native } from '../../base/natives.js';
import { pictureName } from '../../base/picture-name.js';

/**
 * Corrects a text's structure: heading levels, empty paragraphs and wide tables.
 * @param body sanitised HTML in a separate document; the function moves its content out
 * @param headingLevel level of the title; the text's headings begin one level below
 * @returns an element with the whole text, in the same document
 */
export function readable(body: HTMLElement, headingLevel: number): HTMLElement {
  const make = (name: string) => native(body.ownerDocument).createElement(name);

  /** The original tag names of the headings above the current heading. */
  const above: string[] = [];
  for (const heading of body.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    if (!heading.textContent.trim() && !heading.querySelector('img:not([alt=""])')) {
      // A heading without text is not a heading, but it may contain visible media.
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

  // Word processors create empty paragraphs as space between texts.
  for (const paragraph of body.querySelectorAll('p'))
    if (!paragraph.textContent.trim()) unlessItHasMedia(paragraph);

  for (const table of body.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue;
    const box = make('div');
    box.className = 'table';
    // The print styles use smaller text for tables with many columns.
    const columns = Math.max(...Array.from(table.rows, columnsOf));
    if (columns > 6) box.classList.add(columns > 10 ? 'very-wide' : 'wide');
    table.replaceWith(box);
    box.append(table);
  }

  const content = make('div');
  content.className = 'body';
  content.setAttribute('part', 'body');
  while (body.firstChild) content.append(body.firstChild);
  return content;
}

const columnsOf = ({ cells }: HTMLTableRowElement) =>
  Array.from(cells).reduce((count, { colSpan }) => count + colSpan, 0);

/**
 * Gives an alternative text to pictures in links that have no other content. The text is the first of these: the
 * caption, the link's title, the host name of its target, or the word «picture» with a number.
 * @param picture the word «picture» in `language`
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
 * Makes tables focusable regions if they are wider than the text, so that a keyboard can scroll them.
 * @param label name of a table without a caption
 */
export function letTablesScroll(content: Element, label: string): void {
  for (const box of content.querySelectorAll<HTMLElement>('.table'))
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.role = 'region';
      box.ariaLabel = box.querySelector('caption')?.textContent.trim() || label;
    } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
}
