/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ stack: string[], ms: number }} Sample the called functions, innermost first */

/** A function of the listed scripts has its line number at its end. */
const isOwn = (/** @type {string} */ name) => /:\d+$/.test(name);

/**
 * Takes samples of the running functions during an action. It keeps those in which the scripts or their callees run.
 * @param {Page} page
 * @param {RegExp} script pattern for the URLs of the scripts
 * @param {() => Promise<unknown>} act
 * @returns {Promise<Sample[]>}
 */
async function samplesOf(page, script, act) {
  const devtools = await page.createCDPSession();
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.setSamplingInterval', { interval: 200 });
  await devtools.send('Profiler.start');
  await act();
  const { profile } = await devtools.send('Profiler.stop');
  await devtools.detach();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );

  /** @param {number | undefined} id @returns {string[]} */
  const stackOf = (id) => {
    const node = id === undefined ? undefined : nodes.get(id);
    if (!node) return [];
    const { functionName, url, lineNumber } = node.callFrame;
    const name = functionName || '(anonymous)';
    const own = script.test(url) ? `${name}:${lineNumber + 1}` : url ? 'page' : `native ${name}`;
    return [own, ...stackOf(parents.get(node.id))];
  };

  return (profile.samples ?? [])
    .map((id, index) => ({ stack: stackOf(id), ms: (profile.timeDeltas?.[index] ?? 0) / 1000 }))
    .filter(({ stack }) => stack.some(isOwn));
}

/**
 * Lists the slowest functions of scripts during an action, the slowest first.
 * @param {Parameters<typeof samplesOf>} args
 * @returns {Promise<string[]>} a line for each function: its own time, and its time including its calls
 */
export async function heaviest(...args) {
  /** @type {Map<string, { self: number, total: number }>} */
  const times = new Map();
  let all = 0;
  for (const { stack, ms } of await samplesOf(...args)) {
    all += ms;
    // Work of the browser gets a separate line with the name of the calling function.
    const [first = ''] = stack;
    const owner = stack.find(isOwn) ?? '';
    const self = first === owner ? first : `${first} ← ${owner}`;
    for (const name of new Set([self, ...stack.filter(isOwn)])) {
      const time = times.get(name) ?? { self: 0, total: 0 };
      if (name === self) time.self += ms;
      time.total += ms;
      times.set(name, time);
    }
  }
  return [
    `${all.toFixed(1).padStart(9)}  all of it`,
    ...[...times]
      .toSorted(([, a], [, b]) => b.total - a.total)
      .slice(0, 40)
      .map(
        ([name, { self, total }]) =>
          `${self.toFixed(1).padStart(9)} ${total.toFixed(1).padStart(9)}  ${name}`,
      ),
  ];
}

/**
 * Measures the page's main thread during an action, in milliseconds: all its tasks, and its scripts without the style
 * and layout that they ask for. The time of other programs is left out (`threadTicks`).
 * @param {Page} page @param {() => Promise<unknown>} act
 */
export async function busyTime(page, act) {
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    /** @param {string} wanted */
    const of = (wanted) => (metrics.find(({ name }) => name === wanted)?.value ?? NaN) * 1000;
    return { tasks: of('TaskDuration'), script: of('ScriptDuration') };
  };
  const before = await now();
  await act();
  const after = await now();
  await devtools.detach();
  return { tasks: after.tasks - before.tasks, script: after.script - before.script };
}
