import { fileAttribute, startFile, type FileScript } from './own-files.js';
import { native } from '../base/natives.js';

/** What a classic script file of ours hands over, instead of setting globals. */
export interface Chunk {
  version: string;
  /** @param shared the exports of the first script, by name */
  run(shared: object): unknown;
}

/** After so many milliseconds a file that has not come counts as failed. */
const longest = 30_000;

const running = new Map<string, Promise<unknown>>();

/** The exports that files take from the first script; set by that script. */
let shared: object = {};

export function share(exports: object): void {
  shared = exports;
}

/**
 * The exports of a classic script file that stands beside ours. The file is fetched and run once; a failure is
 * forgotten, so that the next call tries again.
 * @param file name in the folder of our script
 * @param integrity as in the `integrity` attribute
 * @throws Error that names the address and what to mend
 */
export function loadChunk<Exports>(file: string, integrity: string): Promise<Exports> {
  const loading = running.get(file) ?? load(file, integrity);
  running.set(file, loading);
  loading.catch(() => running.delete(file));
  return loading as Promise<Exports>;
}

async function load(file: string, integrity: string): Promise<unknown> {
  const started = native(document).querySelector<FileScript>(`script[${fileAttribute}="${file}"]`);
  // One that another script has started may be in another folder.
  const script = started && (await hasRun(started)) ? started : startFile(file, integrity);
  await hasRun(script);
  await script.ready;
  const chunk = script.chunk as Chunk | undefined;
  if (chunk?.version === __VERSION__) return chunk.run(shared);
  script.remove();
  const reason = chunk ? `is of version ${chunk.version}, not ${__VERSION__}` : 'could not be loaded';
  throw new Error(
    `${script.src} ${reason}. Put all files of dist/ of one version beside the script, unchanged; allow their host in "script-src"; from another host send "Access-Control-Allow-Origin".`,
  );
}

/** Waits for a script. @returns whether it is a file of ours, and whole */
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
