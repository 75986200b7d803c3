/** Where the files are that are fetched only when a reader needs them, and how a page's policy lets us start them. */
import { native } from '../base/natives.js';

interface Policy {
  createScriptURL(url: string): unknown;
}

/** A script element that one of our scripts has started. It keeps what the file gives, for all that ask later. */
export interface FileScript extends HTMLScriptElement {
  /** Set by the file when it runs. */
  chunk?: unknown;
  /** The page's policy `pressroom`, which can be made only once. */
  policy?: Policy | undefined;
  /** `low-vision-early.js` uses the file first: others wait for this. */
  ready?: Promise<void>;
}

/** The attribute by which a script that we started is found. */
export const fileAttribute = 'data-pressroom-file';

/** The folder that `setBase` has named, with a slash at its end. */
let base = '';

/** The element of the classic script, kept by `rememberScript`. */
let ownScript: HTMLScriptElement | undefined;

/** Keeps the element of the script that runs now. Entries call it: `currentScript` is `null` after the evaluation. */
export function rememberScript(): void {
  const { document } = globalThis as Partial<typeof globalThis>;
  ownScript = native(document)?.currentScript as typeof ownScript;
}

const asFolder = (url: string): string =>
  url && new URL(url.replace(/\/?$/, '/'), native(document).baseURI).href;

/**
 * Names the folder that holds the files of `dist/`, where they are not beside the script.
 * @param url absolute, or relative to the page; `''` restores the default
 */
export function setBase(url: string | URL): void {
  base = asFolder(String(url));
}

/** `setBase`, else `data-pressroom-base`, which any script element may carry. */
export function namedFolder(): string {
  const attribute = 'data-pressroom-base';
  const script = ownScript?.hasAttribute(attribute)
    ? ownScript
    : native(document).querySelector(`script[${attribute}]`);
  return base || asFolder(script?.getAttribute(attribute) ?? '');
}

/** The folder of the script itself. One that was loaded as a module has no `currentScript` and is found by its name. */
function scriptFolder(): string {
  const source =
    ownScript?.src ||
    native(document).querySelector<HTMLScriptElement>(
      'script[src*="pressroom.js"],script[src*="low-vision.js"]',
    )?.src;
  return source ? new URL('.', source).href : '';
}

/**
 * The address of a file of ours.
 * @param file its path in `dist/`
 * @returns `''` where the folder is not known
 */
export function fileUrl(file: string): string {
  const folder = namedFolder() || scriptFolder();
  return folder && folder + file;
}

/** The sentence for a file without an address. */
export const unknownFolder = (file: string): string =>
  `The folder of ${file} is not known: name it by data-pressroom-base on the script, or by setBase(url).`;

/** Refuses every file that is not named as ours are. */
const createScriptURL = (url: string): string => {
  if (!/\/pressroom-[\w-]+\.js$/.test(url)) throw new TypeError(`${url} is no file of ours`);
  return url;
};

let policy: Policy | undefined;

function trusted(url: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  policy ??= [...native(document).querySelectorAll<FileScript>(`script[${fileAttribute}]`)].find(
    (script) => script.policy,
  )?.policy;
  policy ??= trustedTypes?.createPolicy('pressroom', { createScriptURL });
  return (policy ?? { createScriptURL }).createScriptURL(url) as string;
}

/**
 * Starts a classic script of ours.
 * @param integrity as in the `integrity` attribute
 * @throws Error where the folder is not known; TypeError where the page's policy does not allow `pressroom`
 */
export function startFile(file: string, integrity: string): FileScript {
  const script: FileScript = native(document).createElement('script');
  const url = fileUrl(file);
  if (!url) throw new Error(unknownFolder(file));
  // eslint-disable-next-line pressroom/checked-urls -- a file of ours, by a Trusted Types policy
  script.src = trusted(url);
  script.policy = policy;
  script.setAttribute(fileAttribute, file);
  // Files from a disk have no origin: a browser would refuse them.
  if (!url.startsWith('file:')) {
    script.integrity = integrity;
    script.crossOrigin = 'anonymous';
  }
  script.nonce = ownScript?.nonce ?? '';
  native(document).head.append(script);
  return script;
}
