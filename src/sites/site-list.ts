/** Parses documents in the format of `schemas/sites.schema.json`. */
import { isObject, isSafeName, listOf, shown, stringOf, type Json } from '../base/json.js';
import { LoadError } from '../net/load-error.js';
import { webUrl } from '../base/web-url.js';

/** A text, or texts by language (BCP 47 tag). */
export type Text = string | Record<string, string>;

/** The site of a unit. */
export interface Site {
  title: Text;
  /** Absolute http(s) URL, or URLs by language. */
  url: Text;
  description?: Text | undefined;
  /** Other names, such as abbreviations and former names. */
  aliases?: string[] | Record<string, string[]> | undefined;
  /** URL of a small picture. */
  icon?: string | undefined;
  /** BCP 47 tag of the site's language. */
  language?: string | undefined;
}

/** Sites under a common title. */
export interface Group {
  title: Text;
  sites: Site[];
}

/** A normalised list of sites: all members have the declared types. `sites` come before `groups`. */
export interface SiteList {
  title?: Text | undefined;
  /** BCP 47 tag of the texts that are plain strings in the document. */
  language?: string | undefined;
  sites: Site[];
  groups: Group[];
  _pressroom: {
    /** The document's URL; `''` if the document is from a script or from the page's links. */
    source: string;
    /** Warnings for the webmaster, one sentence each. */
    warnings: string[];
  };
}

/** Parses a single value or values by language. Unusable values are left out. */
function byLanguage<Value>(
  value: unknown,
  parse: (one: unknown) => Value | undefined,
): Value | Record<string, Value> | undefined {
  if (!isObject(value)) return parse(value);
  const entries = Object.entries(value)
    .filter(([tag]) => isSafeName(tag))
    .map(([tag, one]) => [tag.replaceAll('_', '-'), parse(one)] as const)
    .filter((entry): entry is [string, Value] => !!entry[1]);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/**
 * Checks and converts a document. In the result, all members have the declared types. Mistakes become warnings.
 * @param document parsed JSON, or a document from `linksAsSites`
 * @param source URL of the document; `''` without one
 * @param base base URL for relative URLs
 * @throws LoadError `not-a-site-list`
 */
export function parseSiteList(document: unknown, source = '', base = source): SiteList {
  if (!isObject(document) || !(Array.isArray(document['sites']) || Array.isArray(document['groups'])))
    throw new LoadError(
      'not-a-site-list',
      `${source || 'The document'} is no site list: it has no "sites" or "groups" array.`,
      source,
    );
  const language = stringOf(document['language'])?.replaceAll('_', '-');
  /** Plain strings are in the list's language. */
  const textOf = (value: unknown) =>
    byLanguage(language && stringOf(value) ? { [language]: value } : value, stringOf);
  const warnings: string[] = [];
  const seen = new Set<string>();

  const parseSites = (raw: unknown, path: string): Site[] =>
    listOf(raw).flatMap((entry, index) => {
      const site: Json = isObject(entry) ? entry : {};
      const warn = (text: string) =>
        warnings.push(`${path}[${index}] ${shown(allOf(title)[0] ?? site['title'] ?? '')} ${text}`);
      const title = textOf(site['title']);
      const address = (one: unknown) => webUrl(one, base);
      const url = byLanguage(site['url'], address);
      const key = JSON.stringify(url);
      if (!title || !url || seen.has(key)) {
        warn(
          `is left out: it has ${!title ? 'no "title"' : url ? 'the "url" of another one' : 'no http(s) "url"'}`,
        );
        return [];
      }
      seen.add(key);
      const { icon } = site;
      if (stringOf(icon) && !address(icon)) warn('has an "icon" that is not http(s)');
      if (isObject(url) && Object.keys(url).length < Object.keys(site['url'] as Json).length)
        warn('has a "url" that is not http(s)');
      return {
        title,
        url,
        description: textOf(site['description']),
        aliases: byLanguage(site['aliases'], (value) => [value].flat().flatMap((one) => stringOf(one) ?? [])),
        icon: address(icon),
        language: stringOf(site['language']),
      };
    });

  const sites = parseSites(document['sites'], 'sites');
  const groups = listOf(document['groups']).flatMap((entry, index) => {
    const group: Json = isObject(entry) ? entry : {};
    const path = `groups[${index}]`;
    const title = textOf(group['title']);
    const own = parseSites(group['sites'], `${path}.sites`);
    if (title && own.length) return { title, sites: own };
    warnings.push(`${path} has no "${title ? 'sites' : 'title'}"`);
    // The sites of a group without a title stay in the list, outside of groups.
    sites.push(...own);
    return [];
  });
  return {
    title: textOf(document['title']),
    language,
    sites,
    groups,
    _pressroom: { source, warnings },
  };
}

/** A value with its language, if that is known. */
export interface Resolved<Value> {
  value: Value;
  language?: string | undefined;
}

/**
 * Selects the value for the first language that has one, and otherwise the first value.
 * @param languages BCP 47 tags in order of preference
 */
export function resolve<Value>(value: Value | Record<string, Value>, languages: string[]): Resolved<Value> {
  if (!isObject(value)) return { value };
  const primary = (tag: string) => tag.split('-')[0];
  const tags = Object.keys(value);
  const language =
    languages
      .map((wanted) => wanted.toLowerCase())
      .flatMap((wanted) => [
        tags.find((tag) => tag.toLowerCase() === wanted),
        tags.find((tag) => primary(tag.toLowerCase()) === primary(wanted)),
      ])
      .find((tag) => tag) ?? tags[0];
  return { value: value[language ?? ''] as Value, language };
}

/** The values in all languages. */
export const allOf = <Value>(value: Value | Record<string, Value> | undefined): Value[] =>
  isObject(value) ? Object.values(value) : value === undefined ? [] : [value];
