import { enlargeMedia } from './media-text.js';
import { rulesOf } from './style-sheets.js';
import type { Undo } from './undo.js';

/** Absolute units. Without standard zoom, only these are multiplied: `em` and similar units are already enlarged. */
const absolute = /^(px|cm|mm|q|in|pt|pc)$/i;

/** Multiplies the sizes in `@container` conditions. The CSSOM cannot write them, so the rule is replaced. */
export function enlargeContainerQueries(sheet: CSSStyleSheet, factor: number, undo: Undo): void {
  for (const holder of [...rulesOf(sheet)]) {
    const parent = holder as object as CSSGroupingRule;
    [...(holder.cssRules ?? [])].forEach((rule, index) => {
      const { cssText = '', conditionText = '' } = rule;
      // The rule may come from a frame, where `instanceof` with this window's class fails.
      if (!cssText.startsWith('@container') || enlarged.has(rule)) return;
      const condition = enlargeMedia(conditionText, factor, absolute);
      if (condition === conditionText) return;
      parent.deleteRule(index);
      parent.insertRule(cssText.replace(conditionText, condition), index);
      const given = parent.cssRules[index] as object;
      enlarged.add(given);
      undo.add(() => {
        const place = [...(holder.cssRules ?? [])].indexOf(given);
        if (place < 0) return;
        parent.deleteRule(place);
        parent.insertRule(cssText, place);
      }, sheet);
    });
  }
}

const enlarged = new WeakSet();
