import type { render as Render, TemplateResult } from 'lit';

/*
 * Lit in XHTML pages. There, `innerHTML` takes XML, and a template of Lit is none: Lit marks expressions by attribute
 * names such as `@click$lit$`. This file replaces the function that parses templates.
 *
 * Lit passes the class with that function to `litHtmlPolyfillSupport`, but only once, when its own module runs. A
 * bundler or another component may have run it before. The class is therefore found through something rendered.
 *
 * The file imports nothing: bundlers would move what it shares with the elements into further files.
 */

interface TemplateClass {
  /** Creates the element from which Lit clones a template. */
  createElement?: (markup: string) => HTMLTemplateElement;
}

/** The objects among an object's values. */
const objectsIn = (owner: object): object[] =>
  Object.values(owner).filter(
    (value: unknown): value is object => typeof value === 'object' && value !== null,
  );

function parseAsHtml(render: typeof Render): boolean {
  const strings = Object.assign([' '], { raw: [' '] });
  const blank: TemplateResult = { ['_$litType$']: 1, strings, values: [] };
  const part = render(blank, document.createDocumentFragment());
  // The part has a template instance, and the instance has its template.
  const Template = objectsIn(part)
    .flatMap(objectsIn)
    .map(({ constructor }) => constructor as TemplateClass)
    .find(({ createElement }) => createElement);
  if (!Template) {
    console.error(
      '[pressroom] This version of Lit cannot run in XHTML pages: use dist/pressroom.js instead.',
    );
    return false;
  }
  const inert = document.implementation.createHTMLDocument('');
  Template.createElement = (markup) => {
    const template = inert.createElement('template');
    // eslint-disable-next-line pressroom/checked-urls -- Lit passes the literal texts of templates only
    template.innerHTML = markup;
    return template;
  };
  return true;
}

let isReady: boolean | undefined;

/**
 * Prepares Lit for an XHTML page, and then defines an element. If that fails, the element keeps the page's own content.
 * @param render the function of the elements' Lit
 */
export function prepare(render: typeof Render, define: () => void): void {
  isReady ??= parseAsHtml(render);
  if (isReady) define();
}
