import { expect } from '@open-wc/testing';
import type { applyLowVision, clearLowVision, Failure } from '../../src/low-vision/apply.js';
import { strictPolicy } from '../pages/pages.js';
import { openPage, serve, servePage } from '../support/feeds.js';
import { differences, stateOf } from '../support/page-state.js';
import { recordConsole } from '../support/releases.js';
import { everything, settingRows } from '../support/setting-rows.js';
import { until } from '../support/sites.js';
import { itInTurn, matrix } from '../support/matrix.js';

// On odd or hostile pages the mode does what it can, reports the rest, and restores the page.
// The page itself loads the engine, so that changes of its window affect the engine, too.

interface LowVision {
  applyLowVision: typeof applyLowVision;
  clearLowVision: typeof clearLowVision;
}

type View = Window & typeof globalThis & { lowVision?: LowVision };

const unreadable = await serve(
  '.foreign { color: #888 } @media (min-width: 600px) { .foreign { margin: 5vw } }',
  {
    origin: 'other',
    cors: 'none',
    type: 'text/css',
  },
);

const content = `<style>h1 { color: #777; width: 50vw } @media (min-width: 700px) { p { padding: 20px } }</style></head>
<body><h1>Unit</h1><p style="width: 30vw; background: #eee">Text</p><p class="foreign">Foreign</p><div id="host"></div>`;

