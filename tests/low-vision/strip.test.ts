import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { strictPolicy } from '../pages/pages.js';
import { expectAccessible } from '../support/accessibility.js';
import { moveTo, press } from '../support/commands.js';
import { openPage, servePage } from '../support/feeds.js';
import { until } from '../support/sites.js';

// The strip shows the text under the pointer or of the focused control large, for readers who keep the page small.

const long =
  'The first sentence is about roads. The second sentence is about bridges over the river. '.repeat(6);

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title></head><body><main><h1>Unit</h1>
<p id="text">Small <b id="word">words</b> here.</p><p id="long">${long}<span id="end">Last words.</span></p>
<button id="press" aria-label="OK, send the form">OK</button> <label>City <input id="field" value="Baku"></label>
<label>Secret <input id="secret" type="password" value="abc"></label>
<select id="choice" aria-label="Line"><option>One</option><option selected>Two</option></select>
<a href="#x" id="link"><img alt="Map of lines" src="/none.png" width="40" height="40"></a>
<x-box></x-box><div id="empty"></div>
<dialog><button id="inner">In the dialog</button></dialog></main>
<button id="low">At the end</button></body></html>`;

const policy = strictPolicy;

async function open(settings: object = { strip: 300 }) {
  const { contentDocument: document, contentWindow: view } = await openPage(
    await servePage(html, { csp: policy }),
  );
  if (!document || !view) throw new Error('no page');
  const reports: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    reports.push(effectiveDirective),
  );
  Object.assign(document.querySelector<HTMLElement>('#low')?.style ?? {}, {
    position: 'fixed',
    bottom: '4px',
    left: '4px',
  });
  Object.assign(document.querySelector<HTMLElement>('#empty')?.style ?? {}, { height: '50px' });
  const before = document.documentElement.outerHTML;
  applyLowVision(settings, document);
  const find = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;
  const strip = () => find('low-vision-strip');
  return {
    document,
    view,
    reports,
    before,
    find,
    strip,
    isShown: () => strip().matches(':popover-open'),
    says: (text: string) =>
      until(
        () => strip().matches(':popover-open') && strip().textContent === text,
        `«${text}» instead of «${strip().textContent}»`,
      ),
  };
}

/** Moves the focus by keyboard: the strip follows visible focus alone. */
async function tabTo(document: Document, id: string): Promise<void> {
  for (let count = 0; count < 12 && document.activeElement?.id !== id; count += 1) await press('Tab');
}

describe('the strip', () => {
  it('shows the paragraph under the pointer, from the words at the pointer in a long one', async () => {
    const page = await open();
    await moveTo(page.find('#word'));
    await page.says('Small words here.');
    await moveTo(page.find('#end'));
    await until(() => page.strip().textContent.endsWith('Last words.'));
    expect(page.strip().textContent.length).to.be.below(60);
    expect(parseFloat(page.view.getComputedStyle(page.strip()).fontSize)).to.equal(48);
    await moveTo(page.find('#empty'));
    await until(() => !page.isShown());
    expect(page.reports).to.deep.equal([]);
    clearLowVision(page.document);
    expect(page.document.documentElement.outerHTML).to.equal(page.before);
  });

  it('shows the name and the value of the focused control', async () => {
    const page = await open();
    page.find('main').tabIndex = -1;
    page.find('main').focus();
    for (const [id, text] of [
      ['press', 'OK, send the form'],
      ['field', 'City: Baku'],
      ['secret', 'Secret'],
      ['choice', 'Line: Two'],
      ['link', 'Map of lines'],
    ] as const) {
      await tabTo(page.document, id);
      await page.says(text);
    }
  });

  it('follows what the reader writes', async () => {
    const page = await open();
    page.find('#press').focus();
    await tabTo(page.document, 'field');
    await page.says('City: Baku');
    await press('End', '2');
    await page.says('City: Baku2');
  });

  it('does not cover the focused control, and never takes the focus or the pointer', async () => {
    const page = await open({ strip: 600, scheme: 'black-on-white' });
    await moveTo(page.find('#word'));
    await page.says('Small words here.');
    const isOver = () => {
      const { top, bottom } = page.strip().getBoundingClientRect();
      const control = page.find('#low').getBoundingClientRect();
      return control.top < bottom && control.bottom > top;
    };
    expect(isOver()).to.equal(true);
    const { left, top } = page.find('#low').getBoundingClientRect();
    expect(page.document.elementFromPoint(left + 4, top + 4)?.id).to.equal('low');
    page.find('#link').focus();
    await tabTo(page.document, 'low');
    await page.says('At the end');
    expect(isOver()).to.equal(false);
    expect(page.strip().ariaHidden).to.equal('true');
    expect(page.strip().offsetHeight).to.be.at.most(page.view.innerHeight / 3);
    await expectAccessible(page.document, { undecided: ['color-contrast'] });
  });

  it('does not cover the focused control after a change of the text size either', async () => {
    const page = await open({ strip: 600, 'text-size': 200 });
    applyLowVision({ strip: 600, 'text-size': 100 }, page.document);
    await moveTo(page.find('#word'));
    await page.says('Small words here.');
    // Below the upper edge of the strip: a height in the units of the former size would not reach the control.
    const low = page.find('#low');
    low.style.bottom = `${String(page.strip().getBoundingClientRect().height * 0.7)}px`;
    page.find('#link').focus();
    await tabTo(page.document, 'low');
    await page.says('At the end');
    const { top, bottom } = page.strip().getBoundingClientRect();
    const control = low.getBoundingClientRect();
    expect(control.top < bottom && control.bottom > top).to.equal(false);
  });

  it('is hidden by Escape until the reader comes to something else', async () => {
    const page = await open();
    page.find('#press').focus();
    await tabTo(page.document, 'field');
    await page.says('City: Baku');
    await press('Escape');
    await until(() => !page.isShown());
    await press('End');
    expect(page.isShown()).to.equal(false);
    await press('Tab');
    await page.says('Secret');
  });

  it('lies over a modal dialog, and reads components', async () => {
    const page = await open();
    const box = page.find('x-box');
    box.attachShadow({ mode: 'open' }).innerHTML = '<p>In a component</p>';
    await moveTo(box.shadowRoot?.querySelector('p') as Element);
    await page.says('In a component');
    (page.find('dialog') as HTMLDialogElement).showModal();
    page.find('#inner').blur();
    await press('Tab');
    if (page.document.activeElement?.id !== 'inner') await press('Tab');
    await page.says('In the dialog');
  });
});
