import { prototypeOf } from '../../base/natives.js';
import type { Root } from './roots.js';
import type { Undo } from './undo.js';

/**
 * Reports style sheet changes and new shadow roots made by the page's scripts. They change no node, so a
 * MutationObserver does not report them. The DOM methods are wrapped instead.
 */
export function followScripts(
  view: typeof globalThis,
  undo: Undo,
  told: {
    /** @param root the root whose `adoptedStyleSheets` was set. Without it, any sheet may have changed */
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
    // The page fills the shadow root right after attaching it.
    queueMicrotask(() => {
      if (root.isConnected) told.attached(root);
    });
  });
}
