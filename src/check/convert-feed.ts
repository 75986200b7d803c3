import { parseFeed, type Feed } from '../feed/json-feed.js';
import { LoadError } from '../net/load-error.js';
import { read, type CheckOptions, type Environment, type Input } from './check-document.js';

export interface ConvertOptions extends CheckOptions {
  /** The newest so many items. */
  limit?: number | undefined;
}

/** Leaves out what JSON does not need: empty lists, own notes, the feed's language at its items. */
function tidy({ items, ...feed }: Feed): object {
  const isWorth = ([name, value]: [string, unknown]) =>
    name !== '_pressroom' && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length);
  const kept = (object: object) => Object.fromEntries(Object.entries(object).filter(isWorth));
  return {
    ...kept({ ...feed, version: 'https://jsonfeed.org/version/1.1' }),
    items: items.map((item) =>
      kept({ ...item, language: item.language === feed.language ? undefined : item.language }),
    ),
  };
}

/**
 * Converts a feed to JSON Feed 1.1.
 * @returns the text of the JSON, and sentences about what was mended
 * @throws LoadError that says what to mend
 */
export async function convertFeed(
  input: Input,
  { limit, ...options }: ConvertOptions,
  environment: Environment,
): Promise<{ json: string; warnings: string[] }> {
  const { document, url, findings } = await read(input, options, environment);
  const messages = findings.map(({ message }) => message);
  if (document === undefined) throw new LoadError('not-a-feed', messages.join(' '), url);
  const feed = parseFeed(document, url);
  const items = feed.items.slice(0, limit);
  // An empty feed must not take the place of a good file.
  if (!items.length) throw new LoadError('not-a-feed', 'It has no items.', url);
  return {
    json: `${JSON.stringify(tidy({ ...feed, items }), undefined, 2)}\n`,
    warnings: [...messages, ...feed._pressroom.warnings],
  };
}
