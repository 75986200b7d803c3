import { loadAxe } from './accessibility.js';

/** Parts of axe-core that its types leave out. */
interface Commons {
  aria: { getRole: (element: Element) => string | null };
  text: { accessibleText: (element: Element) => string };
}

/** A selector for elements whose names screen readers say. */
const named =
  'a, button, input, select, textarea, img, svg, summary, h1, h2, h3, h4, h5, h6, nav, main, header, footer, table, figure, fieldset, iframe, [role], [aria-label], [aria-labelledby], [tabindex]';

/**
 * The roles, names, states and tab order that axe-core computes for assistive technology, in document order. No engine
 * gives a page its real accessibility tree.
 */
export async function accessibilityTree(page: Document): Promise<string[]> {
  const checker = await loadAxe(page);
  const { commons } = checker as object as { commons: Commons };
  checker.setup(page);
  try {
    return [...page.querySelectorAll<HTMLElement>(named)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) =>
        [
          commons.aria.getRole(element) ?? element.localName,
          `«${commons.text.accessibleText(element)}»`,
          `tab ${String(element.tabIndex)}`,
          ...[...element.attributes]
            .filter(({ name }) => /^(aria-.*|role|alt|title|hidden|inert|disabled|lang)$/.test(name))
            .map(({ name, value }) => `${name}=${value}`),
        ].join(' '),
      );
  } finally {
    checker.teardown();
  }
}
