import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { boxOf } from '../../src/low-vision/engine/measure.js';
import { find, openDocument as open } from '../support/document.js';
import { openPage, serve, servePage, requests, type ServeOptions } from '../support/feeds.js';
import { recordConsole, until } from '../support/sites.js';

// The mode also covers same-origin frames, style sheets of other origins, and content that is added later.

const html = (head: string, body = '<p id="text">Text</p>') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title>${head}</head><body>${body}</body></html>`;

const colourOf = (element: Element) => getComputedStyle(element).color;
const white = 'rgb(255, 255, 255)';

describe('a frame of the same origin', () => {
  const inner = html(
    `<style>body { margin: 0; background: #fff; color: #000 } #text { width: 100px; height: 20px; margin: 0 }
    @media (max-width: 450px) { #text { width: 50px } } #part { width: 50vw }</style>`,
    '<p id="text">Text</p><p id="part">Part</p>',
  );
  const openFrame = async () => {
    const url = await servePage(inner);
    const document = await open(
      html('', `<iframe title="Inner" src="${url}" width="400" height="200" style="border: 0"></iframe>`),
    );
    const frame = find(document, 'iframe') as HTMLIFrameElement;
    return { document, frame, url };
  };
  /** Boxes in a frame are in the frame's CSS pixels: convert them to pixels of the outer page. */
  const seen = (frame: HTMLIFrameElement, selector: string) => {
    const document = frame.contentDocument as Document;
    const [outer, box] = [boxOf(frame), boxOf(find(document, selector))];
    return (box.width / boxOf(document.documentElement).width) * outer.width;
  };

  it('is enlarged once, as the browser’s zoom does', async () => {
    const { document, frame } = await openFrame();
    expect([seen(frame, '#text'), seen(frame, '#part')]).to.deep.equal([50, 200]);
    expect(applyLowVision({ 'text-size': 200 }, document)).to.deep.equal([]);
    expect(boxOf(frame).width).to.equal(800);
    expect(seen(frame, '#text')).to.be.closeTo(100, 1);
    expect(seen(frame, '#part')).to.be.closeTo(400, 1);
  });

  it('gets the scheme, also after it loads another page, and is restored', async () => {
    const { document, frame, url } = await openFrame();
    const text = () => find(frame.contentDocument as Document, '#text');
    const before = (frame.contentDocument as Document).documentElement.outerHTML;
    applyLowVision({ scheme: 'white-on-black' }, document);
    expect(colourOf(text())).to.equal(white);
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    frame.src = `${url}?again`;
    await loaded;
    expect(colourOf(text())).to.equal(white);
    clearLowVision(document);
    expect(colourOf(text())).to.equal('rgb(0, 0, 0)');
    expect((frame.contentDocument as Document).documentElement.outerHTML).to.equal(before);
    expect((frame.contentDocument as Document).adoptedStyleSheets).to.have.length(0);
  });

  it('that is added later gets the scheme, and removing it does not prevent restoring the page', async () => {
    const document = await open(html(''));
    const before = document.documentElement.outerHTML;
    expect(applyLowVision({ scheme: 'white-on-black', 'text-size': 150 }, document)).to.deep.equal([]);
    const frame = document.createElement('iframe');
    frame.title = 'Later';
    frame.srcdoc = inner;
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    document.body.append(frame);
    await loaded;
    expect(colourOf(find(frame.contentDocument as Document, '#text'))).to.equal(white);
    frame.remove();
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(document.documentElement.outerHTML).to.equal(before);
  });

  it('of another origin is left unchanged, without an error', async () => {
    const url = await servePage(inner, { origin: 'other' });
    const document = await open(html('', `<iframe title="Other" src="${url}"></iframe>`));
    expect(applyLowVision({ scheme: 'white-on-black' }, document)).to.deep.equal([]);
    expect(clearLowVision(document)).to.deep.equal([]);
  });
});

