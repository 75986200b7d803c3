import { native } from '../../base/natives.js';
import type { Page } from '../effects/effect.js';
import { effects } from '../effects/effects.js';
import { afterPaint, viewOf } from './around.js';
import type { InlineStyles } from './inline-styles.js';
import { isPainted } from './reading-place.js';
import type { Root } from './roots.js';
import type { StyleRules } from './style-rules.js';

/** Runs a step of an effect. If it throws, the error is reported and the result is `undefined`. */
export type Attempt = <Result>(effect: string, step: () => Result) => Result | undefined;

/** The rules for values, which are empty at first. They stand before all other rules. */
const valued = effects.flatMap(({ name, values = [] }) => values.map(([rule, of]) => ({ name, rule, of })));
const empty = valued.map(({ rule }) => `${rule}\n`).join('');

/** Keeps the place of a toggle whose script comes late, so that the text below does not move. */
const reserved = 'low-vision-toggle:not(:defined) { display: inline-block; min-block-size: 44px }';

/**
 * Gives a style rule of our layer, or the one in a media rule, other declarations. The rule is replaced: Chromium does
 * not share the computed styles of elements whose rules were edited, and takes several times as long for them.
 */
function setDeclarations(outer: CSSRule | undefined, declarations: string, selector?: string): void {
  const inner = (outer as Partial<CSSGroupingRule> | undefined)?.cssRules?.[0];
  const rule = (inner ?? outer) as CSSStyleRule;
  const parent = rule.parentRule as CSSGroupingRule;
  const text = `${selector ?? rule.selectorText} { ${declarations} }`;
  const place = [...parent.cssRules].indexOf(rule);
  if (replaced.get(parent)?.[place] === text) return;
  parent.deleteRule(place);
  parent.insertRule(text, place);
  replaced.set(parent, { ...replaced.get(parent), [place]: text });
}

/** The rules' texts as they were written. */
const replaced = new WeakMap<object, Record<number, string>>();

/** Our own style sheets in a document and its shadow roots: the rules of all effects. */
export class OwnSheets {
  readonly #page: Page;
  readonly #rules: StyleRules;
  readonly #inline: InlineStyles;
  readonly #attempt: Attempt;
  /** Our rules: for the document, and for all shadow roots. */
  readonly #sheets: Record<'document' | 'shadow', CSSStyleSheet>;
  readonly #texts = { document: '', shadow: '' };
  /** Number of adopted sheets in each root. The browser fires no event when a sheet is pushed to the list. */
  readonly #adopted = new WeakMap<Root, number>();
  /** Whether no transition begins now, because the settings change. */
  #isStill = false;
  /** Identity of the last change without transitions. */
  #turn: object | undefined;

  constructor(page: Page, rules: StyleRules, inline: InlineStyles, attempt: Attempt) {
    const { CSSStyleSheet } = viewOf(page.document);
    this.#page = page;
    this.#rules = rules;
    this.#inline = inline;
    this.#attempt = attempt;
    this.#sheets = { document: new CSSStyleSheet(), shadow: new CSSStyleSheet() };
  }

  get all(): CSSStyleSheet[] {
    return [this.#sheets.document, this.#sheets.shadow, this.#inline.sheet];
  }

  #kindOf(root: Root): 'document' | 'shadow' {
    return root === this.#page.document ? 'document' : 'shadow';
  }

  /** Writes our rules for roots, if the settings ask for other ones. All shadow roots have the same rules. */
  writeRules(roots: Iterable<Root>): void {
    for (const [kind, root] of new Map([...roots].map((one) => [this.#kindOf(one), one]))) {
      const { layer } = this.#rules;
      // In the document, browsers would test a rule for the outermost elements of shadow trees for each element.
      const values = kind === 'document' ? empty.replace(/, ?:host > \*/, '') : empty;
      let rules = `@layer ${layer && `${layer}.`}low-vision { x {} ${values} ${reserved}`;
      for (const effect of effects)
        rules += `${this.#attempt(effect.name, () => effect.styles?.(this.#page, root)) ?? ''}\n`;
      const sheet = this.#sheets[kind];
      if (rules !== this.#texts[kind]) {
        this.#texts[kind] = rules;
        sheet.replaceSync(`${rules} }`);
      }
      const { cssRules } = sheet.cssRules[0] as CSSGroupingRule;
      if (this.#isStill)
        setDeclarations(cssRules[0], 'transition: none !important', this.#rules.withTransitions);
      valued.forEach(({ name, of }, index) => {
        const values = Object.entries(this.#attempt(name, () => of(this.#page)) ?? {});
        setDeclarations(cssRules[index + 1], values.map((entry) => entry.join(': ')).join('; '));
      });
    }
  }

  /**
   * Lets no transition of the page's rules begin until the changed page has been painted. A page may have thousands, one
   * for each colour of each button. Running transitions go on, because the page may wait for their end.
   */
  stayStill(): void {
    const { document } = this.#page;
    // Asking for the animations would make the browser compute all styles without our changes.
    if (
      this.#page.settings.motion ||
      (isPainted(viewOf(document)) && native(document).getAnimations().length)
    )
      return;
    this.#isStill = true;
    const turn = (this.#turn = {});
    afterPaint(document, () => {
      if (this.#turn !== turn) return;
      this.#isStill = false;
      for (const { cssRules } of Object.values(this.#sheets))
        if (cssRules.length) setDeclarations((cssRules[0] as CSSGroupingRule).cssRules[0], '', 'x');
    });
  }

  /**
   * Adds our sheets again if the page has set `adoptedStyleSheets` without them. Setting the list ourselves would be
   * reported as a change of the page. The page may have replaced `push`.
   */
  adopt(root: Root): void {
    const own = this.#sheets[this.#kindOf(root)];
    const { isUsed, sheet } = this.#inline;
    const list = native(root).adoptedStyleSheets;
    for (const one of isUsed ? [own, sheet] : [own]) if (!list.includes(one)) list[list.length] = one;
    this.#adopted.set(root, list.length);
  }

  /** Whether a root has our sheets. */
  areIn(root: Root): boolean {
    return this.#adopted.has(root);
  }

  /** Whether the page has changed the list of a root's adopted sheets. */
  isListChanged(root: Root): boolean {
    return native(root).adoptedStyleSheets.length !== this.#adopted.get(root);
  }

  /** Takes our sheets out of a root. */
  leave(root: Root): void {
    const own = this.all;
    const others: CSSStyleSheet[] = [];
    // The page may have replaced the array methods.
    for (const sheet of native(root).adoptedStyleSheets)
      if (sheet !== own[0] && sheet !== own[1] && sheet !== own[2]) others[others.length] = sheet;
    native(root).adoptedStyleSheets = others;
  }

  /** Empties our sheets. A script may have kept them in a list. */
  end(): void {
    this.#turn = undefined;
    for (const sheet of Object.values(this.#sheets)) sheet.replaceSync('');
  }
}
