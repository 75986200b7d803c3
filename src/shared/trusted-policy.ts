/** Trusted Types: our one policy, for the files beside the script. A second one of its name is refused. */
interface Policy {
  createScriptURL(url: string): unknown;
}

/** `low-vision-early.js`, which was first, leaves its own here. */
const early = Symbol.for('pressroom-policy');

type View = {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
} & Partial<Record<typeof early, Policy>>;

const view = globalThis as unknown as View;

let policy = view[early];
Reflect.deleteProperty(view, early);

/**
 * An address as this browser wants it of one who sets `src`.
 * @throws TypeError where the page's policy does not allow `pressroom`
 */
export function trustedScriptUrl(url: string): string {
  policy ??= view.trustedTypes?.createPolicy('pressroom', { createScriptURL: (url) => url });
  return (policy?.createScriptURL(url) ?? url) as string;
}
