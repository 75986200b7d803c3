import { expect } from '@open-wc/testing';
import type { Context } from '../../src/low-vision/effects/effect.js';
import { effects } from '../../src/low-vision/effects/effects.js';
import { furtherEffects } from '../../src/low-vision/effects/further-effects.js';
import { concerned } from '../../src/low-vision/engine/style-rules.js';
import { Undo } from '../../src/low-vision/engine/undo.js';
import { everything } from '../support/setting-rows.js';

// The engine passes over rules that set nothing for an effect. Every effect must agree.

const values = [
  ...['0', '1', '0.5', '5px', '-100px', '-999em', '2rem', '10vw', '5svh', '-5vmin', 'calc(1px + 2vw)', '50%'],
  ...['red', 'transparent', 'none', 'initial', 'inherit', 'auto', 'absolute', 'justify', 'pointer', 'hidden'],
  ...['url("x.png")', 'var(--x)', '1s', '"x"', 'rotate(5deg)', 'underline', 'bold', 'center'],
];

it('rules that are passed over would not be changed by any effect', () => {
  const undo = new Undo();
  const context = {
    document,
    settings: { ...everything, scheme: 'white-on-black', 'text-size': 200, justify: 'start' },
    zoom: 1.5,
    textFactor: 1.5,
    textVariables: new Set<string>(),
    unreadable: false,
    media: (text: string) => text,
    fetchEffects: undefined,
    declare: () => undefined,
    undo,
  } as unknown as Context;
  const declaring = [...effects, ...furtherEffects].filter((effect) => effect.declares?.(context));
  expect(declaring.length).to.be.above(5);
  const sheet = new CSSStyleSheet();
  sheet.insertRule('.a::before {}');
  const rule = sheet.cssRules[0] as CSSStyleRule;
  const properties = [...getComputedStyle(document.documentElement)];
  const changing = new Set<string>();
  let skipped = 0;
  for (const name of properties)
    for (const value of values)
      for (const end of ['', ' !important']) {
        rule.style.cssText = `${name}: ${value}${end}`;
        const { cssText: text } = rule.style;
        if (!text || concerned.test(text)) continue;
        skipped += 1;
        for (const effect of declaring) {
          const change = effect.declarations?.(context, { text, style: rule.style, rule });
          if (Object.keys(change ?? {}).length) changing.add(`${effect.name}: ${text}`);
        }
      }
  expect(skipped).to.be.above(1000);
  expect([...changing]).to.deep.equal([]);
});