/** Opens a page that loads the engine. */
async function open(body = content): Promise<{ page: Document; view: View; engine: LowVision }> {
  const url = await servePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>
    <meta name="viewport" content="width=device-width"><script type="module">
    import * as lowVision from '/src/low-vision/apply.ts'; Object.assign(window, { lowVision });</script>${body}</body></html>`);
  const frame = await openPage(url, { width: 1280, height: 800 });
  const view = frame.contentWindow as View;
  await until(() => !!view.lowVision, 'the engine');
  const { lowVision } = view;
  if (!lowVision || !frame.contentDocument) throw new Error('no engine');
  return { page: frame.contentDocument, view, engine: lowVision };
}

/** Records the warnings of the page's window. */
function recordWarnings(view: View): string[] {
  const warnings: string[] = [];
  view.console.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
  return warnings;
}

const zoomOf = (page: Document) => Number(getComputedStyle(page.documentElement).zoom);
const backgroundOf = (page: Document) => getComputedStyle(page.body).backgroundColor;

/** Switches the mode on and off in a changed page. @returns the effect, the warnings and the remains */
function onAndOff(
  { page, view, engine }: Awaited<ReturnType<typeof open>>,
  disturb: () => void,
): { failures: Failure[]; warnings: string[]; zoom: number; background: string; left: string[] } {
  const warnings = recordWarnings(view);
  const before = stateOf(page);
  disturb();
  const failures = engine.applyLowVision({ ...everything, columns: 'site' });
  const zoom = zoomOf(page);
  const background = backgroundOf(page);
  engine.clearLowVision();
  return { failures, warnings, zoom, background, left: differences(before, stateOf(page)) };
}

describe('the mode on a page that is odd', () => {
  it('works completely on an ordinary page', async () => {
    const { failures, warnings, zoom, background, left } = onAndOff(await open(), () => undefined);
    expect(failures).to.deep.equal([]);
    expect(warnings).to.deep.equal([]);
    expect(zoom).to.equal(2);
    expect(background).to.match(/^(rgb\(0, 0, 0\)|color\(srgb 0 0 0\))$/);
    expect(left).to.deep.equal([]);
  });

  it('works with an unreadable style sheet', async () => {
    const opened = await open(`<link rel="stylesheet" href="${unreadable}">${content}`);
    const [foreign] = opened.page.styleSheets;
    expect(() => foreign?.cssRules).to.throw();
    // Its text cannot be compared.
    const state = () => opened.page.documentElement.outerHTML;
    const before = state();
    opened.engine.applyLowVision({ 'text-size': 200, scheme: 'white-on-black' });
    expect(opened.page.documentElement.dataset['lowVision']).to.include('text-size:200');
    expect(getComputedStyle(opened.page.querySelector('.foreign') ?? opened.page.body).color).to.equal(
      'rgb(255, 255, 255)',
    );
    expect(opened.engine.clearLowVision()).to.deep.equal([]);
    expect(state()).to.equal(before);
  });

  for (const name of ['Element', 'CSSStyleSheet', 'MediaQueryList', 'EventTarget', 'HTMLElement'] as const)
    itInTurn(`works with a frozen ${name}.prototype`, async () => {
      const opened = await open();
      const { failures, warnings, background, left } = onAndOff(opened, () => {
        opened.view.Object.freeze(opened.view[name].prototype);
      });
      expect(warnings.length, warnings.join()).to.equal(failures.length);
      expect(background).to.match(/^(rgb\(0, 0, 0\)|color\(srgb 0 0 0\))$/);
      expect(left).to.deep.equal([]);
    });

  it('warns if it cannot answer scripts because methods are frozen', async () => {
    const opened = await open();
    const { failures } = onAndOff(opened, () => {
      opened.view.Object.freeze(opened.view.Element.prototype);
    });
    expect(failures).not.to.deep.equal([]);
  });

  for (const name of ['map', 'filter', 'forEach', 'flatMap', 'includes', 'find', 'some', 'every'] as const)
    itInTurn(`warns, and leaves nothing, if Array.prototype.${name} throws`, async () => {
      const opened = await open();
      const warnings = recordWarnings(opened.view);
      const before = stateOf(opened.page);
      const { prototype } = opened.view.Array;
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
      Object.defineProperty(prototype, name, {
        ...descriptor,
        value: () => {
          throw new Error(`${name} is the page’s own`);
        },
      });
      const failures = opened.engine.applyLowVision({ 'text-size': 200, scheme: 'white-on-black' });
      expect(warnings.length, warnings.join()).to.equal(failures.length);
      // The text is larger, or a warning says that it is not.
      if (!failures.length) expect(zoomOf(opened.page)).to.equal(2);
      opened.engine.clearLowVision();
      expect(differences(before, stateOf(opened.page))).to.deep.equal([]);
    });

  it('ends after a frame of the page was removed', async () => {
    const opened = await open(
      `${content}<iframe id="inner" srcdoc="<p style='width: 10vw'>In a frame</p>"></iframe>`,
    );
    const inner = opened.page.querySelector<HTMLIFrameElement>('#inner');
    await until(() => !!inner?.contentDocument?.querySelector('p'), 'the frame');
    opened.engine.applyLowVision(everything);
    expect(inner?.contentDocument?.adoptedStyleSheets.length).to.equal(1);
    inner?.remove();
    const later = opened.engine.applyLowVision({ 'text-size': 150 });
    expect(later).to.deep.equal([]);
    expect(opened.engine.clearLowVision()).to.deep.equal([]);
    expect(opened.page.querySelector('h1')?.getAttribute('style')).to.equal(null);
    expect(opened.page.documentElement.outerHTML).not.to.include('low-vision:');
    expect(opened.page.adoptedStyleSheets.length).to.equal(0);
  });

  it('ends after the page’s own frame was removed', async () => {
    const { page, view, engine } = await open();
    engine.applyLowVision(everything);
    view.frameElement?.remove();
    expect(() => engine.clearLowVision(page)).not.to.throw();
    expect(page.adoptedStyleSheets.length).to.equal(0);
    expect(page.documentElement.hasAttribute('data-low-vision')).to.equal(false);
  });
});

describe('the mode on a page with a strict policy', () => {
  it('causes no report, with any settings', async () => {
    recordConsole();
    const { applyLowVision, clearLowVision } = await import('../../src/low-vision/apply.js');
    const html = await (await fetch('/tests/pages/csp.html')).text();
    const csp = `${strictPolicy}; font-src 'self'; require-trusted-types-for 'script'`;
    const url = await servePage(html.replace('<head>', '<head><base href="/tests/pages/">'), { csp });
    const { contentDocument: page } = await openPage(url, { width: 1280, height: 800 });
    if (!page) throw new Error('no page');
    const reports: string[] = [];
    page.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) => {
      reports.push(`${violatedDirective} ${blockedURI} ${sample}`);
    });
    const before = stateOf(page);
    for (const row of settingRows.filter((_, index) => matrix.isFull || index % 4 === 0)) {
      applyLowVision(row, page);
      await new Promise(requestAnimationFrame);
    }
    clearLowVision(page);
    await new Promise(requestAnimationFrame);
    expect(reports).to.deep.equal([]);
    expect(differences(before, stateOf(page))).to.deep.equal([]);
    // A report would have arrived by now.
    page.body.setAttribute('style', 'color: red');
    await until(() => reports.length > 0, 'a report');
  });
});
