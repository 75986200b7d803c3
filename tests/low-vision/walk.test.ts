import { expect } from '@open-wc/testing';
import '../../src/elements/low-vision-toggle/define.js';
import { loadEngine } from '../../src/low-vision/load-engine.js';
import { forget } from '../../src/low-vision/memory.js';
import { matrix } from '../support/matrix.js';
import { until } from '../support/sites.js';

before(() => loadEngine());

// After many random presses in the panel, the reset restores the page and forgets everything.

/** Five hundred in a sweep. */
const presses = matrix.isFull ? 500 : 40;

/** Milliseconds for a press and its changes, on a machine with other work. */
const longest = 500;

/** The same walk in every run (mulberry32); the seed is in the test's name. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('a walk through the panel', () => {
  for (const seed of [1, 20261124])
    it(`of ${String(presses)} presses ends with the original page (walk ${String(seed)})`, async () => {
      forget();
      const main = document.createElement('main');
      main.innerHTML = `<style>.a { color: #777; font: 14px serif; width: 400px } .a:hover { opacity: .5 }</style>
        <h1>Release</h1><p class="a" style="letter-spacing: 2px">Text <a href="#x">link</a> <em>more</em></p>
        <img alt="" width="20" height="20" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
        <table border="1"><tr><th>A</th><td>B</td></tr></table>`;
      document.body.append(main);
      const toggle = document.createElement('low-vision-toggle');
      main.prepend(toggle);
      await toggle.updateComplete;
      const sheets = () =>
        [...document.styleSheets].map((sheet) =>
          [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'),
        );
      const page = () => [
        document.documentElement.outerHTML,
        document.adoptedStyleSheets.length,
        ...sheets(),
      ];
      const before = page();

      const next = random(seed);
      let pressed = 0;
      while (pressed < presses) {
        if (!toggle.matches(':state(open)')) {
          toggle.openPanel();
          await toggle.updateComplete;
        }
        const controls = [...(toggle.shadowRoot?.querySelectorAll('button:enabled') ?? [])] as HTMLElement[];
        controls[Math.floor(next() * controls.length)]?.click();
        pressed += 1;
        await toggle.updateComplete;
      }
      expect(pressed).to.equal(presses);
      toggle.closePanel();
      toggle.reset();
      await toggle.updateComplete;
      await new Promise(requestAnimationFrame);
      expect(page()).to.deep.equal(before);
      // WebKit shows a page after a while that a cookie was deleted.
      await until(() => !document.cookie.includes('low-vision'), 'the cookie deleted');
      expect(Object.keys(localStorage).filter((key) => key.includes('low-vision'))).to.deep.equal([]);
      main.remove();
    }).timeout(Math.max(presses * longest, 60_000));
});
