import { expect } from '@open-wc/testing';
import { applyLowVision } from '../../src/low-vision/apply.js';
import { openPage, servePage } from '../support/feeds.js';
import { everything } from '../support/setting-rows.js';
import { until } from '../support/sites.js';

// The build takes space out of the engine's rules. The built script gives a page the same rules as the source.

interface View extends Window {
  Pressroom: { applyLowVision(values: object): Promise<unknown[]> };
}

async function open(script = ''): Promise<HTMLIFrameElement> {
  const url = await servePage(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>${script}</head><body><h1>Unit</h1></body></html>`,
  );
  // Two pages fit into the window: WebKit gives frames out of view few animation frames.
  return openPage(url, { height: 250 });
}

const rulesOf = ({ contentDocument }: HTMLIFrameElement) =>
  [...(contentDocument?.adoptedStyleSheets ?? [])]
    .flatMap((sheet) => [...sheet.cssRules])
    .map(({ cssText }) => cssText)
    .join('\n')
    // Browsers keep the space in values with variables.
    .replace(/([:,])\s+/g, '$1')
    // Each has its own folder.
    .replace(/url\("[^"]*\//g, 'url("');

for (const [name, settings] of [
  ['everything', { ...everything, scheme: 'white-on-black' }],
  ['hidden pictures and a line', { images: 'hide', embeds: 'hide', guide: 'line', links: 'box' }],
  ['dimmed pictures and a band', { images: 'dim', guide: 'mask', links: 'underline', 'text-size': 150 }],
] as const)
  it(`${name}: the same rules`, async () => {
    const source = await open();
    applyLowVision(settings, source.contentDocument as Document);
    const built = await open('<script src="/dist/pressroom.js"></script>');
    await (built.contentWindow as unknown as View).Pressroom.applyLowVision(settings);
    // Until the browser has painted, a rule ends all transitions.
    await until(() => ![source, built].some((page) => rulesOf(page).includes('x { transition:none')));
    expect(rulesOf(source)).to.include('low-vision');
    expect(rulesOf(built)).to.equal(rulesOf(source));
  });

/** All style rules, at any depth. */
const styleRulesOf = ({ cssRules }: CSSStyleSheet | CSSGroupingRule): CSSStyleRule[] =>
  [...cssRules].flatMap((rule) => [
    ...('selectorText' in rule ? [rule as CSSStyleRule] : []),
    ...('cssRules' in rule ? styleRulesOf(rule as CSSGroupingRule) : []),
  ]);

it('no rule asks for the inline style of a parent: then each change of an inline style would concern all descendants', async () => {
  const { contentDocument } = await open();
  applyLowVision({ ...everything, scheme: 'white-on-black' }, contentDocument as Document);
  const selectors = [...(contentDocument as Document).adoptedStyleSheets]
    .flatMap(styleRulesOf)
    .map(({ selectorText }) => selectorText);
  expect(selectors).not.to.have.length(0);
  expect(
    selectors.filter((selector) => /\[style[^\]]*\][^\s,(]* (> )?[^+~>\s]/.test(selector)),
  ).to.deep.equal([]);
});
