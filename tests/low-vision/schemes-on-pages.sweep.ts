import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { schemes } from '../../src/low-vision/schemes.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { pages } from '../pages/pages.js';
import { contrastFindings, type ContrastFinding } from '../support/accessibility.js';
import { engine } from '../support/commands.js';
import { changeLater, openStill } from '../support/still-page.js';

// axe-core checks the contrast of each scheme on each test page.

type Scheme = NonNullable<Settings['scheme']>;
const names = Object.keys(schemes) as Scheme[];

const frame = () => new Promise(requestAnimationFrame);

/**
 * In one engine, axe-core cannot decide these texts, because a neighbour covers a part of their boxes.
 * schemes-drawn.sweep.ts checks their pixels.
 */
const touching: Record<string, RegExp> = {
  // A link in two lines: another one stands in the box around both. Lines that are half a pixel higher than their box.
  'firefox old-portal': /a\[href\$="#(ru|list)"\]$/,
  'firefox bootstrap3': /(figcaption|\.late|#friday"\])$/,
  'firefox quirks': /#late-notice > p$/,
  'firefox backgrounds': /\.clipped$/,
  'webkit quirks': /#news > p/,
};

const nameOf = ({ place, reason }: ContrastFinding) => `${reason} ${place}`;

describe('each scheme', () => {
  for (const { name, path } of pages)
    it(`makes ${name} readable, before and after its script changes it`, async () => {
      const document = await openStill(path, { width: 1280, height: 800 });
      const { outerHTML } = document.documentElement;
      const before = name === 'large' ? [] : await contrastFindings(document);
      expect(before.some(({ isUndecided }) => !isUndecided)).to.equal(name !== 'large');
      // axe-core cannot decide these texts without a scheme, either: texts in slots and beside a float.
      const untold = new Set(before.filter(({ reason }) => /^(bgOverlap|elm)/.test(reason)).map(nameOf));
      const isOpen = (finding: ContrastFinding) => {
        const { isUndecided, reason, place } = finding;
        if (!isUndecided || untold.has(nameOf(finding))) return !isUndecided;
        // A glyph of an icon font is not text, and a text in an SVG is over a picture.
        if (reason === 'nonBmp' || /\btext[^>]*$/.test(place)) return false;
        // Slotted text of a component that was added later.
        if (reason === 'bgOverlap' && place.includes(' >> ')) return false;
        return !(reason.startsWith('elm') && touching[`${engine} ${name}`]?.test(place));
      };
      const readable = async (scheme: Scheme) => {
        const failures = applyLowVision({ scheme }, document);
        expect(failures).to.deep.equal([]);
        await frame();
        const open = (await contrastFindings(document)).filter(isOpen);
        expect(open.map((finding) => `${scheme}: ${nameOf(finding)} ${finding.message}`)).to.deep.equal([]);
      };
      // axe-core needs seconds for 10,000 elements.
      const these = name === 'large' ? names.slice(1, 2) : names;
      for (const scheme of these) await readable(scheme);
      clearLowVision(document);
      expect(document.documentElement.outerHTML === outerHTML || name === 'motion').to.equal(true);
      if (name === 'large') return;
      applyLowVision({ scheme: 'brown-on-beige' }, document);
      await changeLater(document);
      await frame();
      await readable('brown-on-beige');
    }).timeout(60_000);
});
