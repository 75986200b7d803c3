/** `npx pressroom-elements`: checks feeds and site lists, and converts feeds to JSON Feed. */
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { URL } from 'node:url';
import { parseArgs, styleText } from 'node:util';
import { check, type Environment, type Report } from '../check/check-document.js';
import { convertFeed } from '../check/convert-feed.js';
import type { Finding } from '../check/findings.js';
import { addressMeant, isAddress, type Input } from '../check/input.js';
import { inNode } from './in-node.js';

const usage = `Usage:
  pressroom-elements check [--json] [--timeout MS] [--base URL] URL|FILE|- …
      Checks feeds (JSON Feed, RSS, Atom) and site lists.
  pressroom-elements convert [--output FILE] [--limit N] [--partial] [--base URL] [--timeout MS] URL|FILE|-
      Converts a feed to JSON Feed 1.1. A file stays as it is if the feed cannot be read, has no items or is cut off;
      --partial takes what there is of a feed that is cut off.
  - is the standard input. --base is the address for relative links of a file. --timeout is 10000 if it is not given.
Exit status of check: 0 no fault, 1 faults. Of convert: 0 converted, 1 not converted. Both: 2 wrong usage.
`;

const onCommandLine: Environment = { ...inNode, baseOption: '--base URL' };

/** A mistake in the command line. */
class UsageError extends Error {}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        output: { type: 'string', short: 'o' },
        limit: { type: 'string' },
        partial: { type: 'boolean' },
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
    throw new UsageError(`--${name} must be a whole number from 1 on.`);
  return number;
}

function addressOf(written: string | undefined): string | undefined {
  if (written === undefined || (isAddress(written) && URL.canParse(written))) return written;
  const meant = addressMeant(written);
  throw new UsageError(
    `--base must be an http(s) address${meant ? `. Write --base ${meant}` : ', such as https://www.ministry.example/'}.`,
  );
}

/** The reasons of failed reading and writing, by the codes of Node. */
const reasons: Record<string, string> = {
  ENOENT: 'There is no such file',
  EISDIR: 'It is a folder',
  EACCES: 'Its permissions forbid it',
  EPERM: 'Its permissions forbid it',
  EROFS: 'The disk is read-only',
  ENOSPC: 'The disk is full',
  ENOTDIR: 'A part of its path is no folder',
};

const reasonOf = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
};

