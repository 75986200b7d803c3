import { fileAttribute, removeFile, startFile, type FileScript } from './own-files.js';
import { native } from '../base/natives.js';

/** The object that one of our classic script files provides, instead of setting globals. */
export interface Chunk {
  version: string;
  /** @param shared exports of the first script, by name */
  run(shared: object): unknown;
}

/** The longest wait for a file, in milliseconds. */
const longest = 30_000;

const running = new Map<string, Promise<unknown>>();

/** The exports that the first script shares with the files that it loads. */
let shared: object = {};

export function share(exports: object): void {
  shared = exports;
}

/**
 * Loads a classic script file from the folder of our script, and returns its exports. The file runs once. After a
 * failure, the next call tries again.
 * @param file file name in that folder
 * @param integrity value of the `integrity` attribute
 * @throws Error with the URL and advice for the webmaster
 */
export function loadChunk<Exports>(file: string, integrity: string): Promise<Exports> {
  const loading = running.get(file) ?? load(file, integrity);
  running.set(file, loading);
  loading.catch(() => running.delete(file));
  return loading as Promise<Exports>;
}

async function load(file: string, integrity: string): Promise<unknown> {
  const started = native(document).querySelector<FileScript>(`script[${fileAttribute}="${file}"]`);
  // Another of our scripts may have started the file in a folder where it is missing: then start it again.
  const script = started && (await hasRun(started)) ? started : startFile(file, integrity);
  await hasRun(script);
  await script.ready;
  const chunk = script.chunk as Chunk | undefined;
  removeFile(script);
  if (chunk?.version === __VERSION__) return chunk.run(shared);
  const reason = chunk ? `is of version ${chunk.version}, not ${__VERSION__}` : 'could not be loaded';
  throw new Error(
    `${script.src} ${reason}. Put all files of dist/ of one version beside the script, unchanged; allow their host in "script-src"; from another host send "Access-Control-Allow-Origin".`,
  );
}

/**
 * Waits until a script has run, has failed or has exceeded the longest wait.
 * @returns whether the script has provided its chunk
 */
async function hasRun(script: FileScript): Promise<boolean> {
  if (!script.chunk) await settled(script);
  return !!script.chunk;
}

function settled(script: HTMLScriptElement): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, longest);
    script.addEventListener('load', end, { once: true });
    script.addEventListener('error', end, { once: true });
  });
}
