/** The findings of a site list. They agree with schemas/sites.schema.json: see tests/check/site-lists.test.js. */
import { isObject, listOf, shown, stringOf, type Json } from '../base/json.js';
import type { SiteList } from '../sites/site-list.js';
import { didYouMean } from './did-you-mean.js';
import type { Finding } from './findings.js';
import { jsonPlaces, linesOf } from './source-places.js';

type Tell = (path: string, code: string, message: string, level?: Finding['level']) => void;

/** A rule for a value at a path, such as `groups[0].sites[3].url`. */
type Rule = (value: unknown, path: string, tell: Tell) => void;

const tagPattern =
  /^[a-z]{2,3}(?:-[a-z]{3})?(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[\da-wyz](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/i;

const urlPattern =
  /^(?:https?:\/\/[^\0-\x20\x7f\\/?#]|(?![a-z][a-z\d+.-]*:)[^\0-\x20\x7f\\])[^\0-\x20\x7f\\]*$/i;

const string: Rule = (value, path, tell) => {
  if (!stringOf(value))
    tell(path, 'value', `${shown(value)} is no text. Write a text in quotation marks`, 'fault');
};

const tag: Rule = (value, path, tell) => {
  if (typeof value !== 'string' || !tagPattern.test(value))
    tell(path, 'language', `${shown(value)} is no language tag. Write one such as "az", "en" or "ru"`);
};

const url: Rule = (value, path, tell) => {
  if (typeof value !== 'string' || !urlPattern.test(value))
    tell(path, 'address', `${shown(value)} is no http(s) address. Write one such as "https://unit.example/"`);
};

const any: Rule = (value, path, tell) => {
  if (typeof value !== 'string') tell(path, 'value', `${shown(value)} is no text`);
};

/** One value, or one for each language. */
const byLanguage =
  (rule: Rule): Rule =>
  (value, path, tell) => {
    if (!isObject(value)) {
      rule(value, path, tell);
      return;
    }
    const languages = Object.keys(value);
    if (!languages.length) tell(path, 'empty', 'It is empty. Write a value for a language, or leave it out');
    for (const language of languages) {
      tag(language, path, tell);
      rule(value[language], `${path}.${language}`, tell);
    }
  };

const list =
  (rule: Rule): Rule =>
  (value, path, tell) => {
    if (!Array.isArray(value)) {
      tell(path, 'type', `It must be a list in brackets, [ ], and is ${shown(value)}`, 'fault');
      return;
    }
    if (!value.length) tell(path, 'empty', 'It is empty. Fill it, or leave it out');
    value.forEach((one: unknown, index) => {
      rule(one, `${path}[${index}]`, tell);
    });
  };

const names: Rule = (value, path, tell) => {
  list(string)(value, path, tell);
  const all = listOf(value);
  if (new Set(all).size < all.length) tell(path, 'duplicate', 'A name is in it twice. Remove one');
};

const object =
  (rules: Record<string, Rule>, required: string[], thing: string): Rule =>
  (value, path, tell) => {
    if (!isObject(value)) {
      tell(path, 'type', `It must be an object in braces, { }, and is ${shown(value)}`, 'fault');
      return;
    }
    const prefix = path && `${path}.`;
    const known = Object.keys(rules);
    for (const name of required)
      if (value[name] === undefined)
        tell(`${prefix}${name}`, `no-${name}`, `${thing} has no "${name}". Write one`);
    for (const [name, one] of Object.entries(value)) {
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      if (rule) rule(one, `${prefix}${name}`, tell);
      else if (!name.startsWith('_')) tell(`${prefix}${name}`, 'unknown', unknown(name, known, value));
    }
  };

function unknown(name: string, known: string[], object: Json): string {
  const meant = didYouMean(name, known);
  return `"${name}" is not known. ${
    meant && object[meant] === undefined
      ? `Did you mean "${meant}"?`
      : 'Remove it, or begin the name with _ if it is your own'
  }`;
}

const text = byLanguage(string);
const site = object(
  {
    title: text,
    url: byLanguage(url),
    description: text,
    aliases: byLanguage(names),
    icon: url,
    language: tag,
  },
  ['title', 'url'],
  'The site',
);
const group = object({ title: text, sites: list(site) }, ['title', 'sites'], 'The group');
const siteList = object(
  { $schema: any, title: text, language: tag, sites: list(site), groups: list(group) },
  ['title'],
  'The list',
);

/** The advice for a sentence of `parseSiteList`. */
function adviceFor(sentence: string, isRelative: boolean, baseOption: string): string {
  if (/url" of another/.test(sentence)) return 'Remove one of them, or write the right address';
  if (/"url"|"icon"/.test(sentence))
    return isRelative && baseOption
      ? `Write "https://…", or name the list's own address by ${baseOption}: then it can be relative`
      : 'Write an address with https://';
  return 'Write one';
}

/** The value at a path such as `groups[0].sites[3]`. */
const valueAt = (document: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce((value, name) => (value as Json | undefined)?.[name], document);

/**
 * @param parsed the document after `parseSiteList`
 * @param source the text of the document; `''` if it came as an object
 * @param baseOption how the caller names the base for relative addresses; `''` if there is a base
 */
export function siteFindings(
  document: unknown,
  parsed: SiteList,
  source: string,
  baseOption: string,
): Finding[] {
  const places = jsonPlaces(source);
  const lineOf = linesOf(source);
  const lineOfPath = (path: string): number | undefined => {
    const at = places.get(path);
    if (at !== undefined && source) return lineOf(at);
    const parent = path.replace(/(?:\.[^.[]*|\[\d+\])$/, '');
    return parent === path ? undefined : lineOfPath(parent);
  };
  const findings: Finding[] = [];
  const add = (level: Finding['level'], code: string, path: string, message: string) => {
    const [entry = ''] = /^(?:groups\[\d+\]\.)?sites\[\d+\]|^groups\[\d+\]/.exec(path) ?? [];
    const title = (valueAt(document, entry) as Json | undefined)?.['title'];
    const name = isObject(title) ? Object.values(title).find(stringOf) : title;
    findings.push({
      level,
      code,
      message: /[.?]$/.test(message) ? message : `${message}.`,
      ...(entry && { entry: `${entry}${stringOf(name) ? ` «${String(name).trim().slice(0, 60)}»` : ''}` }),
      line: lineOfPath(path),
    });
  };
  /** The paths of members that the element cannot use. */
  const told = new Set<string>();
  for (const warning of parsed._pressroom.warnings) {
    const [, path = '', sentence = warning] =
      /^([\w[\].]+) (?:"[^]*?"? )?((?:is left out|has )[^]*)$/.exec(warning) ?? [];
    const [, member = ''] = /"([a-z]+)"/.exec(sentence) ?? [];
    const value = valueAt(document, `${path}.${member}`);
    const values = isObject(value) ? Object.values(value) : [value];
    told.add(`${path}.${member}`);
    const isRelative = values.some(
      (one) => typeof one === 'string' && urlPattern.test(one) && !/^https?:/i.test(one),
    );
    add(
      'fault',
      'site',
      `${path}.${member}`,
      `It ${sentence}. ${adviceFor(sentence, isRelative, baseOption)}`,
    );
  }
  siteList(document, '', (path, code, message, level = 'warning') => {
    // Report a member once, also if it has a value for each language.
    if (told.has(path) || told.has(path.replace(/\.[^.]*$/, ''))) return;
    const member = path.replace(/^(?:groups\[\d+\]\.)?sites\[\d+\]\.?|^groups\[\d+\]\.?/, '');
    const isMissing = /^no-|^unknown$/.test(code);
    add(level, code, path, member && !isMissing ? `"${member}": ${message}` : message);
  });
  return findings;
}
