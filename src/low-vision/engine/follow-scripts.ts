import { prototypeOf } from '../../base/natives.js';
import type { Root } from './roots.js';
import type { Undo } from './undo.js';

/** Changes that the page's scripts have made since the last report. */
export interface ScriptChanges {
  rules: Set<CSSRule>;
  /** Sheets whose rules have been replaced. */
  sheets: Set<CSSStyleSheet>;
  /** Roots whose `adoptedStyleSheets` was set. */
  adopting: Set<Root>;
  /** Documents whose `designMode` was set. */
  edited: Set<Document>;
  /** New shadow roots. */
  attached: Set<ShadowRoot>;
}

const none = (): ScriptChanges => ({
  rules: new Set(),
  sheets: new Set(),
  adopting: new Set(),
  attached: new Set(),
  edited: new Set(),
});

/**
 * Reports style sheet changes and new shadow roots made by the page's scripts. They change no node, so a
 * MutationObserver does not report them. The DOM methods are wrapped instead.
 * @param report callback in the next microtask, with all changes of the task
 */
export function followScripts(
  view: typeof globalThis,
  undo: Undo,
  report: (changes: ScriptChanges) => void,
): void {
  const { CSSStyleSheet, CSSGroupingRule, CSSStyleRule, ShadowRoot } = view;
  let changes: ScriptChanges | undefined;
  const collect = (): ScriptChanges => {
    if (changes) return changes;
    const all = (changes = none());
    queueMicrotask(() => {
      changes = undefined;
      report(all);
    });
    return all;
  };
  const inserted = (index: number, { cssRules }: CSSStyleSheet | CSSGroupingRule) => {
    const rule = cssRules[index];
    if (rule) collect().rules.add(rule);
  };
  for (const { prototype } of [CSSStyleSheet, CSSGroupingRule, CSSStyleRule])
    if (Object.hasOwn(prototype, 'insertRule')) undo.after(prototype, 'insertRule', inserted);
  undo.after(CSSStyleSheet.prototype, 'replaceSync', (_, sheet) => {
    collect().sheets.add(sheet);
  });
  undo.after(CSSStyleSheet.prototype, 'replace', (replaced, sheet) => {
    void replaced.then(
      () => collect().sheets.add(sheet),
      () => undefined,
    );
  });
  const documents = prototypeOf(view, 'Document') as Document;
  undo.setter(documents, 'designMode', (document) => {
    collect().edited.add(document);
  });
  for (const prototype of [documents, ShadowRoot.prototype])
    undo.setter<Root>(prototype, 'adoptedStyleSheets', (root) => {
      collect().adopting.add(root);
    });
  undo.after(prototypeOf(view, 'Element') as Element, 'attachShadow', (root) => {
    collect().attached.add(root);
  });
}
