import { expect } from '@open-wc/testing';
import { engine } from '../support/commands.js';
import { serve, servePage } from '../support/feeds.js';
import { feedOf } from '../support/releases.js';
import { openWindow } from '../support/window.js';

// A page with our elements stays in the browser's back/forward cache, and goes on refreshing after the Back button.

const pageOf = (body: string) =>
  servePage(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
     <script defer src="/dist/pressroom.js"></script></head><body>${body}</body></html>`,
    { headers: { 'cache-control': 'max-age=60' } },
  );

/** Whether the page after Back is the page from before, and not a new one. */
async function isKept(url: string): Promise<boolean> {
  const [tab, other] = await Promise.all([openWindow(), pageOf('<p>Another page</p>')]);
  try {
    await tab.go(url);
    await tab.until(() => {
      const element = document.querySelector<HTMLElement & { state: string }>('press-releases');
      return !element || element.state === 'ready';
    });
    await tab.evaluate(() => Reflect.set(window, 'isThis', true));
    await tab.go(other);
    await tab.evaluate(() => {
      setTimeout(() => {
        history.back();
      });
      return true;
    });
    await tab.until((address) => location.href === address && document.readyState === 'complete', url);
    return await tab.evaluate(() => 'isThis' in window);
  } finally {
    await tab.close();
  }
}

describe('the Back button', () => {
  it('restores a page with feeds, refreshing, tabs and the low-vision toggle', async () => {
    const feed = await serve(feedOf(5), { headers: { 'cache-control': 'max-age=0' } });
    const url = await pageOf(
      `<low-vision-toggle></low-vision-toggle><site-switcher><ul><li><a href="/a">A</a></li></ul></site-switcher>
       <press-releases src="${feed}" refresh="30" limit="2" searchable read-in="dialog" linkable></press-releases>`,
    );
    expect(await isKept(url)).to.equal(true);
  });

  // WebKit keeps those, too.
  (engine === 'webkit' ? it.skip : it)(
    'would not, of a page that the browser does not keep: this test sees that',
    async () => {
      const url = await servePage('<!doctype html><title>Not kept</title><p>Text</p>', {
        headers: { 'cache-control': 'no-store' },
      });
      const withUnload = await pageOf('<script>addEventListener("unload", () => 0)</script>');
      expect([await isKept(url), await isKept(withUnload)]).to.include(false);
    },
  );
});
