import { expect } from '@open-wc/testing';
import { boxOf, elementsAt } from '../src/low-vision/measure.js';
import { applyLowVision, clearLowVision } from '../src/low-vision/page.js';
import { pages } from './pages/pages.js';
import { press } from './support/commands.js';
import { servePage } from './support/feeds.js';
import { frames, isPlaced, open } from './support/one-column.js';

// A page in one column is so still when it has changed, and what stays in the window is not over what has the focus.

describe('a page in one column', () => {
  // The thousands of nodes of `large` take long.
  for (const { name, path } of pages.filter((page) => page.name !== 'large'))
    it(`${name} stays so when it changes, and keeps its changes`, async () => {
      const { document, view } = await open(path, 1280, 800);
      const ours = () =>
        document.querySelectorAll('body [style*="max-width: 100% !important"], [role=region][tabindex]')
          .length;
      applyLowVision({ columns: 'one', 'text-size': 400 }, document);
      await view.changeLater();
      const wide = document.createElement('div');
      wide.style.width = '2000px';
      wide.textContent = 'A late element';
      document.body.append(wide);
      await frames(8);
      const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
      expect(scrollWidth).to.be.at.most(clientWidth);
      expect(wide.getAttribute('style')).to.include('max-width');
      expect(clearLowVision(document)).to.deep.equal([]);
      await frames();
      expect(ours(), 'left behind').to.equal(0);
      expect(wide.getAttribute('style')).to.equal('width: 2000px;');
    }).timeout(30_000);

  for (const { name, path } of pages.filter((page) => /fixed|bootstrap|bulma|old|rem/.test(page.name)))
    it(`${name} does not cover what has the focus`, async () => {
      for (const size of [200, 400]) {
        const { document } = await open(path, 1280, 800);
        applyLowVision({ columns: 'one', 'text-size': size }, document);
        const start = document.createElement('button');
        document.body.prepend(start);
        start.focus();
        await frames();
        const covered: string[] = [];
        for (let stop = 0; stop < 30; stop += 1) {
          await press('Tab');
          const focused = document.activeElement;
          if (!focused || focused === document.body) break;
          await frames(2);
          if (isPlaced(focused)) continue;
          const { left, top, width, height } = boxOf(focused);
          const [x, y] = [left + width / 2, top + height / 2];
          const [hit] = elementsAt(document, x, y);
          if (hit && !focused.contains(hit) && !hit.contains(focused) && isPlaced(hit))
            covered.push(`${focused.outerHTML.slice(0, 80)} by ${hit.outerHTML.slice(0, 80)}`);
        }
        expect(covered, String(size)).to.deep.equal([]);
      }
    }).timeout(60_000);

  it('has a header keep the room for what is placed in it, and texts in it are not on each other', async () => {
    const url = await servePage(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style>
      body { margin: 0; font: 11px/14px sans-serif } #wrap { width: 980px; margin: 0 auto }
      #top { height: 90px; position: relative } #top h1 { position: absolute; left: 150px; top: 30px; margin: 0; font-size: 20px }
      #top p { position: absolute; right: 10px; top: 8px } #left { float: left; width: 180px } #main { float: left; width: 540px }
      #seal { position: absolute; inset: 0 auto auto 0 }</style>
      <body><div id="wrap"><div id="top"><img id="seal" alt="" src="/demo/images/emblem.svg" width="80"><h1>Regional Office of the Ministry</h1>
      <p>Version for those who see badly, larger and clearer</p></div><p id="after">After the header</p>
      <div id="left">A menu with some words in it, one after the other</div>
      <div id="main">${'The office is open on Mondays. '.repeat(9)}</div></div></body></html>`);
    for (const size of [200, 400]) {
      const { document } = await open(url, 1280, 800);
      applyLowVision({ columns: 'one', 'text-size': size }, document);
      await frames();
      const box = (selector: string) => boxOf(document.querySelector(selector) as Element);
      const [top, title, note, after] = ['#top', 'h1', '#top p', '#after'].map(box) as [
        DOMRect,
        DOMRect,
        DOMRect,
        DOMRect,
      ];
      const bottom = ({ top, height }: DOMRect) => top + height;
      expect(top.height, 'height of the header').to.be.at.least(80);
      // Lines that touch each other are the page’s own.
      const touch = size / 20;
      const apart = bottom(title) <= note.top + touch || bottom(note) <= title.top + touch;
      expect(apart || title.left + title.width <= note.left + 1, `${String(size)}: apart`).to.equal(true);
      expect(after.top, 'what comes after').to.be.at.least(Math.max(bottom(title), bottom(note)) - 1);
    }
  });
});
