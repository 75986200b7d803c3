interface Policy {
  createHTML(markup: string): string;
}

let policy: Policy | undefined;

/**
 * Text for the browser's XML parser, which a page with Trusted Types accepts from a policy only. This is the form for
 * modules. The classic scripts share the policy of net/own-files.ts: see build/scripts.ts.
 */
export function trustedMarkup(markup: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  policy ??= trustedTypes?.createPolicy('pressroom', { createHTML: (text) => text });
  return policy ? policy.createHTML(markup) : markup;
}