describe('a style sheet of another origin', () => {
  const css =
    '#text { width: 100px } @media (max-width: 700px) { #text { width: 60px } } .late { width: 10px }';
  const openWith = async (options: ServeOptions) => {
    const href = await serve(css, { type: 'text/css', origin: 'other', ...options });
    const document = await open(
      html(
        `<link rel="stylesheet" href="${href}"><style>#text { height: 20px } .late { width: 300px !important }</style>`,
      ),
    );
    return { document, href, before: document.documentElement.outerHTML };
  };
  const widthOf = (document: Document) => getComputedStyle(find(document, '#text')).width;

  it('is fetched again if CORS allows, and its media queries match as in the browser’s zoom', async () => {
    const { document, href, before } = await openWith({});
    expect(widthOf(document)).to.equal('100px');
    const failures = applyLowVision({ 'text-size': 200 }, document);
    await until(() => widthOf(document) === '60px');
    expect(failures).to.deep.equal([]);
    expect((await requests(href)).length).to.equal(2);
    expect(clearLowVision(document)).to.deep.equal([]);
    await until(() => widthOf(document) === '100px');
    expect(document.documentElement.outerHTML).to.equal(before);
    expect([...document.styleSheets].map(({ disabled }) => disabled)).to.deep.equal([false, false]);
  });

  it('that CORS blocks is reported as a failure, and the page gets larger text instead of zoom', async () => {
    recordConsole();
    const { document, before } = await openWith({ headers: { 'access-control-allow-origin': '' } });
    const failures = applyLowVision({ 'text-size': 200 }, document);
    await until(() => failures.length > 0);
    expect(String(failures[0]?.error)).to.contain('cannot be read');
    expect(failures).to.have.length(1);
    expect(getComputedStyle(document.documentElement).zoom).to.equal('1');
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(document.documentElement.outerHTML).to.equal(before);
  });

  it('that fails to load does not prevent zooming the page', async () => {
    for (const options of [
      { status: 404 },
      { status: 404, headers: { 'access-control-allow-origin': '' } },
    ]) {
      const { document, before } = await openWith(options);
      const failures = applyLowVision({ 'text-size': 200 }, document);
      await until(() => document.querySelectorAll('link').length === 1, 'the last answer');
      expect(failures).to.deep.equal([]);
      expect(getComputedStyle(document.documentElement).zoom).to.equal('2');
      expect(clearLowVision(document)).to.deep.equal([]);
      expect(document.documentElement.outerHTML).to.equal(before);
    }
  });

  it('that CORS blocks is handled by computed styles: elements get the scheme and are restored', async () => {
    recordConsole();
    const css = `body { background: #ddd } .panel { background: #eee !important; border: 2px solid #ccc; padding: 9px }
      .hero { background-image: linear-gradient(#fff, #ccc); opacity: 0.6 } .bar { height: 4px; background: #00c }
      .lid { background: rgb(255 255 255 / 50%); width: 99px; height: 99px } a.button { background: #060; color: #fff }`;
    const href = await serve(css, {
      type: 'text/css',
      origin: 'other',
      headers: { 'access-control-allow-origin': '' },
    });
    const document = await open(
      html(
        `<link rel="stylesheet" href="${href}"><div class="panel" style="margin: 3px"><p class="hero">Text</p>
        <a class="button" href="#a">Link</a></div><div class="bar"></div><div class="lid"></div><p class="plain">Plain</p>`,
      ),
    );
    const names = 'background-color background-image border-top-color opacity'.split(' ');
    const lookOf = () =>
      ['body', '.panel', '.hero', '.button', '.bar', '.lid'].map((selector) => {
        const style = getComputedStyle(find(document, selector));
        return names.map((name) => style.getPropertyValue(name)).join(' ');
      });
    const own = lookOf();
    const before = document.documentElement.outerHTML;
    const failures = applyLowVision({ scheme: 'white-on-black' }, document);
    await until(() => failures.length > 0);
    const valueOf = (selector: string, name: string) =>
      getComputedStyle(find(document, selector)).getPropertyValue(name);
    /** Engines serialise the colour as `rgb()` or `color(srgb)`. Returns channels from 0 to 1. */
    const colourOf = (selector: string, name = 'background-color') => {
      const value = valueOf(selector, name);
      const [red = NaN, green = NaN, blue = NaN, alpha = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
      const most = value.startsWith('color') ? 1 : 255;
      return [red / most, green / most, blue / most, Math.round(alpha * 10) / 10];
    };
    for (const selector of ['body', '.panel', '.button'])
      expect(colourOf(selector), selector).to.deep.equal([0, 0, 0, 1]);
    expect(colourOf('.panel', 'border-top-color')).to.deep.equal([1, 1, 1, 1]);
    expect(valueOf('.hero', 'background-image')).to.equal('none');
    expect(valueOf('.hero', 'opacity')).to.equal('1');
    // Empty boxes are drawings or transparent overlays, so they keep a visible or transparent background.
    expect(colourOf('.bar')).not.to.deep.equal([0, 0, 0, 1]);
    expect(colourOf('.lid')).to.deep.equal([0, 0, 0, 0.5]);
    expect(find(document, '.plain').hasAttribute('style')).to.equal(false);
    await new Promise(requestAnimationFrame);
    expect(clearLowVision(document)).to.deep.equal([]);
    expect(lookOf()).to.deep.equal(own);
    expect(document.documentElement.outerHTML).to.equal(before);
  });
});

describe('sheets that scripts adopt', () => {
  const adopt = (view: Window & typeof globalThis) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync('#text { background: rgb(200, 200, 200); width: 50vw }');
    return sheet;
  };
  const black = /^(rgb\(0, 0, 0\)|color\(srgb 0 0 0\))$/;

  it('get the scheme when the page replaces the list, even without our sheet in it', async () => {
    const document = await open(html(''));
    const view = document.defaultView as Window & typeof globalThis;
    applyLowVision({ scheme: 'white-on-black' }, document);
    const sheet = adopt(view);
    document.adoptedStyleSheets = [sheet];
    // The engine answers all changes of a task at once, before the browser paints.
    await Promise.resolve();
    const { color, backgroundColor } = getComputedStyle(find(document, '#text'));
    expect(color).to.equal(white);
    expect(backgroundColor).to.match(black);
    clearLowVision(document);
    expect([...document.adoptedStyleSheets]).to.deep.equal([sheet]);
    expect(getComputedStyle(find(document, '#text')).backgroundColor).to.equal('rgb(200, 200, 200)');
  });

  it('that are pushed to the list get the scheme at the next change of the page', async () => {
    const document = await open(html(''));
    const view = document.defaultView as Window & typeof globalThis;
    applyLowVision({ scheme: 'white-on-black' }, document);
    document.adoptedStyleSheets.push(adopt(view));
    document.body.append('More');
    await until(() => black.test(getComputedStyle(find(document, '#text')).backgroundColor));
  });

  it('of components get ours without another setting of the list, which would have the sheets read again', async () => {
    const document = await open(html(''));
    const view = document.defaultView as Window & typeof globalThis;
    const { prototype } = view.ShadowRoot;
    const list = Object.getOwnPropertyDescriptor(prototype, 'adoptedStyleSheets') as PropertyDescriptor;
    let count = 0;
    Object.defineProperty(prototype, 'adoptedStyleSheets', {
      ...list,
      set(sheets: CSSStyleSheet[]) {
        count += 1;
        list.set?.call(this, sheets);
      },
    });
    applyLowVision({ scheme: 'white-on-black' }, document);
    const shadow = document.createElement('div').attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [adopt(view)];
    shadow.innerHTML = '<p id="text">Text</p>';
    document.body.append(shadow.host);
    await until(() => black.test(getComputedStyle(shadow.children[0] as Element).backgroundColor));
    expect(count).to.equal(1);
    expect(shadow.adoptedStyleSheets).to.have.length(2);
  });
});

describe('a window that changes', () => {
  it('limits the zoom so that 320 px remain, and raises it when the window grows', async () => {
    const frame = await openPage(await servePage(html('<style>body { margin: 0 }</style>')), {
      width: 640,
      height: 600,
    });
    const document = frame.contentDocument as Document;
    applyLowVision({ 'text-size': 400 }, document);
    const zoom = () => Number(getComputedStyle(document.documentElement).zoom);
    expect(zoom()).to.equal(2);
    frame.style.width = '480px';
    await until(() => zoom() === 1.5);
    frame.style.width = '1600px';
    await until(() => zoom() === 4);
    clearLowVision(document);
    expect(zoom()).to.equal(1);
    frame.style.width = '500px';
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(zoom()).to.equal(1);
  });
});
