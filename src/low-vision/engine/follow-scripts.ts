import { prototypeOf } from '../../base/natives.js';
import type { Root } from './roots.js';
import type { Undo } from './undo.js';

/** Tells of what the page's scripts do without a change of a node, which no observer sees: their methods tell of it. */
export function followScripts(
  view: typeof globalThis,
  undo: Undo,
  told: {
    /** @param root whose list of sheets was set; none: any sheet may have changed */
    sheetsChanged: (root?: Root) => void;
    attached: (root: ShadowRoot) => void;
  },
): void {
  const { CSSStyleSheet, CSSGroupingRule, ShadowRoot } = view;
  const changed = () => {
    told.sheetsChanged();
  };
  undo.after(CSSStyleSheet.prototype, 'insertRule', changed);
  undo.after(CSSStyleSheet.prototype, 'replaceSync', changed);
  undo.after(CSSStyleSheet.prototype, 'replace', (replaced) => {
    void replaced.then(changed, () => undefined);
  });
  undo.after(CSSGroupingRule.prototype, 'insertRule', changed);
  for (const prototype of [prototypeOf(view, 'Document') as Document, ShadowRoot.prototype])
    undo.setter<Root>(prototype, 'adoptedStyleSheets', told.sheetsChanged);
  undo.after(prototypeOf(view, 'Element') as Element, 'attachShadow', (root) => {
    // The page fills it first.
    queueMicrotask(() => {
      if (root.isConnected) told.attached(root);
    });
  });
}
