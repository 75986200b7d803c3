import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { expectAccessible } from '../support/accessibility.js';
import { click } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { until } from '../support/sites.js';

// Each hidden embed is replaced by a button with its title, which restores it.

const inside = await servePage(
  '<!doctype html><html lang="en"><title>Map</title><p>Inside</p><input aria-label="Place"></html>',
);
const page =
  await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title></head><body><main>
<h1>Embeds</h1><iframe id="map" title="Map of the offices" src="${inside}" width="300" height="150"></iframe>
<iframe id="untitled" src="${inside}?x" width="300" height="150"></iframe>
<iframe id="counter" title="Counter" src="${inside}?y" width="1" height="1"></iframe>
<iframe id="closed" title="Shut" src="${inside}?z" style="display: none"></iframe>
<video id="film" aria-label="Film of the day" controls width="300" height="150"></video>
<audio id="song" title="Song" controls></audio><audio id="sound"></audio>
<object id="plan" aria-label="Plan" data="/tests/pages/images/map.svg" type="image/svg+xml" width="200" height="100"><img src="/tests/pages/images/map.svg" alt="Plan"></object>
<div class="map-view"><canvas id="drawn" aria-label="Roads" width="200" height="100"></canvas></div>
<canvas id="chart" width="200" height="100" aria-label="Chart"></canvas><div id="later"></div></main></body></html>`);

async function open(): Promise<Document> {
  const { contentDocument: document } = await openPage(page, { width: 800, height: 600 });
  if (!document) throw new Error('no page');
  return document;
}

function find(document: Document, selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(selector);
  return element;
}

const isRendered = (element: Element) => element.getClientRects().length > 0;

function buttonsAt({ nextElementSibling: next }: Element): HTMLElement[] {
  if (next?.localName !== 'low-vision-stand-in') return [];
  return [...(next.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])].filter(isRendered);
}

const labelsAt = (element: Element) => buttonsAt(element).map(({ textContent }) => textContent);

describe('hidden embeds', () => {
  it('are replaced by a button with their title or their host', async () => {
    const document = await open();
    expect(applyLowVision({ embeds: 'hide' }, document)).to.deep.equal([]);
    const labels = {
      '#map': 'Show: Map of the offices',
      '#untitled': `Show: ${location.host}`,
      '#film': 'Show: Film of the day',
      '#song': 'Show: Song',
      '#plan': 'Show: Plan',
      '#drawn': 'Show: Roads',
    };
    for (const [selector, label] of Object.entries(labels)) {
      const element = find(document, selector);
      expect(isRendered(element), selector).to.equal(false);
      expect(labelsAt(element), selector).to.deep.equal([label]);
    }
    // axe-core is not loaded in the counter's frame.
    await expectAccessible(document, { undecided: ['frame-tested'] });
  });

  it('do not include invisible ones and pictures', async () => {
    const document = await open();
    applyLowVision({ embeds: 'hide' }, document);
    for (const selector of ['#counter', '#closed', '#sound', '#chart'])
      expect(labelsAt(find(document, selector)), selector).to.deep.equal([]);
    expect(isRendered(find(document, '#chart'))).to.equal(true);
  });

  it('are restored with their content, and get the focus', async () => {
    const document = await open();
    const frame = find(document, '#map') as HTMLIFrameElement;
    const state = frame.contentDocument?.querySelector('input') as HTMLInputElement;
    state.value = 'Gulshahar';
    let loads = 0;
    frame.addEventListener('load', () => (loads += 1));
    applyLowVision({ embeds: 'hide' }, document);
    const [button] = buttonsAt(frame);
    if (!button) throw new Error('no button');
    await click(button);
    expect(isRendered(frame)).to.equal(true);
    expect(document.activeElement).to.equal(frame);
    expect(isRendered(find(document, '#untitled'))).to.equal(false);
    expect(frame.contentDocument?.querySelector('input')).to.equal(state);
    expect(state.value).to.equal('Gulshahar');
    applyLowVision({ embeds: 'hide', bold: 'on' }, document);
    expect(isRendered(frame)).to.equal(true);
    expect(loads).to.equal(0);
  });

  it('are updated when the page changes, and restored exactly', async () => {
    const document = await open();
    const { outerHTML } = document.documentElement;
    applyLowVision({ embeds: 'hide' }, document);
    const later = document.createElement('iframe');
    later.title = 'Later';
    find(document, '#later').append(later);
    await until(() => labelsAt(later).length > 0);
    expect(isRendered(later)).to.equal(false);
    later.remove();
    expect([...find(document, '#later').children].filter(isRendered)).to.deep.equal([]);
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(document.documentElement.outerHTML).to.equal(outerHTML);
  });
});
