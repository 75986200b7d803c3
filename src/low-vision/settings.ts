/** A reader's settings: checked once, and written as the text that attributes, cookies and links carry. */
import type { Json } from '../base/json.js';
import { schemeNames } from './scheme-names.js';
import type { SchemeName } from './schemes.js';

/** The groups of the panel: `''` is the one that is seen first. */
export type Group = '' | 'text' | 'spacing' | 'pictures' | 'aids';

export interface Options {
  /** In the panel, before the others of its group. */
  isFirst?: boolean;
  /** `site`: never taken to another site. `reader`: no link may set it for a reader, as it could hide something. */
  stays?: 'site' | 'reader';
}

interface Setting<Value> extends Options {
  /** Gives the value, `undefined` where what is written is none. */
  read: (written: string) => Value | undefined;
  /** Says what is a value. */
  wanted: string;
  group: Group;
  /** What the panel offers, besides the site's own look. */
  choices: string;
  /** In the panel, after a number. */
  unit?: string;
}

type WordOf<Words extends string> = Words extends `${infer First} ${infer Rest}`
  ? First | WordOf<Rest>
  : Words;

/** Digits, then perhaps a point and one or two more: no sign, exponent or bare point. */
const number = (group: Group, min: number, max: number, choices: string, unit?: string): Setting<number> => ({
  group,
  choices,
  ...(unit && { unit }),
  wanted: `${min} to ${max}`,
  read: (written) =>
    /^\d+(\.\d\d?)?$/.test(written) && +written >= min && +written <= max ? +written : undefined,
});

const words = <Words extends string>(
  group: Group,
  choices: Words,
  options?: Options,
): Setting<WordOf<Words>> => ({
  group,
  choices,
  ...options,
  wanted: choices.replaceAll(' ', ', '),
  read: (written) => (choices.split(' ') as WordOf<Words>[]).find((known) => known === written),
});

const named = words('', schemeNames.join(' '));

/** A scheme by its name, or by all three colours, of 3 or 6 digits; 6 once read. */
const scheme: Setting<SchemeName | `custom/${string}`> = {
  ...named,
  wanted: `${named.wanted}, custom/text/background/link`,
  read: (written) =>
    (named.read(written) as SchemeName | undefined) ??
    (/^custom(\/([\da-f]{3}){1,2}){3}$/.test(written)
      ? (written.replace(/\/(.)(.)(.)(?!\w)/g, '/$1$1$2$2$3$3') as `custom/${string}`)
      : undefined),
};

/**
 * The table of settings, in the order in which settings texts have them. The parser, the panel, links to other sites and
 * the keys of the sentences go by it.
 */
export const settings = {
  'text-size': number('', 70, 400, '100 125 150 175 200 250 300 350 400', ' %'),
  enlarge: words('text', 'page text', { stays: 'site' }),
  columns: words('aids', 'one site'),
  'smallest-text': number('text', 12, 60, '16 20 24 32', ' px'),
  headings: words('text', 'even'),
  scheme,
  font: words('text', 'sans serif legible', { isFirst: true }),
  bold: words('text', 'on', { isFirst: true }),
  'letter-spacing': number('spacing', 0, 0.5, '0.05 0.12 0.2 0.35'),
  'word-spacing': number('spacing', 0, 1, '0.16 0.3 0.5'),
  'line-height': number('', 1, 3, '1.5 1.75 2 2.5'),
  'paragraph-spacing': number('spacing', 0, 3, '1 1.5 2 3'),
  'line-length': number('spacing', 20, 100, '35 50 65 80'),
  italics: words('text', 'off'),
  capitals: words('text', 'off'),
  justify: words('spacing', 'off'),
  hyphens: words('spacing', 'off'),
  images: words('pictures', 'dim gray hide', { stays: 'reader' }),
  embeds: words('pictures', 'hide', { stays: 'reader' }),
  motion: words('pictures', 'off'),
  links: words('aids', 'underline box'),
  cursor: words('aids', 'large'),
  guide: words('aids', 'line mask'),
  speech: words('aids', 'on', { stays: 'reader' }),
};

/** What the reader chose; an absent name is the site's own look. */
export type Settings = {
  readonly [Name in SettingName]?: Exclude<ReturnType<(typeof settings)[Name]['read']>, undefined>;
};

export type SettingName = keyof typeof settings;

/** The last usable one of what is written for each name. */
const collect = (writtenFor: (name: string) => string[]): Settings =>
  Object.freeze(
    Object.fromEntries(
      Object.entries<Setting<string | number>>(settings)
        .map(([name, { read }]) => [
          name,
          writtenFor(name)
            .map(read)
            .findLast((value) => value !== undefined),
        ])
        .filter(([, value]) => value !== undefined),
    ) as Settings,
  );

/**
 * Reads a settings text: `name:value` pairs with spaces between, or `~` as cookies and fragments write it.
 * Numbers are digits with at most two decimals (`1.5`; not `+1`, `.5`, `1.`, `1e2`), colours 3 or 6 lower-case
 * digits. A pair that is unknown, malformed or out of range is dropped, as is what stands beyond 400 characters.
 */
export function parseSettings(text: string): Settings {
  const written = typeof text === 'string' ? text : '';
  const pairs = written.slice(0, 400).split(/[ ~]/);
  // Cut short, a value may still look like one.
  if (written.length > 400) pairs.pop();
  return collect((name) =>
    pairs.filter((pair) => pair.startsWith(`${name}:`)).map((pair) => pair.slice(name.length + 1)),
  );
}

/** Checks what a script gives. Numbers are rounded to two decimals; strings are read as in a settings text. */
export function normaliseSettings(values: unknown): Settings {
  return collect((name) => {
    try {
      const value = (values as Record<string, unknown>)[name];
      if (typeof value === 'number') return [value.toFixed(2)];
      if (typeof value === 'string') return [value];
    } catch {
      // Nothing that has values, or a getter of the page's that failed.
    }
    return [];
  });
}

/** What is to be mended in a pair of a name and a value that is none. */
export function reproach(name: string, value?: string | number): string {
  const wanted = Object.hasOwn(settings, name) && settings[name as SettingName].wanted;
  return `"${value === undefined ? name : `${name}:${value}`}" cannot be used: ${wanted ? `${name} is ${wanted}` : 'there is no such setting'}.`;
}

const told = new Set<string>();

/** The same, of a script of the page: what is left out is named in the console, once. */
export function checkSettings(values: unknown): Settings {
  const checked = normaliseSettings(values);
  for (const [name, value] of Object.entries(Object(values) as Json)) {
    // An object may have no text.
    const wrong = reproach(name, /object|function|symbol/.test(typeof value) ? typeof value : String(value));
    if (Object.hasOwn(checked, name) || value === undefined || told.has(wrong)) continue;
    console.warn(`[pressroom] low vision, values: ${wrong}`);
    told.add(wrong);
  }
  return checked;
}

/** The settings text, canonical: every usable value, in the table's order. At most 400 characters. */
export const formatSettings = (values: Settings): string =>
  Object.entries(normaliseSettings(values))
    .map(([name, value]) => `${name}:${value}`)
    .join(' ');
