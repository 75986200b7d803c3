/** The reader's settings: validation, and the settings text used in attributes, cookies and links. */
import type { Json } from '../base/json.js';
import { schemeNames } from './scheme-names.js';
import type { SchemeName } from './schemes.js';

/** The groups of the panel. `''` is the first one. */
export type Group = '' | 'text' | 'spacing' | 'pictures' | 'aids';

export interface Options {
  /** Shown first in its group of the panel. */
  isFirst?: boolean;
  /** `site`: never taken to another site. `reader`: no link may set it, because it could hide content. */
  stays?: 'site' | 'reader';
}

interface Setting<Value> extends Options {
  /** Parses a value; `undefined` for an invalid one. */
  read: (written: string) => Value | undefined;
  /** Description of valid values for the console. */
  wanted: string;
  group: Group;
  /** Values that the panel offers besides the site's own look, separated by spaces. */
  choices: string;
  /** Unit that the panel shows after a number. */
  unit?: string;
}

type WordOf<Words extends string> = Words extends `${infer First} ${infer Rest}`
  ? First | WordOf<Rest>
  : Words;

/** A number setting: digits with at most two decimals; no sign, exponent or bare point. */
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

/** A scheme by name, or by three colours of 3 or 6 hex digits. Parsed colours have 6. */
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
 * The table of settings, in the order of the settings text. The parser, the panel, links to other sites and the keys of
 * the translations use it. `docs/reference/settings.md` has its comments.
 */
export const settings = {
  /**
   * Size of text and layout, in per cent. The layout keeps at least 320 px of width; the rest enlarges the text
   * alone.
   */
  'text-size': number('', 70, 400, '100 125 150 175 200 250 300 350 400', ' %'),
  /** `page` enlarges everything, as the browser's zoom does. `text` enlarges the text alone. */
  enlarge: words('text', 'page text', { stays: 'site' }),
  /**
   * `one` shows the page as one column, in document order. `site` never does. Without a value, one column appears
   * where enlarging would need sideways scrolling.
   */
  columns: words('aids', 'one site'),
  /** Smallest size of text, in CSS pixels. */
  'smallest-text': number('text', 12, 60, '16 20 24 32', ' px'),
  /** `even` limits headings to 1.5 times the size of the text. */
  headings: words('text', 'even'),
  /**
   * Colours of the whole page: a scheme by name, or `custom/text/background/link` in hexadecimal digits without `#`.
   * Forced colours of the device take precedence.
   */
  scheme,
  /** Font of all text. `legible` is Andika, which is fetched when the reader chooses it. */
  font: words('text', 'sans serif legible', { isFirst: true }),
  /** Bold text. */
  bold: words('text', 'on', { isFirst: true }),
  /** Additional space between letters, in em. Icon fonts are not changed. */
  'letter-spacing': number('spacing', 0, 0.5, '0.05 0.12 0.2 0.35'),
  /** Additional space between words, in em. */
  'word-spacing': number('spacing', 0, 1, '0.16 0.3 0.5'),
  /** Height of lines, as a multiple of the text's size. */
  'line-height': number('', 1, 3, '1.5 1.75 2 2.5'),
  /** Space after paragraphs, in em. */
  'paragraph-spacing': number('spacing', 0, 3, '1 1.5 2 3'),
  /** Longest line, in `ch`: the width of the digit 0. */
  'line-length': number('spacing', 20, 100, '35 50 65 80'),
  /** `off` shows italic text upright. */
  italics: words('text', 'off'),
  /** `off` shows text in capitals as it is written in the HTML. */
  capitals: words('text', 'off'),
  /** `off` aligns justified text at its start. */
  justify: words('spacing', 'off'),
  /** `off` breaks no words with hyphens. */
  hyphens: words('spacing', 'off'),
  /** `dim` and `gray` soften pictures. `hide` shows their alternative text, with a button «Show» on each. */
  images: words('pictures', 'dim gray hide', { stays: 'reader' }),
  /** `hide` replaces videos, maps and other embedded content by a button that brings each back. */
  embeds: words('pictures', 'hide', { stays: 'reader' }),
  /** `off` shows animations in their end state. Videos wait for the reader. */
  motion: words('pictures', 'off'),
  /** `underline` underlines links, `box` draws a box around them. */
  links: words('aids', 'underline box'),
  /** `large` enlarges the pointer of a mouse. */
  cursor: words('aids', 'large'),
  /** `line` draws a line under the text at the pointer or the focus. `mask` dims the page except for a band there. */
  guide: words('aids', 'line mask'),
  /**
   * Shows the control or the paragraph under the pointer or the focus in this size, in per cent, at an edge of the
   * window. Escape hides it.
   */
  strip: number('aids', 100, 800, '200 300 400 600', ' %'),
  /** `on` shows controls for reading aloud. Nothing is heard before a press. */
  speech: words('aids', 'on', { stays: 'reader' }),
};

/** The reader's choices by name. For an absent name, the site's own look applies. */
export type Settings = {
  readonly [Name in SettingName]?: Exclude<ReturnType<(typeof settings)[Name]['read']>, undefined>;
};

export type SettingName = keyof typeof settings;

/** Settings with the last valid value for each name. */
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
 * Parses a settings text: `name:value` pairs separated by spaces, or by `~` in cookies and fragments.
 * Numbers are digits with at most two decimals (`1.5`; not `+1`, `.5`, `1.`, `1e2`), colours 3 or 6 lower-case hex
 * digits. Unknown, malformed and out-of-range pairs are dropped, and all text after 400 characters.
 */
export function parseSettings(text: string): Settings {
  const written = typeof text === 'string' ? text : '';
  const pairs = written.slice(0, 400).split(/[ ~]/);
  // A truncated value may still look valid.
  if (written.length > 400) pairs.pop();
  return collect((name) =>
    pairs.filter((pair) => pair.startsWith(`${name}:`)).map((pair) => pair.slice(name.length + 1)),
  );
}

/** Validates values from a script. Numbers are rounded to two decimals; strings are parsed as in a settings text. */
export function normaliseSettings(values: unknown): Settings {
  return collect((name) => {
    try {
      const value = (values as Record<string, unknown>)[name];
      if (typeof value === 'number') return [value.toFixed(2)];
      if (typeof value === 'string') return [value];
    } catch {
      // `values` is null or undefined, or a getter of the page has thrown.
    }
    return [];
  });
}

/** Error message for an invalid pair of name and value. */
export function reproach(name: string, value?: string | number): string {
  const wanted = Object.hasOwn(settings, name) && settings[name as SettingName].wanted;
  return `"${value === undefined ? name : `${name}:${value}`}" cannot be used: ${wanted ? `${name} is ${wanted}` : 'there is no such setting'}.`;
}

const told = new Set<string>();

/** Validates values from a script, and warns once in the console about each invalid one. */
export function checkSettings(values: unknown): Settings {
  const checked = normaliseSettings(values);
  for (const [name, value] of Object.entries(Object(values) as Json)) {
    // Converting an object to a string may throw.
    const wrong = reproach(name, /object|function|symbol/.test(typeof value) ? typeof value : String(value));
    if (Object.hasOwn(checked, name) || value === undefined || told.has(wrong)) continue;
    console.warn(`[pressroom] low vision, values: ${wrong}`);
    told.add(wrong);
  }
  return checked;
}

/** The canonical settings text: all valid values in the table's order. At most 400 characters. */
export const formatSettings = (values: Settings): string =>
  Object.entries(normaliseSettings(values))
    .map(([name, value]) => `${name}:${value}`)
    .join(' ');
