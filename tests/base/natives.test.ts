import { expect } from '@open-wc/testing';
import type { render } from 'lit';
import { prepare } from '../../src/base/xml-page.js';
import { forget } from '../../src/low-vision/memory.js';
import { openPage, serve, servePage } from '../support/feeds.js';
import { PressReleases } from 'pressroom-elements/press-releases';
import { feedOf, recordConsole, recordEvents } from '../support/releases.js';
import { until } from '../support/sites.js';

// Names in a page's markup, its libraries, other copies of the script and XHTML do not stop the elements or the mode.

interface LowVision {
  applyLowVision: (values: object) => unknown[] | Promise<unknown[]>;
  clearLowVision: () => unknown[] | Promise<unknown[]>;
}

type View = Window & typeof globalThis & { Pressroom?: LowVision; lowVision?: LowVision };

const feed = await serve(feedOf(2), { type: 'application/feed+json' });
const script = '<script src="/dist/pressroom.js"></script>';
const elements = `<low-vision-toggle></low-vision-toggle><press-releases src="${feed}"><p>Fallback</p></press-releases>`;

async function open(head: string, body: string): Promise<{ page: Document; view: View }> {
  const url = await servePage(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>${head}</head><body>${body}</body></html>`,
  );
  const frame = await openPage(url, { width: 1280 });
  if (!frame.contentDocument) throw new Error('no page');
  return { page: frame.contentDocument, view: frame.contentWindow as View };
}

const own = (node: object, name: string): unknown =>
  Reflect.get(Reflect.getPrototypeOf(node) ?? node, name, node);
const find = (page: Document, selector: string) =>
  (own(page, 'querySelector') as Document['querySelector']).call(page, selector) as HTMLElement;
const rootOf = (page: Document) => own(page, 'documentElement') as HTMLElement;
const markOf = (page: Document) => rootOf(page).getAttribute('data-low-vision');
const stateOf = (page: Document) => Reflect.get(find(page, 'press-releases'), 'state') as string;

afterEach(forget);

const members =
  'cookie createElement createComment createTreeWalker createRange importNode implementation createEvent querySelector querySelectorAll adoptedStyleSheets styleSheets defaultView body head documentElement forms images fonts getElementById addEventListener removeEventListener dispatchEvent activeElement readyState compatMode scrollingElement elementsFromPoint elementFromPoint getAnimations hidden host localName nodeType ownerDocument getSelection currentScript getRootNode';
const ofForm =
  'style attributes children childNodes parentNode parentElement id hidden className lang localName nodeName nodeType ownerDocument matches closest getAttribute setAttribute removeAttribute hasAttribute textContent innerText childElementCount firstElementChild nextElementSibling previousElementSibling isConnected shadowRoot getRootNode clientWidth clientHeight scrollWidth scrollHeight offsetWidth offsetHeight getBoundingClientRect querySelectorAll querySelector checkVisibility after before append remove dataset';
const onWindow =
  'Pressroom localStorage CSSStyleSheet trustedTypes navigation litHtmlVersions MutationObserver CSS document';

const settings = {
  'text-size': 200,
  scheme: 'white-on-black',
  columns: 'one',
  images: 'hide',
  motion: 'off',
  guide: 'line',
};

describe('names in a page’s markup', () => {
  it('do not hide members of the document and of forms from the elements and the mode', async () => {
    const { page, view } = await open(
      '',
      `${members
        .split(' ')
        .map((name) => `<form name="${name}"></form><img name="${name}" id="${name}" alt="">`)
        .join('')}${onWindow
        .split(' ')
        .map((name) => `<a id="${name}">x</a><a id="${name}" name="version">x</a>`)
        .join('')}
      <div style="width: 900px; font-size: 10px"><form id="form" style="width: 800px; color: red">${ofForm
        .split(' ')
        .map((name) => `<input name="${name}">`)
        .join('')}<p style="font-size: 10px">Text</p></form></div>${elements}${script}`,
    );
    await until(() => stateOf(page) === 'ready', 'the list');
    expect(find(page, 'press-releases').shadowRoot?.querySelectorAll('li').length).to.equal(2);
    const { Pressroom } = view;
    const before = [rootOf(page).getAttributeNames().join(), find(page, 'form p').getAttribute('style')];
    expect(await Pressroom?.applyLowVision(settings)).to.deep.equal([]);
    expect(markOf(page)).to.include('text-size:200');
    expect(getComputedStyle(find(page, 'form p')).color).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(find(page, '#form')).color).to.equal('rgb(255, 255, 255)');
    expect(await Pressroom?.clearLowVision()).to.deep.equal([]);
    expect([
      rootOf(page).getAttributeNames().join(),
      find(page, 'form p').getAttribute('style'),
    ]).to.deep.equal(before);
    find(page, 'low-vision-toggle').shadowRoot?.querySelector<HTMLElement>('.button')?.click();
    await until(() => markOf(page) !== null, 'the mode');
    find(page, 'low-vision-toggle').shadowRoot?.querySelector<HTMLElement>('.button')?.click();
    expect(markOf(page)).to.equal(null);
  });
});

describe('an old library', () => {
  const libraries = {
    // MooTools: classes of its own under the browser's names.
    'with classes of its own': `
      var Own = function () {}; Own.prototype = { $family: 1 };
      for (const name of ['Event', 'Document', 'Window']) window[name] = Own;
      const Native = window.Element;
      window.Element = function (tag) { return document.createElement(tag); };
      window.Element.prototype = Native.prototype;
      Native.prototype.set = Native.prototype.getElement = function () { return null; };
      Array.from = (list) => list == null ? [] : Array.prototype.slice.call(list);
      document.html = document.documentElement;`,
    // Prototype.js: methods of its own on the browser's classes.
    'with methods of its own': `
      Array.prototype.toJSON = function () { return '[' + this.join() + ']'; };
      Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
      Function.prototype.bind = function (of) { const method = this; return function () { return method.apply(of, arguments); }; };
      Element.prototype.visible = Element.prototype.down = function () { return this; };
      String.prototype.toJSON = function () { return '"' + this + '"'; };`,
  };
  for (const [name, library] of Object.entries(libraries))
    it(`(${name}) does not disturb the elements and the mode`, async () => {
      const { page, view } = await open(
        `<script>window.told = []; addEventListener('unhandledrejection', (event) => told.push(String(event.reason)));
         ${library}
         document.addEventListener('load', ({ target }) => told.push('load ' + target.localName), true);</script>`,
        `<p style="width: 50vw">Text</p>${elements}${script}`,
      );
      await until(() => stateOf(page) === 'ready', 'the list');
      const told = Reflect.get(view, 'told') as string[];
      await until(() => told.includes('load press-releases'), 'load');
      expect(await view.Pressroom?.applyLowVision(settings)).to.deep.equal([]);
      expect(Number(getComputedStyle(page.documentElement).zoom)).to.equal(2);
      page.adoptedStyleSheets = [];
      await until(() => page.adoptedStyleSheets.length === 1, 'the style sheet');
      expect(await view.Pressroom?.clearLowVision()).to.deep.equal([]);
      expect(page.documentElement.hasAttribute('data-low-vision')).to.equal(false);
      expect(told.filter((line) => !line.startsWith('load'))).to.deep.equal([]);
    });
});

describe('two copies of the engine in a page', () => {
  it('share one state', async () => {
    const { page, view } = await open(
      '',
      `<h1>Unit</h1>${elements}${script}<script type="module">
      import * as lowVision from '/src/low-vision/apply.ts'; Object.assign(window, { lowVision });</script>`,
    );
    await until(() => !!view.lowVision, 'the module');
    await view.Pressroom?.applyLowVision({ 'text-size': 200 });
    await view.lowVision?.applyLowVision({ 'text-size': 150 });
    expect(markOf(page)).to.equal('text-size:150');
    expect(page.adoptedStyleSheets.length).to.equal(1);
    await view.Pressroom?.clearLowVision();
    expect(markOf(page)).to.equal(null);
    expect(page.adoptedStyleSheets.length).to.equal(0);
    expect(Number(getComputedStyle(page.documentElement).zoom)).to.equal(1);
  });
});

describe('a page that is rewritten while the mode is on', () => {
  const shown = async () => {
    const opened = await open('', `<h1>Unit</h1>${script}`);
    await opened.view.Pressroom?.applyLowVision({ 'text-size': 150 });
    return opened;
  };

  it('gets the attribute of the mode again', async () => {
    const { page, view } = await shown();
    const root = page.documentElement;
    for (const write of [
      () => {
        root.removeAttribute('data-low-vision');
      },
      () => {
        root.setAttribute('data-low-vision', '');
      },
      () => {
        for (const name of root.getAttributeNames()) root.removeAttribute(name);
        root.setAttribute('class', 'site');
      },
    ]) {
      write();
      await until(() => markOf(page) === 'text-size:150', 'the mark');
    }
    page.head.replaceChildren();
    page.adoptedStyleSheets = [];
    await until(() => Number(getComputedStyle(root).zoom) === 1.5, 'the size');
    await view.Pressroom?.clearLowVision();
    expect(markOf(page)).to.equal(null);
  });

  it('gets its exit button again', async () => {
    const { page, view } = await open('', `${elements}${script}`);
    await until(() => !!find(page, 'low-vision-toggle').shadowRoot?.querySelector('.button'), 'the toggle');
    find(page, 'low-vision-toggle').shadowRoot?.querySelector<HTMLElement>('.button')?.click();
    await until(() => markOf(page) !== null, 'the mode');
    find(page, 'low-vision-toggle').remove();
    const wayBack = () => page.querySelector('low-vision-way-back');
    await until(() => !!wayBack(), 'the way back');
    wayBack()?.remove();
    await until(() => !!wayBack(), 'the way back again');
    await view.Pressroom?.clearLowVision();
  });

  it('does not loop with a script that removes the attribute each time', async () => {
    const { page, view } = await shown();
    let count = 0;
    const root = page.documentElement;
    const take = () => {
      if (!root.hasAttribute('data-low-vision')) return;
      count += 1;
      root.removeAttribute('data-low-vision');
    };
    new view.MutationObserver(take).observe(root, { attributes: true });
    take();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(count).to.be.within(2, 8);
  });
});

describe('an XHTML page', () => {
  const xhtml = (scripts: string) =>
    serve(
      `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Unit</title></head><body>
      <low-vision-toggle></low-vision-toggle><press-releases src="${feed}" searchable=""><p id="fallback">Fallback</p></press-releases>${scripts}</body></html>`,
      { type: 'application/xhtml+xml' },
    );

  it('shows the elements of the classic script', async () => {
    const frame = await openPage(await xhtml('<script src="/dist/pressroom.js"></script>'));
    const page = frame.contentDocument as Document;
    await until(() => stateOf(page) === 'ready', 'the list');
    expect(find(page, 'press-releases').shadowRoot?.querySelectorAll('li').length).to.equal(2);
    find(page, 'low-vision-toggle').shadowRoot?.querySelector<HTMLElement>('.button')?.click();
    await until(() => markOf(page) !== null, 'the mode');
    expect(Number(getComputedStyle(page.documentElement).zoom)).to.equal(1.5);
    find(page, 'low-vision-toggle').shadowRoot?.querySelector<HTMLElement>('.button')?.click();
    expect(markOf(page)).to.equal(null);
  });

  it('keeps its own content if Lit has changed, and the console names another script', () => {
    const { errors } = recordConsole();
    const changedLit = (() => ({})) as unknown as typeof render;
    for (let count = 0; count < 2; count += 1)
      prepare(changedLit, () => {
        throw new Error('an element is defined');
      });
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include('use dist/pressroom.js instead');
  });
});

describe('an element that cannot be rendered', () => {
  it('shows its fallback and reports the error', async () => {
    const lines = recordConsole();
    customElements.define(
      'broken-releases',
      class extends PressReleases {
        override render(): never {
          throw new Error('broken');
        }
      },
    );
    const element = document.createElement('broken-releases') as PressReleases;
    element.innerHTML = '<p>Fallback</p>';
    const events = recordEvents(element);
    element.src = feed;
    document.body.append(element);
    await until(() => events.length > 0, 'an event');
    expect(events).to.deep.equal(['error failed']);
    expect(element.error).to.include({ code: 'not-shown' });
    expect(element.querySelector('p')?.checkVisibility()).to.equal(true);
    expect(element.querySelector('p')?.assignedSlot).not.to.equal(null);
    expect(lines.errors.join()).to.include('broken');
    element.remove();
  });
});
