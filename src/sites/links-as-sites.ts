import { addressOf, labelOf, nameOf, namesOf, textIn } from '../base/page-links.js';
import { webUrl } from '../base/web-url.js';

/** A group under construction. The outermost group has no title. */
interface Group {
  title?: unknown;
  sites: object[];
  /** The site of the title's own link. It moves into the group when the group gets another site. */
  own?: object | undefined;
  /** The group that contains the title's site until then. */
  outer?: Group;
}

const lists = 'ul, ol, menu, dl';
const headings = 'h1, h2, h3, h4, h5, h6, [role=heading], dt, summary, legend, caption, figcaption';
const buttons = 'button, [role=button]:not(a)';

/** A text with the language from the nearest `lang` attribute, if there is one. */
function inLanguage(text: string, element: Element): unknown {
  const inner = element.querySelector('[lang]');
  const from = inner && textIn(inner) === text ? inner : element.closest('[lang]');
  const language = from?.getAttribute('lang');
  return language ? { [language]: text } : text;
}

/** The URL in an option's value. A value without a dot or slash is no URL, but would resolve as a relative one. */
function addressOfOption(option: HTMLOptionElement): string | undefined {
  const value = option.getAttribute('value') ?? '';
  return /^\S*[./]\S*$/.test(value) && !option.disabled ? addressOf(option, value) : undefined;
}

/**
 * Reads the page's own links as a site list. The markup defines the groups: a list item with a nested list or menu, a
 * heading before links, a labelled list, or an `<optgroup>`.
 * @returns unchecked document for `parseSiteList`; `undefined` if there are no links
 */
export function linksAsSites(root: Element): object | undefined {
  const links = [...root.querySelectorAll('a[href], area[href]')];
  const names = namesOf(links);
  const all: Group = { sites: [] };
  const groups = [all];
  /** The URLs already in the list. */
  const seen = new Set<string>();
  /** Headings and links that are the title of a group. */
  const titles = new Set<Element>();
  /** `group` gets the next site; `around` is the group that contains the next heading's own link. */
  let group = all;
  let around = all;

  const add = (element: Element, url: string | undefined, name: string): object | undefined => {
    if (!url || seen.has(url)) return undefined;
    seen.add(url);
    const { own, outer } = group;
    if (own && outer) {
      outer.sites = outer.sites.filter((site) => site !== own);
      group.sites.push(own);
      group.own = undefined;
    }
    const site = {
      title: inLanguage(name || new URL(url).host, element),
      url,
      language: element.getAttribute('hreflang'),
    };
    group.sites.push(site);
    return site;
  };

  const addLink = (link: Element) => {
    const url = addressOf(link);
    return add(link, url, names.get(url ?? '') ?? '');
  };

  /**
   * Starts a group.
   * @param title element with the group's title; links in it become sites, and the first one is the group's own site
   * @param name text of the title
   */
  const begin = (title: Element, name: string): void => {
    group = around;
    let own: object | undefined;
    if (title.matches(`a, ${headings}`)) {
      titles.add(title);
      for (const link of [title, ...title.querySelectorAll('a')]) own ??= addLink(link);
    }
    group = { title: inLanguage(name, title), sites: [], own, outer: around };
    groups.push(group);
  };

  /** Reads a list item with a nested list or menu. */
  const readItem = (item: Element, controls: Element[]): void => {
    const isInner = (element: Element) => element.matches(`${lists}, ${buttons}`);
    const title = controls.find((control) => !control.matches(buttons) && nameOf(control));
    const name = (title && nameOf(title)) || textIn(item, isInner) || controls.map(nameOf).find(Boolean);
    const before = group;
    const outer = around;
    if (name) {
      begin(title ?? item, name);
      around = group;
    }
    readAll(item);
    around = outer;
    group = before;
  };

  const readNode = (element: Element): void => {
    if (titles.has(element)) return;
    if (element.matches('li')) {
      const controls = [...element.querySelectorAll(`a, ${buttons}, ${headings}`)].filter(
        (control) => control.closest(`li, ${lists}`) === element,
      );
      const [first] = controls;
      const opensMenu =
        first &&
        (first.matches('[aria-expanded], [aria-haspopup]') || (first.matches('a') && !addressOf(first))) &&
        links.some((link) => element.contains(link) && link !== first && addressOf(link));
      if (opensMenu || element.querySelector(lists)) readItem(element, controls);
      else readAll(element);
    } else if (element.matches(headings)) begin(element, nameOf(element));
    else if (element.matches('a, area')) {
      const href = element.getAttribute('href')?.trim() ?? '';
      if (addressOf(element)) addLink(element);
      // parseSiteList() removes such a site, with a warning for the webmaster.
      else if (/^(?!#)./.test(href) && !webUrl(href, element.baseURI))
        group.sites.push({ title: nameOf(element), url: href });
    } else if (element instanceof HTMLOptionElement)
      add(element, addressOfOption(element), textIn(element) || element.label);
    else readAll(element);
  };

  const readAll = (element: Element): void => {
    const before = group;
    const outer = around;
    const isOptions = element instanceof HTMLOptGroupElement;
    const label = isOptions ? element.label : labelOf(element);
    if (label && (isOptions || (!group.title && element.matches(`${lists}, section, [role=group]`)))) {
      begin(element, label);
      around = group;
    }
    for (const child of element.children) if (!child.slot) readNode(child);
    around = outer;
    // A heading that is alone in its parent names the links after the parent.
    if (element.matches(`li, ${lists}, optgroup`) || group.sites.length) group = before;
  };

  readAll(root);
  return seen.size
    ? { sites: all.sites, groups: groups.slice(1).filter(({ sites }) => sites.length) }
    : undefined;
}
