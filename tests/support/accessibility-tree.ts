import { loadAxe } from './accessibility.js';

/** What axe-core has besides its declared types. */
interface Commons {
  aria: { getRole: (element: Element) => string | null };
  text: { accessibleText: (element: Element) => string };
}

/** What has a name that is said. */
const named =
  'a, button, input, select, textarea, img, svg, summary, h1, h2, h3, h4, h5, h6, nav, main, header, footer, table, figure, fieldset, iframe, [role], [aria-label], [aria-labelledby], [tabindex]';

/**
 * The roles and names that assistive technology is given, in their order, with states and places in the tab order, as
 * axe-core reckons them: no engine of today tells a page what it has told assistive technology.
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