/** @throws Error for a file that cannot be read */
async function inputOf(source: string): Promise<Input> {
  if (isAddress(source)) return source;
  if (source === '-') return new Uint8Array(await buffer(process.stdin));
  try {
    return new Uint8Array(await readFile(/^file:\/\//.test(source) ? new URL(source) : source));
  } catch (error) {
    const meant = addressMeant(source);
    throw new Error(
      `It cannot be read: ${reasonOf(error)}.${meant ? ` If it is an address, write ${meant}` : ''}`,
      { cause: error },
    );
  }
}

const hasColours = (stream: NodeJS.WriteStream) => stream.isTTY && !process.env['NO_COLOR'];
const painted = (colour: 'red' | 'yellow' | 'green' | 'bold', text: string) =>
  hasColours(process.stdout) ? styleText(colour, text) : text;

/** Of findings of one kind, the text shows so many. */
const maxAlike = 3;

/** The findings as lines. Findings of one kind stand together. */
function linesFor(findings: Finding[], paint = painted): string[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.message.replace(/["(:][^]*/, '')}`;
    kinds.set(key, [...(kinds.get(key) ?? []), finding]);
  }
  return [...kinds.values()].flatMap((alike) => [
    ...alike.slice(0, maxAlike).map(({ level, code, message, entry, line }) => {
      const place = [line !== undefined && `line ${line}`, entry].filter(Boolean).join(', ');
      return `  ${paint(level === 'fault' ? 'red' : 'yellow', level)} ${code}: ${place && `${place}: `}${message}`;
    }),
    ...(alike.length > maxAlike
      ? [`    … and ${alike.length - maxAlike} more of this kind. --json lists all.`]
      : []),
  ]);
}

function textOf(
  source: string,
  { ok, kind, title, count, url, redirects = [], bytes, time, findings }: Report,
): string {
  const facts = [
    kind,
    title && `«${title}»`,
    kind && `${count} ${kind === 'site list' ? 'sites' : 'items'}`,
    bytes !== undefined && `${(bytes / 1000).toFixed(1)} kB`,
    time !== undefined && `${time} ms`,
  ].filter(Boolean);
  const way = redirects.length || !url || url === source ? redirects : [url];
  return [
    painted('bold', [source, ...way].join(' → ')),
    `  ${painted(ok ? 'green' : 'red', ok ? 'ok' : 'not ok')}${facts.length ? `: ${facts.join(', ')}` : ''}`,
    ...linesFor(findings),
  ].join('\n');
}

const unreadable = (error: unknown): Report => ({
  ok: false,
  kind: '',
  count: 0,
  findings: [{ level: 'fault', code: 'file', message: (error as Error).message }],
});

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
      try {
        const input = await inputOf(source);
        reports[index] = await check(input, { base, timeout }, onCommandLine);
      } catch (error) {
        reports[index] = unreadable(error);
      }
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

/**
 * Writes a file at once: a reader sees the old text or the new one. A file with this text already is not touched. The
 * file keeps its permissions, and a symbolic link its place.
 */
async function writeWhole(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => file);
  if ((await readFile(target, 'utf8').catch(() => undefined)) === text) return;
  const { mode } = await stat(target).catch(() => ({ mode: undefined }));
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text);
    if (mode !== undefined) await chmod(draft, mode & 0o777);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw new Error(`${file} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
}

interface ConvertArguments {
  output?: string | undefined;
  limit?: number | undefined;
  partial?: boolean | undefined;
  base?: string | undefined;
  timeout?: number | undefined;
}

async function runConvert(source: string, { output, ...options }: ConvertArguments): Promise<number> {
  try {
    const { json, findings } = await convertFeed(await inputOf(source), options, onCommandLine);
    for (const line of linesFor(findings, (_, text) => text)) process.stderr.write(`${source}:${line}\n`);
    if (output === undefined) process.stdout.write(json);
    else await writeWhole(output, json);
    return 0;
  } catch (error) {
    process.stderr.write(`${source}: ${(error as Error).message}\n`);
    return 1;
  }
}

/** The options of each command. */
const allowed = new Map([
  ['check', ['json', 'base', 'timeout']],
  ['convert', ['output', 'limit', 'partial', 'base', 'timeout']],
]);

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
  const options = allowed.get(command ?? '');
  const other = Object.keys(values).find(
    (name) => options && !['help', 'version', ...options].includes(name),
  );
  if (other) throw new UsageError(`${command} has no option --${other}.`);
  const base = addressOf(values.base);
  const timeout = numberOf('timeout', values.timeout);
  if (command === 'check') {
    if (!sources.length) throw new UsageError('Name an address, a file or - to check.');
    if (sources.filter((source) => source === '-').length > 1) throw new UsageError('Name - once.');
    return runCheck(sources, { json: values.json ?? false, base, timeout });
  }
  if (command === 'convert') {
    const [source, ...others] = sources;
    if (source === undefined || others.length)
      throw new UsageError('Name one address, file or - to convert.');
    const { output, partial } = values;
    if (output === '') throw new UsageError('--output must be the name of a file.');
    return runConvert(source, { output, limit: numberOf('limit', values.limit), partial, base, timeout });
  }
  if (command === undefined) throw new UsageError('Name a command.');
  const isSource = /^https?:/i.test(command) || addressMeant(command) !== undefined;
  throw new UsageError(
    isSource ? `Name a command before the address: check ${command}` : `There is no command "${command}".`,
  );
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
