/** A reader's settings: checked once, and written as the text that attributes, cookies and links carry. */
import type { Json } from '../base/json.js';

/** Gives the value, `undefined` where what is written is none; `wanted` says what is one. */
type Reader<Value> = ((written: string) => Value | undefined) & { wanted: string };

/** Digits, then perhaps a point and one or two more: no sign, exponent or bare point. */
const number = (min: number, max: number): Reader<number> =>
  Object.assign(
    (written: string) =>
      /^\d+(\.\d\d?)?$/.test(written) && +written >= min && +written <= max ? +written : undefined,
    { wanted: `${min} to ${max}` },
  );

const keyword = <Keyword extends string>(...keywords: Keyword[]): Reader<Keyword> =>
  Object.assign((written: string) => keywords.find((known) => known === written), {
    wanted: keywords.join(', '),
  });

const builtInScheme = keyword(
  'black-on-white',
  'white-on-black',
  'yellow-on-black',
  'blue-on-sky',
  'brown-on-beige',
  'green-on-brown',
  'cream-on-charcoal',
);

/** All three colours, of 3 or 6 digits; 6 once read. */
const customScheme = (written: string) =>
  /^custom(\/([\da-f]{3}){1,2}){3}$/.test(written)
    ? (written.replace(/\/(.)(.)(.)(?!\w)/g, '/$1$1$2$2$3$3') as `custom/${string}`)
    : undefined;

/** The table: the names in the order in which they are written. */
const readers = {
  'text-size': number(70, 400),
  enlarge: keyword('page', 'text'),
  columns: keyword('one', 'site'),
  'smallest-text': number(12, 60),
  headings: keyword('even'),
  scheme: Object.assign((written: string) => builtInScheme(written) ?? customScheme(written), {
    wanted: `${builtInScheme.wanted}, custom/text/background/link`,
  }),
  font: keyword('sans', 'serif', 'legible'),
  bold: keyword('on'),
  'letter-spacing': number(0, 0.5),
  'word-spacing': number(0, 1),
  'line-height': number(1, 3),
  'paragraph-spacing': number(0, 3),
  'line-length': number(20, 100),
  italics: keyword('off'),
  capitals: keyword('off'),
  justify: keyword('off'),
  hyphens: keyword('off'),
  images: keyword('dim', 'gray', 'hide'),
  embeds: keyword('hide'),
  motion: keyword('off'),
  links: keyword('underline', 'box'),
  cursor: keyword('large'),
  guide: keyword('line', 'mask'),
  speech: keyword('on'),
};

/** What the reader chose; an absent name is the site's own look. */
export type Settings = {
  readonly [Name in keyof typeof readers]?: ReturnType<(typeof readers)[Name]>;
};

/** The last usable one of what is written for each name. */
const collect = (writtenFor: (name: string) => string[]): Settings =>
  Object.freeze(
    Object.fromEntries(
      Object.entries<Reader<string | number>>(readers)
        .map(([name, read]) => [
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
  const wanted = Object.hasOwn(readers, name) && readers[name as keyof Settings].wanted;
  return `"${value === undefined ? name : `${name}:${value}`}" cannot be used: ${wanted ? `${name} is ${wanted}` : 'there is no such setting'}.`;
}

const told = new Set<string>();

/** The same, of a script of the page: what is left out is named in the console, once. */
export function checkSettings(values: unknown): Settings {
  const settings = normaliseSettings(values);
  for (const [name, value] of Object.entries(Object(values) as Json)) {
    // An object may have no text.
    const wrong = reproach(name, /object|function|symbol/.test(typeof value) ? typeof value : String(value));
    if (Object.hasOwn(settings, name) || value === undefined || told.has(wrong)) continue;
    console.warn(`[pressroom] low vision, values: ${wrong}`);
    told.add(wrong);
  }
  return settings;
}

/** The settings text, canonical: every usable value, in the table's order. At most 400 characters. */
export const formatSettings = (values: Settings): string =>
  Object.entries(normaliseSettings(values))
    .map(([name, value]) => `${name}:${value}`)
    .join(' ');
