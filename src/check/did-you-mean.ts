/** Other names that people write, and the member that they mean. */
const synonyms: Record<string, string> = {
  name: 'title',
  label: 'title',
  link: 'url',
  href: 'url',
  address: 'url',
  guid: 'id',
  text: 'description',
  content: 'content_html',
  html: 'content_html',
  date: 'date_published',
  published: 'date_published',
  pubdate: 'date_published',
  updated: 'date_modified',
  modified: 'date_modified',
  alias: 'aliases',
  lang: 'language',
  logo: 'icon',
  entries: 'items',
  categories: 'tags',
  enclosures: 'attachments',
};

/** The number of letters to insert, remove, replace or swap, to make one word of another. */
function distance(one: string, two: string): number {
  let before: number[] = [];
  let last = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let to = 1; to <= two.length; to += 1) {
      const isSame = one[at - 1] === two[to - 1];
      const isSwap = at > 1 && to > 1 && one[at - 1] === two[to - 2] && one[at - 2] === two[to - 1];
      row.push(
        Math.min(
          (row[to - 1] ?? 0) + 1,
          (last[to] ?? 0) + 1,
          (last[to - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (before[to - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = row;
  }
  return last[two.length] ?? 0;
}

/** The known name that an unknown name is near to. @param known the names of members */
export function didYouMean(name: string, known: string[]): string | undefined {
  const written = name.toLowerCase().replaceAll('-', '_').slice(0, 40);
  const farthest = written.length > 4 ? 2 : 1;
  const names = [...known, ...Object.keys(synonyms).filter((other) => known.includes(synonyms[other] ?? ''))];
  const [nearest] = names
    .map((other) => ({ other, far: distance(written, other) }))
    .filter(({ far, other }) => far <= farthest && far < other.length / 2)
    .sort((a, b) => a.far - b.far);
  return nearest && (known.includes(nearest.other) ? nearest.other : synonyms[nearest.other]);
}
