import { expect } from '@open-wc/testing';
import { applyLowVision } from '../../src/low-vision/apply.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { pages } from '../pages/pages.js';
import { engine, setViewport } from '../support/commands.js';
import { drawnTexts } from '../support/pixels.js';
import { changeLater, openStill } from '../support/still-page.js';

// Checks the contrast of each text in a scheme by pixels of the window. axe-core checks only styles.

const frame = () => new Promise(requestAnimationFrame);

describe('the pixels of each text in a scheme', () => {
  // WebKit's window cannot be larger.
  const size = engine === 'webkit' ? { width: 800, height: 600 } : { width: 1000, height: 1400 };

  it('have low contrast on a page without a scheme, so this test can fail', async () => {
    await setViewport(size);
    const document = await openStill('/tests/pages/backgrounds.html', size);
    document.querySelector('.tiles')?.scrollIntoView({ block: 'end', behavior: 'instant' });
    await frame();
    await frame();
    const texts = await drawnTexts(document);
    expect(texts.filter(({ ratio, odd }) => ratio < 7 || odd > 0.1)).to.have.length.at.least(3);
  });

  const sampled: NonNullable<Settings['scheme']>[] =
    engine === 'chromium'
      ? ['black-on-white', 'white-on-black', 'yellow-on-black', 'brown-on-beige']
      : ['black-on-white', 'white-on-black'];
  for (const { name, path } of pages.filter((page) => page.name !== 'large'))
    it(`have contrast with an even background on ${name}`, async () => {
      await setViewport(size);
      const document = await openStill(path, size);
      const view = document.defaultView;
      let count = 0;
      for (const scheme of sampled) {
        // From the second scheme on, the page includes the content that was added later.
        if (scheme === sampled[1]) await changeLater(document);
        applyLowVision({ scheme }, document);
        // Small letters have no pixel in their full colour.
        const ofInk = scheme === 'brown-on-beige' ? 0.6 : 0.9;
        const height = document.documentElement.scrollHeight;
        for (let top = 0; top < Math.min(height, 4800); top += size.height - 40) {
          view?.scrollTo({ top, behavior: 'instant' });
          await frame();
          await frame();
          const texts = await drawnTexts(document);
          count += texts.length;
          const faint = texts.filter(({ element, ratio, odd }) => {
            // The background is in a closed shadow root from before the mode, which no script can reach.
            if (element.closest('sealed-note')) return false;
            const least = element.closest(':disabled, [aria-disabled=true], .disabled') ? 4.5 : 7;
            // Text in an SVG has a halo.
            return ratio < least * ofInk || (odd > 0.1 && !element.closest('svg'));
          });
          expect(
            faint.map(({ text, ratio, odd }) => `${scheme}: ${text} ${ratio.toFixed(2)} ${odd.toFixed(2)}`),
          ).to.deep.equal([]);
        }
      }
      expect(count).to.be.greaterThan(60);
    }).timeout(60_000);
});
