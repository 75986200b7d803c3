/** `npx pressroom-elements`: checks feeds and site lists, and converts feeds to JSON Feed. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { parseArgs, styleText } from 'node:util';
import { check, type Input, type Report } from '../check/check-document.js';
import { convertFeed } from '../check/convert-feed.js';
import { inNode } from './in-node.js';

const usage = `Usage:
  pressroom-elements check [--json] [--timeout MS] [--base URL] URL|FILE|- …
      Checks feeds (JSON Feed, RSS, Atom) and site lists.
  pressroom-elements convert [--output FILE] [--limit N] [--base URL] [--timeout MS] URL|FILE|-
      Converts a feed to JSON Feed 1.1.
  - is the standard input. --base is the address for relative links of a file.
Exit status: 0 no fault, 1 faults, 2 wrong usage.
`;

/** A mistake in the command line. */
class UsageError extends Error {}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        output: { type: 'string', short: 'o' },
        limit: { type: 'string' },
        base: { type: 'string' },
        timeout: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function numberOf(name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const number = Number(written);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`--${name} is to be a whole number from 1 on.`);
  return number;
}

function addressOf(written: string | undefined): string | undefined {
  if (written === undefined || /^https?:\/\/[^\s/]/i.test(written)) return written;
  throw new UsageError('--base is to be an http(s) address.');
}

/** @throws UsageError for a file that cannot be read */
async function inputOf(source: string): Promise<Input> {
  if (/^https?:\/\//i.test(source)) return source;
  if (source === '-') return new Uint8Array(await buffer(process.stdin));
  try {
    return new Uint8Array(await readFile(source));
  } catch (error) {
    throw new UsageError(`${source} cannot be read: ${(error as Error).message}`);
  }
}

const hasColours = (stream: NodeJS.WriteStream) => stream.isTTY && !process.env['NO_COLOR'];
const painted = (colour: 'red' | 'yellow' | 'green' | 'bold', text: string) =>
  hasColours(process.stdout) ? styleText(colour, text) : text;

function textOf(source: string, { ok, kind, title, count, url, bytes, time, findings }: Report): string {
  const facts = [
    kind,
    title && `«${title}»`,
    kind && `${count} ${kind === 'site list' ? 'sites' : 'items'}`,
    bytes !== undefined && `${(bytes / 1000).toFixed(1)} kB`,
    time !== undefined && `${time} ms`,
  ].filter(Boolean);
  const lines = findings.map(
    ({ level, code, message, entry }) =>
      `  ${painted(level === 'fault' ? 'red' : 'yellow', level)} ${code}: ${entry ? `${entry}: ` : ''}${message}`,
  );
  const name = url && url !== source ? `${source} → ${url}` : source;
  return [
    painted('bold', name),
    `  ${painted(ok ? 'green' : 'red', ok ? 'ok' : 'not ok')}${facts.length ? `: ${facts.join(', ')}` : ''}`,
    ...lines,
  ].join('\n');
}

/** A server gets one request at a time from each of these. */
const atOnce = 6;

async function runCheck(
  sources: string[],
  options: { json: boolean; base?: string | undefined; timeout?: number | undefined },
): Promise<number> {
  const { json, base, timeout } = options;
  const reports: Report[] = [];
  let done = 0;
  const isLong = sources.length > 3 && process.stderr.isTTY;
  const queue = [...sources.entries()];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, source] = next;
      reports[index] = await check(
        await inputOf(source),
        { ...(base && { base }), ...(timeout && { timeout }) },
        inNode,
      );
      done += 1;
      if (isLong)
        process.stderr.write(`\r${done} of ${sources.length}${done === sources.length ? '\n' : ''}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, sources.length) }, work));
  process.stdout.write(
    json
      ? `${JSON.stringify(
          reports.map((report, index) => ({ source: sources[index], ...report })),
          undefined,
          2,
        )}\n`
      : `${reports.map((report, index) => textOf(sources[index] ?? '', report)).join('\n\n')}\n`,
  );
  return reports.every(({ ok }) => ok) ? 0 : 1;
}

/** Writes a file at once: a reader sees the old text or the new one. A file with this text already is not touched. */
async function writeWhole(file: string, text: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) return;
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function runConvert(
  source: string,
  {
    output,
    limit,
    base,
    timeout,
  }: {
    output?: string | undefined;
    limit?: number | undefined;
    base?: string | undefined;
    timeout?: number | undefined;
  },
): Promise<number> {
  const input = await inputOf(source);
  try {
    const { json, warnings } = await convertFeed(
      input,
      { limit, ...(base && { base }), ...(timeout && { timeout }) },
      inNode,
    );
    for (const warning of warnings) process.stderr.write(`${source}: ${warning}\n`);
    if (output) await writeWhole(output, json);
    else process.stdout.write(json);
    return 0;
  } catch (error) {
    process.stderr.write(`${source}: ${(error as Error).message}\n`);
    return 1;
  }
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = argumentsOf(args);
  const [command, ...sources] = positionals;
  if (values.version) {
    process.stdout.write(`${__VERSION__}\n`);
    return 0;
  }
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const base = addressOf(values.base);
  if (command === 'check') {
    if (!sources.length) throw new UsageError('Name an address, a file or - to check.');
    if (sources.filter((source) => source === '-').length > 1) throw new UsageError('Name - once.');
    return runCheck(sources, { json: values.json, base, timeout: numberOf('timeout', values.timeout) });
  }
  if (command === 'convert') {
    const [source, ...others] = sources;
    if (source === undefined || others.length)
      throw new UsageError('Name one address, file or - to convert.');
    return runConvert(source, {
      output: values.output,
      limit: numberOf('limit', values.limit),
      base,
      timeout: numberOf('timeout', values.timeout),
    });
  }
  throw new UsageError(command === undefined ? 'Name a command.' : `There is no command "${command}".`);
}

process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  // A reader such as `head` may close the pipe.
  if (code === 'EPIPE') process.exit();
  process.stderr.write(`The output cannot be written: ${message}\n`);
  process.exitCode = 1;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
