/** Finds the places of entries and members in the text of a document, for findings with their lines. */
import { decodeReferences } from '../feed/plain-text.js';
import { tokens } from '../xml-feed/mend-xml.js';
import { endOfProlog } from '../xml-feed/read-document.js';

/** An element of an entry. */
export interface XmlPart {
  /** The name as it is written, with its prefix. */
  name: string;
  /** Its index in the text. */
  at: number;
  attributes: string;
  text: string;
}

/** An `item` or `entry` of a feed in XML. */
export interface XmlEntry {
  at: number;
  /** The index after the entry; the end of the text if the entry is not closed. */
  end: number;
  attributes: string;
  parts: XmlPart[];
}

/** A function that gives the line of an index. */
export function linesOf(text: string): (at: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** The entries of a feed in the document's order. They are those that `xmlToJsonFeed` reads. */
export function xmlEntries(text: string): XmlEntry[] {
  const start = endOfProlog(text);
  const entries: XmlEntry[] = [];
  let entry: XmlEntry | undefined;
  let open: string[] = [];
  for (const match of text.slice(start).matchAll(tokens)) {
    const [whole, data, slash, name = '', attributes = ''] = match;
    const at = start + match.index;
    const isEntry = /^(?:[^:]+:)?(?:item|entry)$/i.test(name);
    const isEmpty = attributes.endsWith('/');
    if (!entry) {
      if (!isEntry || slash) continue;
      const found = { at, end: isEmpty ? at + whole.length : text.length, attributes, parts: [] };
      entries.push(found);
      entry = isEmpty ? undefined : found;
      open = [];
    } else if (slash) {
      const last = open.lastIndexOf(name);
      if (last >= 0) open.length = last;
      else if (isEntry || /^(?:channel|rss|feed|rdf:RDF)$/i.test(name)) {
        entry.end = at;
        entry = undefined;
      }
    } else if (name) {
      // The elements of a group are elements of the entry.
      if (/^media:group$/i.test(name)) continue;
      if (!open.length) entry.parts.push({ name, at, attributes, text: '' });
      if (!isEmpty) open.push(name);
    } else {
      const part = open.length ? entry.parts.at(-1) : undefined;
      if (part) part.text += data ?? (/^<[!?]/.test(whole) ? '' : decodeReferences(whole));
    }
  }
  return entries;
}

/** The indexes of the values of JSON by their paths, such as `items[3].title`. */
export function jsonPlaces(text: string): Map<string, number> {
  const places = new Map<string, number>();
  /** The open objects and arrays: an array has an index, an object a name after its first one. */
  const open: { path: string; index?: number; name?: string | undefined }[] = [];
  for (const { 0: token, index: at } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/g)) {
    const inner = open.at(-1);
    if (token === ':') continue;
    if (token === ',') {
      if (inner?.index !== undefined) inner.index += 1;
      else if (inner) inner.name = undefined;
    } else if (token === ']' || token === '}') open.pop();
    else if (inner && inner.index === undefined && inner.name === undefined) inner.name = token.slice(1, -1);
    else {
      const path = !inner
        ? ''
        : inner.index === undefined
          ? `${inner.path && `${inner.path}.`}${inner.name ?? ''}`
          : `${inner.path}[${inner.index}]`;
      if (open.length < 8) places.set(path, at);
      if (token === '{') open.push({ path });
      if (token === '[') open.push({ path, index: 0 });
    }
  }
  return places;
}
