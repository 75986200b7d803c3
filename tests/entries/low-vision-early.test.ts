import { expect } from '@open-wc/testing';
import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { forget, remember, rememberVisit } from '../../src/low-vision/memory.js';
import { schemes } from '../../src/low-vision/schemes.js';
import { codeOf } from '../support/classic-page.js';
import {
  openPage,
  otherOrigin,
  release,
  requests,
  serve,
  servePage,
  whenRequested,
} from '../support/feeds.js';
import { screenshot } from '../support/pixels.js';
import { until } from '../support/sites.js';

// dist/low-vision-early.js does nothing without remembered settings. With them, it hides the page for at most a second,
// until they apply. The scripts dist/low-vision.js and dist/pressroom.js share one engine and one policy, in any order.

const scriptOf = (name: string, attributes = 'defer') =>
  `<script src="${otherOrigin}/dist/${name}.js" crossorigin="anonymous" ${attributes}></script>`;
const early = scriptOf('low-vision-early', '') + scriptOf('low-vision');
const toggle = '<low-vision-toggle></low-vision-toggle>';

const page = (head: string, body = `<h1>Page</h1>${toggle}`) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>${head}</head><body>${body}</body></html>`;

interface View extends Window {
  reports: string[];
  changes: string[];
  Pressroom?: { version: string; applyLowVision: unknown };
  customElements: CustomElementRegistry;
}

/** Tells what the page reports, and how it looks when the mode begins. */
const recorder = await serve(
  `window.reports = [];
   window.changes = [];
   addEventListener("securitypolicyviolation", (e) => reports.push(e.violatedDirective + " " + e.blockedURI + " " + e.sample));
   addEventListener("error", (e) => { if (e.message) reports.push(e.message); });
   console.warn = (text) => { reports.push(String(text)); };
   let isUncovered;
   const { deleteRule } = CSSStyleSheet.prototype;
   CSSStyleSheet.prototype.deleteRule = function (index) {
     const isHidden = () => document.body && getComputedStyle(document.body).visibility === "hidden";
     const was = isHidden();
     deleteRule.call(this, index);
     if (!was || isHidden()) return;
     // Until the end of what runs now nothing is painted.
     isUncovered = true;
     queueMicrotask(() => { isUncovered = false; });
   };
   document.addEventListener("low-vision-change", ({ detail, target }) => {
     if (target !== document) return;
     changes.push([detail.source, isUncovered ? "unpainted" : "painted", document.readyState].join(" "));
   }, true);`,
  { type: 'text/javascript' },
);
const record = `<script src="${recorder}"></script>`;

async function open(html: string, options: Parameters<typeof servePage>[1] = {}, hash = '') {
  const frame = await openPage((await servePage(html, options)) + hash);
  return partsOf(frame);
}

/** As `open`, of a page whose engine comes in time: on a busy machine the second may be over before it. */
async function openInTime(...page: Parameters<typeof open>) {
  for (let tries = 0; ; tries += 1) {
    const shown = await open(...page);
    await until(() => shown.text() !== undefined);
    if (tries === 2 || shown.view.changes[0]?.includes('unpainted')) return shown;
    shown.frame.remove();
  }
}

function partsOf(frame: HTMLIFrameElement) {
  const { contentDocument: document, contentWindow } = frame;
  if (!document) throw new Error('the page is not there');
  const root = document.documentElement;
  const view = contentWindow as unknown as View;
  return {
    frame,
    document,
    root,
    view,
    text: () => root.dataset['lowVision'],
    isHidden: () => frame.contentWindow?.getComputedStyle(document.body).visibility === 'hidden',
    element: () => document.querySelector('low-vision-toggle') as LowVisionToggle,
  };
}

/** The script as a page on another server has it, with another engine beside it. */
async function earlyBeside(url: string): Promise<string> {
  const code = await codeOf('low-vision-early.js');
  return `<script>
    Object.defineProperty(document, "currentScript", { configurable: true, value: { src: "${url}early.js", crossOrigin: "anonymous", nonce: "", dataset: {} } });
    ${code}
    delete document.currentScript;
  </script>`;
}

const engine = await codeOf('pressroom-low-vision.js');
const effects = await codeOf('pressroom-effects.js');
const choice = (active = true, scheme = 'white-on-black') => ({
  active,
  time: Math.floor(Date.now() / 1000),
  values: { 'text-size': 150, scheme } as never,
});

/** Nothing of the early script is left once the page is painted; one sheet is the engine's. */
async function expectNoTrace(
  { document, isHidden }: ReturnType<typeof partsOf>,
  sheets: number,
): Promise<void> {
  expect(isHidden()).to.equal(false);
  await until(() => document.adoptedStyleSheets.length === sheets, 'the removal of the early sheet');
  expect(document.querySelectorAll('script[src$="/low-vision.js"]:not([defer])').length).to.equal(0);
}

beforeEach(() => {
  forget();
});
afterEach(() => {
  forget();
});

describe('the early script', () => {
  it('does nothing without remembered settings', async () => {
    const url = await serve(engine, { type: 'text/javascript' });
    const shown = await open(page(await earlyBeside(url)));
    await expectNoTrace(shown, 0);
    expect(await requests(url)).to.have.length(0);
    remember(choice(false));
    const off = await open(page(await earlyBeside(url)));
    await expectNoTrace(off, 0);
    expect(await requests(url)).to.have.length(0);
  });

  it('hides the page until the mode is on, and leaves no trace', async () => {
    remember(choice());
    const shown = await openInTime(page(record + early));
    expect(shown.text()).to.equal('text-size:150 scheme:white-on-black');
    expect(shown.view.changes).to.have.length(1);
    expect(shown.view.changes[0]).to.match(/^stored unpainted (interactive|complete)$/);
    expect(shown.view.reports).to.deep.equal([]);
    await expectNoTrace(shown, 1);
    await until(() => shown.element().active);
    expect(Reflect.ownKeys(shown.view).map(String)).to.include('Pressroom');
    await until(() => !shown.document.querySelector('low-vision-way-back'));
    shown.element().toggle();
    expect(shown.text()).to.equal(undefined);
    expect(shown.document.adoptedStyleSheets.length).to.equal(0);
  });

  it('switches the mode on in a page without a toggle, and adds the exit button', async () => {
    remember(choice());
    const shown = await open(page(record + early, '<h1>Page</h1>'));
    await until(() => shown.text() !== undefined);
    await expectNoTrace(shown, 1);
    await until(() => !!shown.document.querySelector('low-vision-way-back'));
  });

  it('shows no exit button while the script of the toggle may still come, but without that script', async () => {
    remember(choice());
    const script = await serve(await codeOf('low-vision.js'), { type: 'text/javascript', hold: true });
    const seen = `<script>
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const { localName } of addedNodes) if (localName === "low-vision-way-back") changes.push(localName);
      }).observe(document.documentElement, { childList: true });
    </script>`;
    const code = `${record}${seen}${scriptOf('low-vision-early', '')}`;
    const frame = document.createElement('iframe');
    frame.src = await servePage(page(`${code}<script src="${script}" defer></script>`));
    document.body.append(frame);
    try {
      await whenRequested(script);
      await until(() => frame.contentDocument?.documentElement.dataset['lowVision'] !== undefined);
      const shown = partsOf(frame);
      await release(script);
      await until(() => shown.element().shadowRoot?.querySelectorAll('button').length === 6);
      expect(shown.view.changes).to.not.include('low-vision-way-back');
    } finally {
      frame.remove();
    }
    const lost = await open(page(code));
    await until(() => !!lost.document.querySelector('low-vision-way-back'));
  });

  it('switches the mode on for settings of the visit or from a link', async () => {
    rememberVisit({ 'text-size': 130 });
    const visit = await open(page(record + early));
    await until(() => visit.text() !== undefined);
    expect(visit.text()).to.equal('text-size:130');
    await expectNoTrace(visit, 1);
    forget();
    const link = await openInTime(page(record + early), {}, '#low-vision=text-size:140');
    expect(link.text()).to.equal('text-size:140');
    expect(link.view.changes[0]).to.include('link unpainted');
    expect(link.view.location.hash).to.equal('');
    const off = await open(page(record + early), {}, '#low-vision=off');
    await expectNoTrace(off, 0);
  });

  it('uses the newer settings of cookie and storage', async () => {
    remember(choice());
    document.cookie = `low-vision=off.${Math.floor(Date.now() / 1000) + 5}.; path=/`;
    const url = await serve(engine, { type: 'text/javascript' });
    await expectNoTrace(await open(page(await earlyBeside(url))), 0);
    expect(await requests(url)).to.have.length(0);
  });

  for (const [scheme, { background }] of Object.entries(schemes))
    it(`shows only the background of ${scheme} until then`, async () => {
      remember(choice(true, scheme));
      const url = await serve(engine, { type: 'text/javascript', hold: true });
      const frame = document.createElement('iframe');
      frame.src = await servePage(
        page(
          record + (await earlyBeside(url)),
          '<style>html { background: white !important } p { visibility: visible; background: red; height: 200px }</style><p>Text</p>',
        ),
      );
      frame.style.cssText = 'position: fixed; inset: 0; width: 400px; height: 300px; border: 0';
      document.body.append(frame);
      await whenRequested(url);
      await until(() => !!frame.contentDocument?.querySelector('p'));
      const shown = partsOf(frame);
      try {
        expect(shown.isHidden()).to.equal(true);
        expect(shown.document.defaultView?.getComputedStyle(shown.root).backgroundColor).to.equal(
          `rgb(${[1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16)).join(', ')})`,
        );
        if (scheme === 'white-on-black') {
          await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
          const { data } = (await screenshot()).getImageData(20, 20, 300, 150);
          const colours = new Set<string>();
          for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
          // On a busy machine, the second may be over, so the page is visible again. Then there is no colour to check.
          if (shown.isHidden()) expect([...colours].slice(0, 5)).to.deep.equal(['0,0,0']);
        }
        await release(url);
        await until(() => shown.text() !== undefined);
        expect(shown.isHidden()).to.equal(false);
      } finally {
        frame.remove();
      }
    });

  it('shows the page at once if the engine is missing', async () => {
    remember(choice());
    const url = await serve('', { type: 'text/javascript', status: 404 });
    const start = performance.now();
    const shown = await open(page(record + (await earlyBeside(url))));
    await until(() => !shown.isHidden());
    expect(performance.now() - start).to.be.lessThan(900);
    await expectNoTrace(shown, 0);
  });

  it('lets a later script load the engine again after it was missing', async () => {
    remember(choice());
    const url = await serve('', { type: 'text/javascript', status: 404 });
    const sheet = await serve('', { type: 'text/css', hold: true });
    const frame = document.createElement('iframe');
    frame.src = await servePage(
      page(
        `${record}${await earlyBeside(url)}${scriptOf('pressroom', '')}<link rel="stylesheet" href="${sheet}">`,
      ),
    );
    document.body.append(frame);
    try {
      await whenRequested(url);
      await until(() => !!(frame.contentWindow as View | null)?.customElements.get('low-vision-toggle'));
      await release(sheet);
      await until(() => frame.contentDocument?.documentElement.dataset['lowVision'] !== undefined);
      await expectNoTrace(partsOf(frame), 1);
    } finally {
      frame.remove();
    }
  });

  it('causes no transition of colours and no layout shift', async () => {
    remember(choice());
    const url = await serve(engine, { type: 'text/javascript', hold: true });
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position: fixed; inset: 0; width: 400px; height: 300px; border: 0';
    frame.src = await servePage(
      page(
        `<script>
           window.moved = 0;
           if (PerformanceObserver.supportedEntryTypes.includes("layout-shift"))
             new PerformanceObserver((list) => { for (const { value } of list.getEntries()) moved += value; })
               .observe({ type: "layout-shift", buffered: true });
         </script>${await earlyBeside(url)}<style>button { background: blue; transition: background-color 5s }</style>`,
        `<h1>Page</h1><p>${'Text '.repeat(200)}</p><button>Send</button>`,
      ),
    );
    document.body.append(frame);
    const painted = () =>
      new Promise((resolve) => frame.contentWindow?.requestAnimationFrame(() => setTimeout(resolve)));
    try {
      await whenRequested(url);
      await until(() => !!frame.contentDocument?.querySelector('button'));
      await painted();
      await painted();
      await release(url);
      await until(() => frame.contentDocument?.documentElement.dataset['lowVision'] !== undefined);
      await painted();
      await painted();
      const shown = partsOf(frame);
      expect(shown.document.getAnimations()).to.deep.equal([]);
      expect((frame.contentWindow as View & { moved: number }).moved).to.equal(0);
    } finally {
      frame.remove();
    }
  });

  it('does not count the time in which the page kept the browser busy', async () => {
    remember(choice());
    const url = await serve(engine, { type: 'text/javascript', hold: true });
    const busy = `<h1>Page</h1><script>
      for (const end = Date.now() + 1200; Date.now() < end; );
      // The check that waits comes first.
      setTimeout(() => { window.isFree = true; }, 30);
    </script>`;
    const frame = document.createElement('iframe');
    frame.src = await servePage(page(record + (await earlyBeside(url)), busy));
    document.body.append(frame);
    try {
      await until(() => !!(frame.contentWindow as { isFree?: boolean } | null)?.isFree);
      const shown = partsOf(frame);
      expect(shown.isHidden()).to.equal(true);
      await release(url);
      await until(() => shown.text() !== undefined);
      expect(shown.view.changes.join()).to.include('unpainted');
    } finally {
      frame.remove();
    }
  });

  it('shows the page after a second if the engine is late, and applies the settings later', async () => {
    remember(choice());
    const url = await serve(engine, { type: 'text/javascript', hold: true });
    const timer = await serve(
      `let steps = 0;
       const timer = setInterval(() => {
         steps += 1;
         if (!document.body || getComputedStyle(document.body).visibility === "hidden") return;
         clearInterval(timer);
         window.shownAfter = steps;
       }, 20);`,
      { type: 'text/javascript' },
    );
    const frame = document.createElement('iframe');
    frame.src = await servePage(
      page(`${record}${await earlyBeside(url)}<script src="${timer}"></script>${scriptOf('low-vision')}`),
    );
    document.body.append(frame);
    try {
      await whenRequested(url);
      const shownAfter = () => (frame.contentWindow as { shownAfter?: number } | null)?.shownAfter ?? 0;
      await until(() => shownAfter() > 0);
      // Steps of 20 ms. A busy machine is late with these, too.
      expect(shownAfter()).to.be.within(30, 55);
      const shown = partsOf(frame);
      await expectNoTrace(shown, 0);
      await release(url);
      await until(() => shown.text() !== undefined);
      await until(() => shown.element().active);
    } finally {
      frame.remove();
    }
  });

  it('waits for style sheets as the browser does, but not for a failed one', async () => {
    remember(choice());
    const sheet = await serve('h1 { color: rgb(1, 2, 3) }', { type: 'text/css', delay: 1500 });
    const missing = await serve('', { type: 'text/css', status: 404 });
    const shown = await openInTime(
      page(
        `${record}${early}<link rel="stylesheet" href="${missing}"><link rel="stylesheet" href="${sheet}"><link rel="stylesheet" media="print" href="${missing}"><link rel="stylesheet" disabled href="${missing}">`,
      ),
    );
    expect(shown.view.changes[0]).to.include('unpainted');
    await expectNoTrace(shown, 1);
  });

  it('does not wait for the end of a slow page', async function () {
    // Firefox runs no async script while the parser waits for another one.
    if (navigator.userAgent.includes('Firefox')) this.skip();
    remember(choice());
    const picture = await serve('', { type: 'text/javascript', hold: true });
    const frame = document.createElement('iframe');
    frame.src = await servePage(
      page(record + early, `<h1>Page</h1>${toggle}<script src="${picture}"></script><p>Late</p>`),
    );
    document.body.append(frame);
    try {
      await whenRequested(picture);
      await until(() => frame.contentDocument?.documentElement.dataset['lowVision'] !== undefined);
      const shown = partsOf(frame);
      expect(shown.view.changes[0]).to.equal('stored unpainted loading');
      await expectNoTrace(shown, 1);
      await release(picture);
      await until(() => !!shown.document.querySelector('p'));
    } finally {
      frame.remove();
    }
  });

  for (const [what, values, width, selector] of [
    ['hidden pictures', { images: 'hide' }, 800, 'low-vision-stand-in'],
    ['larger text in a narrow window', { 'text-size': 200 }, 400, 'div[style*="position: relative"]'],
  ] as const)
    it(`shows no frame without ${what}`, async () => {
      remember({ ...choice(), values });
      const url = await serve(effects, { type: 'text/javascript', hold: true });
      const watch = `<script>
        window.shown = [];
        requestAnimationFrame(function look() {
          requestAnimationFrame(look);
          if (!document.body || getComputedStyle(document.body).visibility === "hidden") return;
          shown.push(document.querySelector(${JSON.stringify(selector)}) ? "right" : "wrong");
        });
      </script>`;
      const frame = document.createElement('iframe');
      frame.style.cssText = `width: ${String(width)}px; height: 600px; border: 0`;
      frame.src = await servePage(
        page(
          `${record}${watch}<script type="text/plain" data-pressroom-base="${url}"></script>${scriptOf('low-vision-early', '')}`,
          `<h1>Page</h1><img alt="Lake" width="80" height="80" src="data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=">
           <div style="position: fixed; top: 0; height: 300px; width: 100%">Bar</div>`,
        ),
      );
      document.body.append(frame);
      try {
        await whenRequested(url);
        await until(() => !!frame.contentDocument?.querySelector('div'));
        const shown = partsOf(frame);
        const isInTime = shown.isHidden();
        // On a busy machine the second may be over by now.
        if (isInTime) expect(shown.text()).to.equal(undefined);
        await release(url);
        await until(() => !!shown.document.querySelector(selector));
        await until(() => !shown.isHidden());
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        const frames = (shown.view as View & { shown: string[] }).shown;
        if (shown.view.changes[0]?.includes('unpainted')) expect(frames).to.not.include('wrong');
        await expectNoTrace(shown, 1);
        expect(shown.view.reports).to.deep.equal([]);
      } finally {
        frame.remove();
      }
    });

  it('shows the page at once if the effects are missing', async () => {
    remember({ ...choice(), values: { 'text-size': 150, images: 'hide' } as never });
    const url = await serve('', { type: 'text/javascript', status: 404 });
    const shown = await open(
      page(`${record}<script type="text/plain" data-pressroom-base="${url}"></script>${early}`),
    );
    await until(() => shown.text() === 'text-size:150 images:hide');
    await expectNoTrace(shown, 1);
    await until(() => shown.view.reports.some((line) => line.includes('"effects"')));
  });

  it('requires the integrity of its engine if its own integrity is required', async () => {
    remember(choice());
    const { 'low-vision-early.js': integrity } = (await (
      await fetch(`${otherOrigin}/dist/integrity.json`)
    ).json()) as Record<string, string>;
    const shown = await open(page(record + scriptOf('low-vision-early', `integrity="${integrity ?? ''}"`)));
    await until(() => shown.text() !== undefined);
    expect(shown.view.reports).to.deep.equal([]);
  });
});

describe('the attribute in the server’s markup', () => {
  it('is removed when the mode is switched off', async () => {
    remember(choice());
    const html = page(record + early).replace('<html', '<html data-low-vision="text-size:150"');
    const shown = await open(html);
    await until(() => shown.view.changes.length > 0 && shown.element().active);
    expect(shown.text()).to.include('scheme');
    shown.element().toggle();
    expect(shown.text()).to.equal(undefined);
    forget();
    const stale = await open(html);
    expect(stale.view.changes).to.deep.equal([]);
  });
});

describe('low-vision.js', () => {
  const policy =
    `default-src 'none'; script-src ${location.origin} ${otherOrigin}; style-src 'self'; ` +
    "require-trusted-types-for 'script'; trusted-types lit-html pressroom dompurify";
  const tags = ['low-vision-toggle', 'press-releases', 'site-switcher'];
  const defined = ({ view }: ReturnType<typeof partsOf>) =>
    tags.filter((tag) => view.customElements.get(tag));
  const names = ({ view }: ReturnType<typeof partsOf>) => Reflect.ownKeys(view).map(String);

  it('defines only the toggle, and adds one global', async () => {
    const bare = await open(page(''));
    const shown = await open(page(record + scriptOf('low-vision') + scriptOf('low-vision')), { csp: policy });
    expect(defined(shown)).to.deep.equal(['low-vision-toggle']);
    const before = new Set([...names(bare), 'reports', 'changes']);
    expect(names(shown).filter((name) => !before.has(name))).to.deep.equal(['Pressroom']);
    expect(Object.keys(shown.view.Pressroom ?? {})).to.deep.equal([
      'version',
      'setBase',
      'addLanguage',
      'applyLowVision',
      'clearLowVision',
    ]);
    expect(shown.view.reports).to.deep.equal([]);
    shown.element().toggle();
    await until(() => shown.text() !== undefined);
    shown.element().openPanel();
    await shown.element().updateComplete;
    expect(shown.view.reports).to.deep.equal([]);
  });

  for (const order of [
    ['low-vision', 'pressroom'],
    ['pressroom', 'low-vision'],
    ['low-vision', 'pressroom', 'low-vision', 'pressroom'],
    ['pressroom', 'pressroom', 'low-vision'],
  ])
    it(`defines all elements together with the other script: ${order.join(', ')}`, async () => {
      const shown = await open(
        page(
          record + order.map((name) => scriptOf(name)).join(''),
          `${toggle}<site-switcher><ul><li><a href="https://a.example/">A</a></li></ul></site-switcher>`,
        ),
        { csp: policy },
      );
      expect(defined(shown)).to.deep.equal(tags);
      expect(shown.view.reports).to.deep.equal([]);
      expect(!!shown.document.querySelector('site-switcher')?.shadowRoot?.querySelector('button')).to.equal(
        true,
      );
      expect(Object.keys(shown.view.Pressroom ?? {})).to.deep.equal([
        'version',
        'setBase',
        'addLanguage',
        'applyLowVision',
        'clearLowVision',
      ]);
      shown.element().toggle();
      await until(() => shown.text() !== undefined);
      await (shown.view.Pressroom as unknown as { clearLowVision(): Promise<unknown> }).clearLowVision();
      expect(shown.text(), 'one engine').to.equal(undefined);
    });

  for (const others of [['pressroom'], ['low-vision'], ['pressroom', 'low-vision']])
    it(`starts early beside ${others.join(', ')}, with Trusted Types`, async () => {
      remember(choice());
      for (const body of [toggle, '<h1>No toggle</h1>']) {
        const shown = await openInTime(
          page(record + early + others.map((name) => scriptOf(name)).join(''), body),
          {
            csp: policy,
          },
        );
        expect(shown.view.changes).to.have.length(1);
        expect(shown.view.changes[0]).to.include('unpainted');
        expect(shown.view.reports).to.deep.equal([]);
        await expectNoTrace(shown, 1);
        // WebKit seldom draws a frame that is out of sight, as the next one would be.
        shown.frame.remove();
      }
    });

  it('names an element that needs the other script, once, and only without that script', async () => {
    const marker = '<div data-pressroom="press-releases" data-src="/feed.json"><p>News</p></div>';
    const tag = '<site-switcher><a href="/a">A</a></site-switcher>';
    const ignored = `<section data-pressroom-ignore>${marker}</section>`;
    const told = async (body: string, scripts: string[]) => {
      const head = record + scripts.map((name) => scriptOf(name)).join('');
      const { view } = await open(page(head, toggle + body));
      return view.reports.filter((line) => line.includes('needs pressroom.js'));
    };
    for (const [body, name] of [
      [marker + marker, 'div'],
      [tag + marker, 'site-switcher'],
      ['<press-release src="/feed.json"></press-release>', 'press-release'],
    ] as const) {
      const [line, ...more] = await told(body, ['low-vision']);
      expect(line).to.match(new RegExp(`^\\[pressroom\\] <${name}>:`));
      expect(more).to.deep.equal([]);
    }
    expect(await told(ignored, ['low-vision'])).to.deep.equal([]);
    expect(await told('', ['low-vision'])).to.deep.equal([]);
    expect(await told(marker + tag, ['low-vision', 'pressroom'])).to.deep.equal([]);
  });

  it('does nothing beside another version, and warns', async () => {
    const other = await serve('window.Pressroom = { version: "9.9.9" };', { type: 'text/javascript' });
    const shown = await open(page(`${record}<script src="${other}"></script>${scriptOf('low-vision')}`));
    expect(defined(shown)).to.deep.equal([]);
    expect(shown.view.reports.join()).to.include('9.9.9');
  });
});
