/** One value for each name; `undefined` if the name is left out. */
export type Row = Record<string, unknown>;

/**
 * Rows that contain every pair of values of two names at least once. They are far fewer than all combinations, and the
 * same in each run.
 */
export function pairwise(values: Record<string, readonly unknown[]>): Row[] {
  const names = Object.keys(values);
  const sizes = Object.values(values).map(({ length }) => length);
  const missing = new Set<string>();
  names.forEach((_, first) => {
    for (let second = first + 1; second < names.length; second += 1)
      for (let one = 0; one < (sizes[first] ?? 0); one += 1)
        for (let other = 0; other < (sizes[second] ?? 0); other += 1)
          missing.add(keyOf(first, one, second, other));
  });
  const rows: Row[] = [];
  for (const pair of missing) {
    const [first = 0, one = 0, second = 0, other = 0] = pair.split(' ').map(Number);
    const chosen = new Map([
      [first, one],
      [second, other],
    ]);
    for (const [name, size] of sizes.entries())
      if (!chosen.has(name)) chosen.set(name, mostCovering(name, size, chosen, missing));
    for (const [name, value] of chosen)
      for (const [beside, other] of chosen)
        if (beside > name) missing.delete(keyOf(name, value, beside, other));
    rows.push(Object.fromEntries(names.map((name, at) => [name, values[name]?.[chosen.get(at) ?? 0]])));
  }
  return rows;
}

const keyOf = (...indexes: number[]): string => indexes.join(' ');

/** The value that completes the most missing pairs with the values chosen so far. */
function mostCovering(name: number, size: number, chosen: Map<number, number>, missing: Set<string>): number {
  const gains = Array.from(
    { length: size },
    (_, value) =>
      [...chosen].filter(([beside, other]) =>
        missing.has(beside < name ? keyOf(beside, other, name, value) : keyOf(name, value, beside, other)),
      ).length,
  );
  return gains.indexOf(Math.max(...gains));
}
