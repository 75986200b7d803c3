import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { openSettled, whenUnchanged } from '../support/page-state.js';
import { everything } from '../support/setting-rows.js';

// While nothing happens in a page, the mode costs nothing: it sets no timer, asks for no frame and changes nothing.

const frames = 60;
const starts = ['requestAnimationFrame', 'requestIdleCallback', 'setTimeout', 'setInterval'] as const;
const nextFrame = window.requestAnimationFrame.bind(window);

for (const path of [
  '/tests/pages/bootstrap5.html',
  '/tests/pages/components.html',
  '/tests/pages/old-portal.html',
])
  it(`${path} is left alone while it is idle`, async () => {
    const page = await openSettled(path);
    applyLowVision({ ...everything, scheme: 'white-on-black', columns: 'one' }, page);
    await whenUnchanged(page);
    const started: string[] = [];
    const restore: (() => void)[] = [];
    for (const view of [window, page.defaultView as Window])
      for (const name of starts) {
        const former = Reflect.get(view, name) as ((...parameters: unknown[]) => unknown) | undefined;
        if (!former) continue;
        Reflect.set(view, name, (...parameters: unknown[]) => {
          started.push(`${name} ${String(new Error().stack)}`);
          return former.apply(view, parameters);
        });
        restore.push(() => Reflect.set(view, name, former));
      }
    const changes = new MutationObserver(() => undefined);
    changes.observe(page, { attributes: true, childList: true, characterData: true, subtree: true });
    for (let count = 0; count < frames; count += 1) await new Promise(nextFrame);
    const records = changes.takeRecords();
    for (const one of restore) one();
    clearLowVision(page);
    expect(started).to.deep.equal([]);
    expect(records).to.have.length(0);
  });
