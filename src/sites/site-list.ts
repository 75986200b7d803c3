/** The format of `schemas/sites.schema.json`. */
import { isObject, isSafeName, listOf, shown, stringOf, type Json } from '../base/json.js';
import { LoadError } from '../net/load-error.js';
import { webUrl } from '../base/web-url.js';

/** A text, or one for each language (BCP 47 tag). */
export type Text = string | Record<string, string>;

export interface Site {
  title: Text;
  /** Absolute, http(s); or one for each language. */
  url: Text;
  description?: Text | undefined;
  /** Abbreviations, old names. */
  aliases?: string[] | Record<string, string[]> | undefined;
  icon?: string | undefined;
  /** BCP 47, of the site. */
  language?: string | undefined;
}

export interface Group {
  title: Text;
  sites: Site[];
}

/** A site list, normalised: `sites` come before `groups`. */
export interface SiteList {
  title?: Text | undefined;
  /** BCP 47, of the texts that are plain strings. */
  language?: string | undefined;
  sites: Site[];
  groups: Group[];
  _pressroom: {
    /** The address of the document; `''` for one that a script or the page gave. */
    source: string;
    /** What a webmaster should mend, a sentence each. */
    warnings: string[];
  };
}

/** A value for each language, each through `parse`; what is not usable is left out. */
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
 * Checks a document once: what is left is true to its types, what is not is told.
 * @param source the address that it came from
 * @param base what relative addresses in it are relative to
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
  /** A text that is a plain string is in the list's language. */
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
    // Sites without a name for their group are sites all the same.
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

/** A value, and the language that it is in where that is known. */
export interface Resolved<Value> {
  value: Value;
  language?: string | undefined;
}

/** What there is in the first of the languages that there is anything in, else the first of all. */
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

/** Every value, whatever the language. */
export const allOf = <Value>(value: Value | Record<string, Value> | undefined): Value[] =>
  isObject(value) ? Object.values(value) : value === undefined ? [] : [value];
