import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/accessibility.js';
import { testStates } from '../../support/axe-states.js';
import { emulate, NotSupported } from '../../support/commands.js';
import { serve } from '../../support/feeds.js';
import {
  article,
  part,
  render,
  renderItem,
  renderSettled,
  type PressRelease,
} from '../../support/release.js';

// axe-core finds nothing and leaves nothing undecided in every state, language and scheme. Narrow and enlarged pages
// lose no text.

const wide = `<table><tr>${'<th>Unit</th>'.repeat(40)}</tr><tr>${'<td>1 204</td>'.repeat(40)}</tr></table>`;
const full = { ...article, image: '/demo/images/emblem.svg' };

const states: Record<string, () => Promise<PressRelease>> = {
  ready: () => renderItem(full),
  'ready with text alone': () =>
    renderItem({ ...article, content_html: '', content_text: 'One\n\nhttps://a.example/' }),
  empty: async () => renderSettled(`<press-release src="${await serve({ items: [] })}"></press-release>`),
  loading: async () => render(`<press-release src="${await serve('', { hold: true })}"></press-release>`),
  'not found': async () =>
    renderSettled(`<press-release src="${await serve({ items: [] })}" item-id="1"></press-release>`),
  failed: async () =>
    renderSettled(`<press-release src="${await serve('', { status: 404 })}"></press-release>`),
};

describe('axe-core', () => {
  testStates(states);

  it('finds nothing in a table that scrolls', async () => {
    document.documentElement.style.cssText = 'background: Canvas; color: CanvasText';
    const element = await renderItem({ ...article, content_html: wide });
    expect(part(element, 'body').querySelector('[role=region]')).to.not.equal(null);
    // axe-core cannot see the colours of cells that are scrolled away.
    await expectAccessible(element, { undecided: ['color-contrast'] });
  });

  it('finds nothing in forced colours', async function () {
    try {
      await emulate({ forcedColors: 'active' });
    } catch (error) {
      if (error instanceof NotSupported) this.skip();
      throw error;
    }
    await expectAccessible(await renderItem(full));
  });
});

for (const width of [320, 250])
  it(`at ${String(width)} px only the wide table scrolls sideways`, async () => {
    const element = await renderItem(
      { ...full, content_html: article.content_html + wide },
      `style="inline-size: ${String(width)}px"`,
    );
    const right = element.getBoundingClientRect().right + 0.5;
    for (const node of element.shadowRoot?.querySelectorAll('*') ?? [])
      if (!node.closest('table') && node.getClientRects().length)
        expect(node.getBoundingClientRect().right, node.outerHTML.slice(0, 80)).to.be.at.most(right);
    expect(part(element, 'body').querySelectorAll('.table')).to.have.length(2);
  });
