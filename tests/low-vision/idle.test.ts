import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { openPage, servePage } from '../support/feeds.js';
import { itInTurn } from '../support/matrix.js';
import { openSettled, whenUnchanged } from '../support/page-state.js';
import { everything } from '../support/setting-rows.js';

// While nothing happens in a page, the mode costs nothing: it sets no timer, asks for no frame and changes nothing.
// While a page changes, corrections by measurement have a limited time in each frame.

const frames = 60;
const starts = ['requestAnimationFrame', 'requestIdleCallback', 'setTimeout', 'setInterval'] as const;
const nextFrame = window.requestAnimationFrame.bind(window);

const partsNotShown =
  await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
  <meta name="viewport" content="width=device-width"></head><body><h1>Unit</h1><div hidden><p>A closed menu</p></div>
  <details><summary>More</summary><p>Folded text</p></details><p>Text</p><script>window.isReady = true</script></body></html>`);

for (const [name, path, width] of [
  ['bootstrap5', '/tests/pages/bootstrap5.html', 1280],
  ['components', '/tests/pages/components.html', 1280],
  ['old-portal', '/tests/pages/old-portal.html', 1280],
  ['a narrow page with hidden parts', partsNotShown, 390],
] as const)
  (width < 400 ? it : itInTurn)(`${name} is left alone while it is idle`, async () => {
    const page = await openSettled(path, { width });
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

describe('a page that adds many pictures at once', () => {
  const count = 2000;
  const black = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  const now = performance.now.bind(performance);

  afterEach(() => {
    performance.now = now;
  });

  /** Adds boxes with pictures while the clock of the engine says that each slice takes all the time. */
  async function add(): Promise<{
    boxes: Element[];
    isShown: (box: Element) => boolean;
    page: Document;
    frame: () => Promise<unknown>;
  }> {
    const { contentDocument } = await openPage(
      await servePage(
        `<!doctype html><title>Unit</title><style>i { display: inline-block; width: 40px; height: 40px; background: url("${black}") }</style><p></p>`,
      ),
    );
    const page = contentDocument as Document;
    const view = page.defaultView as Window;
    applyLowVision({ scheme: 'white-on-black' }, page);
    await whenUnchanged(page);
    let time = 0;
    performance.now = () => (time += 1000);
    const boxes = Array.from({ length: count }, () => page.createElement('i'));
    page.querySelector('p')?.append(...boxes);
    await Promise.resolve();
    // The page's scripts do not see our inline styles, but selectors do.
    const isShown = (box: Element) => box.matches('[style*="--low-vision-image"]');
    return { boxes, isShown, page, frame: () => new Promise(view.requestAnimationFrame.bind(view)) };
  }

  it('gets its corrections in several frames, in order', async () => {
    const { boxes, isShown, page, frame } = await add();
    const counts: number[] = [];
    while (counts.at(-1) !== count) {
      const shown = boxes.filter(isShown);
      expect(boxes.slice(0, shown.length)).to.deep.equal(shown);
      expect(shown.length).to.be.above(counts.at(-1) ?? 0);
      counts.push(shown.length);
      await frame();
    }
    expect(counts).to.have.length.above(2);
    clearLowVision(page);
  });

  it('gets no more of them after the mode has ended', async () => {
    const { boxes, isShown, page, frame } = await add();
    expect(boxes.some(isShown)).to.equal(true);
    clearLowVision(page);
    for (let frames = 0; frames < 3; frames += 1) {
      await frame();
      expect(boxes.filter(isShown)).to.have.length(0);
    }
  });
});
