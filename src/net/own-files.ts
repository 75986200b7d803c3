/** Locates the files that are fetched on demand, and starts them under the page's Content Security Policy. */
import { native } from '../base/natives.js';

interface Policy {
  createScriptURL(url: string): unknown;
  /** For XML, which is read in a document without a window. */
  createHTML(markup: string): unknown;
}

/** A script element that one of our scripts has started. It stores the file's chunk for later callers. */
export interface FileScript extends HTMLScriptElement {
  /** The file's exports, set by the file when it runs. */
  chunk?: unknown;
  /** The Trusted Types policy `pressroom`. A page may create it only once, so all our scripts share it. */
  policy?: Policy | undefined;
  /** The settings text that `low-vision-early.js` has found. */
  settings?: string;
  /** Whether the engine fetches another file for these settings. `low-vision-early.js` waits for it. */
  isWaiting?: boolean;
  /** Settles when `low-vision-early.js` has finished using the file. Other callers wait for it. */
  ready?: Promise<void>;
}

/** The attribute that marks a script started by the library. */
export const fileAttribute = 'data-pressroom-file';

/** The folder from `setBase`, with a slash at its end. */
let base = '';

/** The script element of this classic script, set by `rememberScript`. */
let ownScript: FileScript | undefined;

/** Stores the running script's element. Entry files call it early: `currentScript` is `null` after the evaluation. */
export function rememberScript(): void {
  const { document } = globalThis as Partial<typeof globalThis>;
  ownScript = native(document)?.currentScript as typeof ownScript;
  policy = ownScript?.policy;
}

const asFolder = (url: string): string =>
  url && new URL(url.replace(/\/?$/, '/'), native(document).baseURI).href;

/**
 * Sets the folder of the `dist/` files, for pages that do not keep them beside the script.
 * @param url absolute URL, or URL relative to the page; `''` restores the default
 */
export function setBase(url: string | URL): void {
  base = asFolder(String(url));
}

/** The folder from `setBase` or from a script's `data-pressroom-base` attribute; `''` without either. */
export function namedFolder(): string {
  const attribute = 'data-pressroom-base';
  const script = ownScript?.hasAttribute(attribute)
    ? ownScript
    : native(document).querySelector(`script[${attribute}]`);
  return base || asFolder(script?.getAttribute(attribute) ?? '');
}

/** The folder of the script itself. A module has no `currentScript`, so its element is found by the file name. */
function scriptFolder(): string {
  const source =
    ownScript?.src ||
    native(document).querySelector<HTMLScriptElement>(
      'script[src*="pressroom.js"],script[src*="low-vision.js"]',
    )?.src;
  return source ? new URL('.', source).href : '';
}

/**
 * The URL of a file of the library.
 * @param file path in `dist/`
 * @returns absolute URL; `''` if the folder is not known
 */
export function fileUrl(file: string): string {
  const folder = namedFolder() || scriptFolder();
  return folder && folder + file;
}

/** The error message for an unknown folder. */
export const unknownFolder = (file: string): string =>
  `The folder of ${file} is not known: name it by data-pressroom-base on the script, or by setBase(url).`;

/** The Trusted Types rule: allows only files with the library's naming pattern. */
const createScriptURL = (url: string): string => {
  if (!/\/pressroom-[\w-]+\.js$/.test(url)) throw new TypeError(`${url} is no file of ours`);
  return url;
};

/** The rule for XML. The caller answers for it: see xml-feed/read-other.ts. */
const createHTML = (markup: string): string => markup;

let policy: Policy | undefined;

/** Removes the element of a file that has run: the page stays as its owner has made it. */
export function removeFile(script: FileScript): void {
  policy ??= script.policy;
  script.remove();
}

function pagePolicy(): Policy {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  policy ??= [...native(document).querySelectorAll<FileScript>(`script[${fileAttribute}]`)].find(
    (script) => script.policy,
  )?.policy;
  policy ??= trustedTypes?.createPolicy('pressroom', { createScriptURL, createHTML });
  return policy ?? { createScriptURL, createHTML };
}

/** Text for the browser's XML parser, which a page with Trusted Types takes from a policy alone. */
export const trustedMarkup = (markup: string): string => pagePolicy().createHTML(markup) as string;

/**
 * Inserts a script element for a classic script of the library.
 * @param file path in `dist/`
 * @param integrity value of the `integrity` attribute
 * @throws Error if the folder is not known; TypeError if the page's policy does not allow `pressroom`
 */
export function startFile(file: string, integrity: string): FileScript {
  const script: FileScript = native(document).createElement('script');
  const url = fileUrl(file);
  if (!url) throw new Error(unknownFolder(file));
  // eslint-disable-next-line pressroom/checked-urls -- a file of ours, by a Trusted Types policy
  script.src = pagePolicy().createScriptURL(url) as string;
  script.policy = policy;
  script.setAttribute(fileAttribute, file);
  // `file:` pages have no origin, so browsers would refuse a script with CORS or integrity checks.
  if (!url.startsWith('file:')) {
    script.integrity = integrity;
    script.crossOrigin = 'anonymous';
  }
  script.nonce = ownScript?.nonce ?? '';
  native(document).head.append(script);
  return script;
}
