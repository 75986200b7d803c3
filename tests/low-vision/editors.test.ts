import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import type { Settings } from '../../src/low-vision/settings.js';
import { find, openDocument } from '../support/document.js';
import { whenUnchanged } from '../support/page-state.js';
import { everything } from '../support/setting-rows.js';

// The text in an editor belongs to the reader. Its HTML is the same to the byte with the mode on, off and never on.

// Frames stay visible: Firefox computes no styles in a hidden one.
const settings: Settings = Object.fromEntries(
  Object.entries({ ...everything, images: 'hide', scheme: 'white-on-black', columns: 'one' }).filter(
    ([name]) => name !== 'embeds',
  ),
);

const picture =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='120' height='80'><path d='M0 0h120v80H0z'/></svg>";
/** All that the engine changes on elements elsewhere: colours, sizes, columns, tables, pictures, frames, motion. */
const letter = `<p>Dear <span style="background-color:#ff0">office</span>, <b style="color:red!important">now</b>
<font size="2">and</font> <span style="font-size:11px; line-height:12px">small</span></p><p style="text-align:justify">Text</p>
<div class="two"><div>The left column of the letter has enough words to be a column of its own.</div><div>The right
column of the letter has enough words to be a column of its own.</div></div>
<table width="900"><tr><th>Number</th><th>Name</th></tr><tr><td style="width:500px">1</td><td bgcolor="#eeeeee">Station</td></tr></table>
<p><img src="${picture}" alt="Map" width="120" height="80"><marquee>News</marquee></p>
<div style="position:absolute; left:700px; top:10px; width:300px">Stamp</div><pre style="width:2000px">code</pre>`;

const styles = `<style>body { margin: 0; background: #fff; color: #222 } .two { display: flex; gap: 20px }
  .two > div { width: 50% } #editor { position: relative }</style>`;

const html = (body: string, head = styles): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Letter</title>
  <meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;

const open = (body: string): Promise<Document> => openDocument(html(body));

/** Counts the changes that anybody makes in an editor's text. The editor's own box belongs to the page around it. */
function countChanges(element: Node): () => number {
  let count = 0;
  const add = (records: MutationRecord[]) =>
    (count += records.filter(({ target, type }) => target !== element || type !== 'attributes').length);
  const observer = new MutationObserver(add);
  observer.observe(element, { attributes: true, childList: true, characterData: true, subtree: true });
  return () => add(observer.takeRecords());
}

const isWhiteOnBlack = (element: Element): boolean => {
  const { color, backgroundColor } = getComputedStyle(element);
  return color === 'rgb(255, 255, 255)' && /^(rgb\(0, 0, 0\)|color\(srgb 0 0 0\))$/.test(backgroundColor);
};

/** The ways in which a page has an editor. Each gives the element that holds the text. */
const editors: Record<string, (page: Document) => Promise<HTMLElement>> = {
  contenteditable: (page) => {
    find(page, '#place').innerHTML = `<div id="editor" contenteditable="true">${letter}</div>`;
    return Promise.resolve(find(page, '#editor'));
  },
  'contenteditable in plain text': (page) => {
    find(page, '#place').innerHTML = `<div id="editor" contenteditable="plaintext-only">${letter}</div>`;
    return Promise.resolve(find(page, '#editor'));
  },
  'contenteditable in a shadow root': (page) => {
    const root = find(page, '#place').attachShadow({ mode: 'open' });
    root.innerHTML = `${styles}<div id="editor" contenteditable>${letter}</div>`;
    return Promise.resolve(find(root, '#editor'));
  },
  'an editable body in a frame': async (page) => {
    const frame = page.createElement('iframe');
    frame.title = 'Editor';
    frame.srcdoc = html(letter).replace('<body>', '<body contenteditable="true">');
    await loadFrame(page, frame);
    return (frame.contentDocument as Document).body;
  },
  'a frame in design mode': async (page) => {
    const frame = page.createElement('iframe');
    frame.title = 'Editor';
    frame.srcdoc = html(letter);
    await loadFrame(page, frame);
    (frame.contentDocument as Document).designMode = 'on';
    return (frame.contentDocument as Document).body;
  },
  'a frame that a script writes': async (page) => {
    const frame = page.createElement('iframe');
    frame.title = 'Editor';
    find(page, '#place').append(frame);
    const inside = frame.contentDocument as Document;
    inside.open();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as editors do
    inside.write(html(letter).replace('<body>', '<body contenteditable="true">'));
    inside.close();
    await whenUnchanged(inside);
    return (frame.contentDocument as Document).body;
  },
};

async function loadFrame(page: Document, frame: HTMLIFrameElement): Promise<void> {
  frame.width = '1000';
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  find(page, '#place').append(frame);
  await loaded;
}

/** Changes an editor as a person or its own script does. */
function write(editor: HTMLElement): void {
  const paragraph = editor.ownerDocument.createElement('p');
  paragraph.setAttribute('style', 'background-color: #fed; font-size: 13px');
  paragraph.textContent = 'Written later';
  editor.append(paragraph);
  find(editor, 'span').style.color = 'green';
}

