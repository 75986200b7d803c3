import { html as litHtml, type TemplateResult } from 'lit';
import { Directive, directive, type ChildPart } from 'lit/directive.js';

/**
 * Renders a text that may change. Translation tools replace a text node by their own elements, or insert elements
 * beside it. Lit would keep these, and the reader would see the old text. This directive removes them.
 */
class OwnText extends Directive {
  #text: unknown;
  #node: Text | undefined;

  render(text: unknown): unknown {
    return text;
  }

  override update({ startNode, endNode }: ChildPart, [text]: [unknown]): unknown {
    const node = this.#node;
    if (node && text === this.#text) return node;
    this.#text = text;
    // Without a node of its own, the directive takes over the text that the server has rendered.
    const there = node ?? (startNode?.nextSibling as Text | null);
    if (there?.nodeType === 3 && there.previousSibling === startNode && there.nextSibling === endNode) {
      if (there.data !== text) there.data = String(text);
      this.#node = there;
    } else this.#node = new Text(String(text));
    return this.#node;
  }
}

const ownText = directive(OwnText);

const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** Makes texts updatable. An array without texts stays the same object, since its owner may still add to it. */
const updatable = (value: unknown): unknown =>
  isText(value) ? ownText(value) : Array.isArray(value) && value.some(isText) ? value.map(updatable) : value;

interface Template {
  strings: TemplateStringsArray;
  /** Whether the expression after each string stands between tags. */
  between: boolean[];
}

/**
 * Inserts a comment where static text follows an expression. Lit uses the node after an expression as its end marker,
 * and translation tools replace text nodes, but not comments.
 */
function templateOf(strings: TemplateStringsArray): Template {
  let markup = '';
  const between: boolean[] = [];
  const parted = strings.map((string) => {
    const isBesideText = between.at(-1) && /^[^<]/.test(string);
    markup += string;
    between.push(markup.lastIndexOf('>') >= markup.lastIndexOf('<'));
    return isBesideText ? `<!---->${string}` : string;
  });
  return { strings: Object.assign(parted, { raw: parted }), between };
}

const templates = new WeakMap<TemplateStringsArray, Template>();

/** Lit's `html`, but its texts also update correctly after a translation tool has changed the page. */
export function html(source: TemplateStringsArray, ...values: unknown[]): TemplateResult<1> {
  let template = templates.get(source);
  if (!template) templates.set(source, (template = templateOf(source)));
  const { strings, between } = template;
  return litHtml(strings, ...values.map((value, index) => (between[index] ? updatable(value) : value)));
}
