import { expect } from '@open-wc/testing';
import type { PressReleases } from 'pressroom-elements/press-releases';
import { expectAccessible } from './support/accessibility.js';
import { click } from './support/commands.js';
import { openPage } from './support/feeds.js';
import { itInTurn } from './support/matrix.js';
import { parts, settled } from './support/releases.js';

// The demo's theming makes the element fit into a plain page, a portal of 2009, Bootstrap and a modern site.

async function open(
  name: string,
  size: { width: number; height: number },
): Promise<{ page: Document; elements: PressReleases[] }> {
  const frame = await openPage(`/demo/looks/${name}.html`, size);
  const page = frame.contentDocument as Document;
  await page.defaultView?.customElements.whenDefined('press-releases');
  const elements = [...page.querySelectorAll<PressReleases>('press-releases')];
  for (const element of elements) expect((await settled(element)).state).to.equal('ready');
  return { page, elements };
}

const rulesOf = (page: Document): CSSStyleRule[] =>
  [...(page.querySelector('style')?.sheet?.cssRules ?? [])].filter(
    (rule) => 'selectorText' in rule,
  ) as CSSStyleRule[];

for (const [name, widths] of [
  ['plain', [320, 768, 1280]],
  ['bootstrap', [320, 768, 1280]],
  ['unit', [320, 1280]],
  // Made for 1024 × 768, as they were.
  ['portal-2009', [1024]],
] as const)
  describe(`the look «${name}»`, () => {
    for (const width of widths)
      itInTurn(`is accessible and scrolls in one direction at ${String(width)} px`, async () => {
        const { page, elements } = await open(name, { width, height: 900 });
        expect(page.documentElement.scrollWidth, String(width)).to.be.at.most(
          page.documentElement.clientWidth,
        );
        for (const element of elements) expect(element.getBoundingClientRect().width).to.be.greaterThan(150);
        // Faults of the old portal itself do not count.
        for (const part of name === 'portal-2009' ? elements : [page])
          // Headings on a gradient.
          await expectAccessible(part, { undecided: name === 'portal-2009' ? ['color-contrast'] : [] });
        page.defaultView?.frameElement?.remove();
      });
  });

describe('the look «bootstrap»', () => {
  itInTurn('uses only the element’s custom properties and parts', async () => {
    const { page } = await open('bootstrap', { width: 1280, height: 900 });
    expect(page.querySelectorAll('style')).to.have.length(1);
    const rules = rulesOf(page);
    expect(rules.length).to.be.greaterThan(3);
    for (const { selectorText, style } of rules) {
      expect(selectorText).to.match(/^press-releases(::part\([a-z ]+\)(:hover)?)?$/);
      if (!selectorText.includes('::'))
        for (const property of style) expect(property).to.match(/^--pressroom-/);
    }
  });

  itInTurn('is accessible in Bootstrap’s dark mode, and uses its colours', async () => {
    const { page, elements } = await open('bootstrap', { width: 1280, height: 900 });
    const link = parts(elements[0] as PressReleases, 'link')[0] as HTMLElement;
    const before = getComputedStyle(link).color;
    await click(page.querySelector('#theme') as HTMLElement);
    expect(page.documentElement.dataset['bsTheme']).to.equal('dark');
    expect(getComputedStyle(link).color).not.to.equal(before);
    // Bootstrap's own links change their colour by degrees.
    await Promise.all(page.getAnimations().map(({ finished }) => finished));
    await expectAccessible(page);
  });
});

describe('the look «portal-2009»', () => {
  it('keeps the widths of its layout table’s columns', async () => {
    const { page, elements } = await open('portal-2009', { width: 1100, height: 900 });
    const widths = ['left', 'middle', 'right'].map(
      (id) => page.getElementById(id)?.getBoundingClientRect().width ?? 0,
    );
    const [left = 0, middle = 0, right = 0] = widths;
    expect(left).to.be.closeTo(210, 12);
    expect(right).to.be.closeTo(210, 12);
    expect(middle).to.be.closeTo(568, 12);
    expect(elements.map(({ layout }) => layout)).to.deep.equal(['list', 'headlines']);
  });
});
