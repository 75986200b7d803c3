/** Trusted Types: our one policy, for the files beside the script and for no others. */
import { native } from './natives.js';

interface Policy {
  createScriptURL(file: string): unknown;
}

/** `low-vision-early.js`, which was first, leaves its own here: a second one of the name is refused. */
const early = Symbol.for('pressroom-policy');

type View = {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
} & Partial<Record<typeof early, Policy>>;

const view = globalThis as unknown as View;

let policy = view[early];
Reflect.deleteProperty(view, early);

/** As it is while a classic script is evaluated, and never again. */
export const ownScript = native(document).currentScript as HTMLScriptElement | null;

const createScriptURL = (file: string) => (ownScript?.src ?? '').replace(/[^/]*([?#].*)?$/, file);

/**
 * The address of a file beside the script, as this browser wants it of one who sets `src`.
 * @throws TypeError where the page's policy does not allow `pressroom`
 */
export function trustedUrlOf(file: string): string {
  policy ??= view.trustedTypes?.createPolicy('pressroom', { createScriptURL });
  return (policy ? policy.createScriptURL(file) : createScriptURL(file)) as string;
}
