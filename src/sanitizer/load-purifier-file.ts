/** In the classic script, instead of load-purifier.ts: DOMPurify is a file beside the script. */
import type { DOMPurify } from 'dompurify';
import { ownScript, trustedUrlOf } from '../shared/trusted-policy.js';
import { native } from '../shared/natives.js';

/** Of the `pressroom-sanitizer.js` that was built with it. */
declare const __INTEGRITY__: string;

/** Milliseconds. */
const longest = 10_000;

let loading: Promise<DOMPurify> | undefined;

export function loadPurifier(): Promise<DOMPurify> {
  loading ??= load();
  // A failure is forgotten: the next release tries again.
  loading.catch(() => (loading = undefined));
  return loading;
}

async function load(): Promise<DOMPurify> {
  const script = native(document).createElement('script');
  try {
    return await new Promise((resolve, reject) => {
      // It leaves no global: it hands over what it has to the one who asked.
      script.addEventListener('pressroom-sanitizer', (event) => {
        resolve((event as CustomEvent<DOMPurify>).detail);
      });
      script.onerror = reject;
      setTimeout(reject, longest, 'timeout');
      script.src = trustedUrlOf('pressroom-sanitizer.js');
      script.integrity = __INTEGRITY__;
      script.crossOrigin = 'anonymous';
      script.nonce = ownScript?.nonce ?? '';
      native(document).head.append(script);
    });
  } finally {
    script.remove();
  }
}