describe('the text of an editor', () => {
  for (const [name, make] of Object.entries(editors)) {
    it(`(${name}) is the same while the mode is on and after it`, async () => {
      const page = await open('<p>Page</p><div id="place"></div>');
      const editor = await make(page);
      const before = editor.innerHTML;
      const changes = countChanges(editor);
      applyLowVision(settings, page);
      await whenUnchanged(page);
      expect(editor.innerHTML).to.equal(before);
      write(editor);
      await whenUnchanged(page);
      const alone = await make(await open('<p>Page</p><div id="place"></div>'));
      write(alone);
      expect(editor.innerHTML).to.equal(alone.innerHTML);
      clearLowVision(page);
      await whenUnchanged(page);
      expect(editor.innerHTML).to.equal(alone.innerHTML);
      // `write` makes two changes, none is ours.
      expect(changes()).to.equal(2);
    });

    it(`(${name}) is the same in an editor that comes later`, async () => {
      const page = await open('<p>Page</p><div id="place"></div>');
      const before = (await make(await open('<p>Page</p><div id="place"></div>'))).innerHTML;
      applyLowVision(settings, page);
      const editor = await make(page);
      await whenUnchanged(page);
      expect(editor.innerHTML).to.equal(before);
      clearLowVision(page);
      expect(editor.innerHTML).to.equal(before);
    });
  }

  it('has the scheme and the larger size, also where its own styles are inline', async () => {
    const page = await open('<p>Page</p><div id="place"></div>');
    const editor = await (editors['contenteditable'] as (page: Document) => Promise<HTMLElement>)(page);
    applyLowVision(settings, page);
    await whenUnchanged(page);
    expect(isWhiteOnBlack(find(editor, 'span'))).to.equal(true);
    // No style sheet wins over an important inline colour. It colours the ink instead.
    expect(getComputedStyle(find(editor, 'b')).webkitTextFillColor).to.equal('rgb(255, 255, 255)');
    write(editor);
    await whenUnchanged(page);
    expect(isWhiteOnBlack(find(editor, 'p:last-child'))).to.equal(true);
  });

  it('has the scheme in a frame', async () => {
    const page = await open('<p>Page</p><div id="place"></div>');
    const body = await (editors['a frame in design mode'] as (page: Document) => Promise<HTMLElement>)(page);
    applyLowVision(settings, page);
    await whenUnchanged(page);
    expect(isWhiteOnBlack(find(body, 'span'))).to.equal(true);
  });

  it('is the page’s own again when a region becomes editable', async () => {
    const page = await open(`<p>Page</p><div id="editor">${letter}</div>`);
    const editor = find(page, '#editor');
    const before = editor.innerHTML;
    applyLowVision(settings, page);
    await whenUnchanged(page);
    editor.setAttribute('contenteditable', 'true');
    await whenUnchanged(page);
    expect(editor.innerHTML).to.equal(before);
    // Scripts read HTML without our changes, but an editor's text has none.
    expect(editor.querySelector('low-vision-stand-in, [style*="low-vision"]')).to.equal(null);
    clearLowVision(page);
    expect(editor.innerHTML).to.equal(before);
  });

  it('is the page’s own in a document that becomes editable', async () => {
    const page = await open(letter);
    const before = page.body.innerHTML;
    page.designMode = 'on';
    applyLowVision(settings, page);
    await whenUnchanged(page);
    expect(page.body.innerHTML).to.equal(before);
    clearLowVision(page);
    expect(page.body.innerHTML).to.equal(before);
  });

  it('is the page’s own in a document that becomes editable while the mode is on', async () => {
    const page = await open(letter);
    const before = page.body.innerHTML;
    applyLowVision(settings, page);
    await whenUnchanged(page);
    page.designMode = 'on';
    await whenUnchanged(page);
    const changes = countChanges(page.body);
    for (const element of page.body.querySelectorAll('*'))
      expect(element.matches('low-vision-stand-in, [style*="!important"]:not(b)')).to.equal(false);
    expect(isWhiteOnBlack(find(page, 'span'))).to.equal(true);
    clearLowVision(page);
    expect(page.body.innerHTML).to.equal(before);
    expect(changes()).to.equal(0);
  });

  it('is changed again as the rest of the page when it is no editor any more', async () => {
    const page = await open(`<p>Page</p><div id="editor" contenteditable="true">${letter}</div>`);
    const editor = find(page, '#editor');
    const before = editor.innerHTML;
    applyLowVision(settings, page);
    await whenUnchanged(page);
    expect(editor.querySelector('low-vision-stand-in')).to.equal(null);
    editor.removeAttribute('contenteditable');
    await whenUnchanged(page);
    expect(editor.querySelector('low-vision-stand-in')).not.to.equal(null);
    clearLowVision(page);
    expect(editor.innerHTML).to.equal(before);
  });

  it('stays untouched in another change of the settings', async () => {
    const page = await open('<p>Page</p><div id="place"></div>');
    const editor = await (editors['contenteditable'] as (page: Document) => Promise<HTMLElement>)(page);
    applyLowVision({ scheme: 'white-on-black' }, page);
    await whenUnchanged(page);
    const changes = countChanges(editor);
    for (const scheme of ['black-on-white', 'yellow-on-black'] as const) {
      applyLowVision({ ...settings, scheme }, page);
      await whenUnchanged(page);
    }
    expect(changes()).to.equal(0);
  });
});
