import { namedFolder, scriptFolder, unknownFolder } from './own-files.js';

/** Trusted Types: our one policy, for the files beside the script and for no others. */
interface Policy {
  createScriptURL(file: string, folder?: string): unknown;
}

/** `low-vision-early.js`, which was first, leaves its own here: a second one of the name is refused. */
const early = Symbol.for('pressroom-policy');

type View = {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
} & Partial<Record<typeof early, Policy>>;

const view = globalThis as unknown as View;

let policy = view[early];
Reflect.deleteProperty(view, early);

const createScriptURL = (file: string, folder = '') => folder + file;

/**
 * The address of a file beside the script, as this browser wants it of one who sets `src`.
 * @throws Error where the folder is not known; TypeError where the page's policy does not allow `pressroom`
 */
export function trustedUrlOf(file: string): string {
  const folder = namedFolder() || scriptFolder();
  if (!folder) throw new Error(unknownFolder(file));
  policy ??= view.trustedTypes?.createPolicy('pressroom', { createScriptURL });
  return (policy ? policy.createScriptURL(file, folder) : createScriptURL(file, folder)) as string;
}
