/** Where the files are that are fetched only when a reader needs them, and how a page's policy lets us start them. */

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

/** The script that runs now: known only while it is evaluated. */
const ownScript = globalThis.document?.currentScript as HTMLScriptElement | null | undefined;

let base: string | undefined;

/**
 * Names the folder in which the files of `dist/` are, where it is not the script's own.
 * @param url absolute, or relative to the page
 */
export function setBase(url: string): void {
  base = new URL(url, document.baseURI).href.replace(/\/?$/, '/');
}

/** The address of a file of ours; `''` where the folder is not known. */
export function fileUrl(file: string): string {
  const folder = base ?? ownScript?.dataset['pressroomBase'];
  if (folder) return new URL(file, new URL(`${folder}/`, document.baseURI)).href;
  return ownScript?.src ? new URL(file, ownScript.src).href : '';
}

let policy: Policy | undefined;

/** Only addresses that `fileUrl` gives are trusted. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  policy ??= [...document.querySelectorAll<FileScript>(`script[${fileAttribute}]`)].find(
    (script) => script.policy,
  )?.policy;
  policy ??= trustedTypes?.createPolicy('pressroom', { createScriptURL: (one) => one });
  return (policy ? policy.createScriptURL(url) : url) as string;
}

/**
 * Starts a classic script of ours.
 * @param integrity as in the `integrity` attribute
 * @throws TypeError where the page's Trusted Types do not allow `pressroom`
 */
export function startFile(file: string, integrity: string): FileScript {
  const script: FileScript = document.createElement('script');
  const url = fileUrl(file);
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
  document.head.append(script);
  return script;
}
