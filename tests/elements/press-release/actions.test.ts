import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/accessibility.js';
import { press } from '../../support/commands.js';
import { release, serve } from '../../support/feeds.js';
import {
  article,
  part,
  parts,
  render,
  renderItem,
  settled,
  type PressRelease,
} from '../../support/release.js';
import { itInTurn } from '../../support/matrix.js';

// The actions of a release: listen, share, copy the link, print. Each is shown only if the device supports it.

const labels = (element: PressRelease) => parts(element, 'action').map(({ textContent }) => textContent);

async function activate(element: PressRelease, label: string): Promise<void> {
  const button = parts(element, 'action').find(({ textContent }) => textContent === label);
  if (!button) throw new Error(`no «${label}» among ${labels(element).join()}`);
  button.focus();
  await press('Enter');
  await element.updateComplete;
}

let restore: (() => void)[] = [];

/** Adds a feature to the device, or removes it, until the end of the test. */
function replace(target: object, name: string, value: unknown): void {
  const former = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  restore.push(() => {
    if (former) Object.defineProperty(target, name, former);
    else Reflect.deleteProperty(target, name);
  });
}

/** A voice that speaks at once and records the text. */
function replaceSpeech(voices: object[] = [{ name: 'A', lang: 'en-GB', localService: true, default: true }]) {
  const said: string[] = [];
  const waiting: (() => void)[] = [];
  replace(
    window,
    'SpeechSynthesisUtterance',
    class {
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
  replace(window, 'speechSynthesis', {
    getVoices: () => voices,
    cancel: () => (waiting.length = 0),
    speak(one: { text: string; onend?: () => void }) {
      said.push(one.text);
      waiting.push(() => one.onend?.());
    },
    addEventListener: () => undefined,
  });
  return { said, end: () => waiting.shift()?.() };
}

afterEach(() => {
  for (const step of restore.reverse()) step();
  restore = [];
});

describe('the row', () => {
  it('has the requested actions in a fixed order, and is absent without any', async () => {
    replaceSpeech();
    replace(navigator, 'share', () => Promise.resolve());
    replace(navigator, 'clipboard', { writeText: () => Promise.resolve() });
    const element = await renderItem(article, 'lang="en"');
    expect(labels(element)).to.deep.equal(['Read aloud', 'Share', 'Copy link', 'Print']);
    element.actions = 'print copy';
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['Copy link', 'Print']);
    element.actions = '';
    await element.updateComplete;
    expect(parts(element, 'actions')).to.have.length(0);
  });

  it('has no action that the device lacks', async () => {
    for (const name of ['share', 'clipboard']) replace(navigator, name, undefined);
    const element = await renderItem(article, 'lang="en" actions="share copy"');
    expect(parts(element, 'actions')).to.have.length(0);
  });

  it('has one copy button if the device cannot share', async () => {
    replace(navigator, 'share', undefined);
    replace(navigator, 'clipboard', { writeText: () => Promise.resolve() });
    for (const actions of ['share', 'share copy'])
      expect(labels(await renderItem(article, `lang="en" actions="${actions}"`))).to.deep.equal([
        'Copy link',
      ]);
  });
});

describe('copying', () => {
  itInTurn('copies the release’s own URL, and announces it', async () => {
    const copied: string[] = [];
    replace(navigator, 'clipboard', { writeText: (text: string) => Promise.resolve(copied.push(text)) });
    const element = await renderItem(article, 'lang="en" actions="copy"');
    await activate(element, 'Copy link');
    while (labels(element)[0] !== 'Link copied')
      await element.updateComplete.then(() => new Promise(requestAnimationFrame));
    expect(copied).to.deep.equal([article.url]);
    const region = element.shadowRoot?.querySelector('[aria-live]');
    while (region?.textContent !== 'Link copied') await new Promise(requestAnimationFrame);
    await expectAccessible(element);
  });

  it('announces nothing if it is refused', async () => {
    replace(navigator, 'clipboard', { writeText: () => Promise.reject(new Error('refused')) });
    const element = await renderItem(article, 'lang="en" actions="copy"');
    await activate(element, 'Copy link');
    await new Promise(requestAnimationFrame);
    expect(labels(element)).to.deep.equal(['Copy link']);
  });
});

it('is replaced by sharing of title and URL, which may be cancelled', async () => {
  const shared: unknown[] = [];
  replace(navigator, 'share', (data: unknown) => {
    shared.push(data);
    return Promise.reject(new DOMException('', 'AbortError'));
  });
  const element = await renderItem(article, 'lang="en" actions="share"');
  await activate(element, 'Share');
  expect(shared).to.deep.equal([{ title: article.title, url: article.url }]);
});

describe('listening', () => {
  it('reads only the title and the text, pauses and continues', async () => {
    const { said, end } = replaceSpeech();
    const element = await renderItem(
      { ...article, content_html: '<p>First sentence. Second sentence.</p><ul><li>A point</li></ul>' },
      'lang="en" actions="listen"',
    );
    await activate(element, 'Read aloud');
    expect(labels(element)).to.deep.equal(['Pause']);
    end();
    await activate(element, 'Pause');
    expect(labels(element)).to.deep.equal(['Go on']);
    await expectAccessible(element);
    await activate(element, 'Go on');
    for (let step = 0; step < 4; step += 1) end();
    await element.updateComplete;
    expect(said).to.deep.equal([
      article.title,
      'First sentence.',
      'First sentence.',
      'Second sentence.',
      'A point',
    ]);
    expect(labels(element)).to.deep.equal(['Read aloud']);
  });

  it('keeps the focus on the button while its name changes, and ends with Escape', async () => {
    replaceSpeech();
    const element = await renderItem(article, 'lang="en" actions="listen"');
    await activate(element, 'Read aloud');
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Pause');
    await press('Escape');
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Read aloud');
  });

  it('asks before a text is sent to a remote voice, and says if there is no voice', async () => {
    const { said } = replaceSpeech([{ name: 'Cloud', lang: 'en', localService: false, default: true }]);
    const element = await renderItem(article, 'lang="en" actions="listen"');
    await activate(element, 'Read aloud');
    expect(part(element, 'actions').textContent).to.include('Cloud');
    expect(said).to.deep.equal([]);
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Use it all the same');
    await activate(element, 'Use it all the same');
    expect(said).to.deep.equal([article.title]);
  });

  it('ends when the element is removed or shows another release', async () => {
    const { said, end } = replaceSpeech();
    const element = await renderItem(article, 'lang="en" actions="listen"');
    await activate(element, 'Read aloud');
    element.item = { ...article, id: 'other', title: 'Other', content_html: '<p>Other</p>' };
    await settled(element);
    end();
    expect(said).to.deep.equal([article.title]);
    expect(labels(element)).to.deep.equal(['Read aloud']);
    await activate(element, 'Read aloud');
    element.remove();
    end();
    expect(said).to.deep.equal([article.title, 'Other']);
  });
});

describe('printing', () => {
  it('prints only the release, styled and without buttons, and cleans up', async () => {
    const element = await renderItem(article, 'lang="en" actions="print" heading-level="2"');
    const printed: { body: string; weight: string; font: string; title: string }[] = [];
    const append = document.body.append.bind(document.body);
    replace(document.body, 'append', (frame: HTMLIFrameElement) => {
      append(frame);
      const view = frame.contentWindow as Window & typeof globalThis;
      view.print = () => {
        const { body, title } = view.document;
        const { fontWeight } = view.getComputedStyle(body.querySelector('.heading') as Element);
        printed.push({
          body: body.innerHTML,
          title,
          weight: fontWeight,
          font: view.getComputedStyle(body).fontFamily,
        });
        view.dispatchEvent(new view.Event('afterprint'));
      };
    });
    await activate(element, 'Print');
    while (!printed.length) await new Promise(requestAnimationFrame);
    const [page] = printed;
    expect(page?.body).to.include(article.title).and.include('400 people').and.not.include('<button');
    expect(page?.weight).to.equal('600');
    expect(page?.font).to.equal(getComputedStyle(element).fontFamily);
    expect(page?.title).to.equal(article.title);
    expect(document.querySelectorAll('body > iframe')).to.have.length(0);
  });
});

describe('printing in any way', () => {
  itInTurn('waits for pictures only for a limited time, and unfolds `details`', async () => {
    const never = await serve('', { type: 'image/png', hold: true });
    const element = await renderItem(
      { id: '1', content_html: `<details><summary>More</summary>Folded</details><img src="${never}">` },
      'lang="en" actions="print"',
    );
    let isOpen: boolean | undefined;
    const append = document.body.append.bind(document.body);
    replace(document.body, 'append', (frame: HTMLIFrameElement) => {
      append(frame);
      const view = frame.contentWindow as Window & typeof globalThis;
      view.print = () => {
        isOpen = view.document.querySelector('details')?.open;
        view.dispatchEvent(new view.Event('afterprint'));
      };
    });
    await activate(element, 'Print');
    while (isOpen === undefined) await new Promise(requestAnimationFrame);
    expect(isOpen).to.equal(true);
    expect(document.querySelectorAll('body > iframe')).to.have.length(0);
    await release(never);
  });

  it('by the browser’s own command unfolds `details` while printing', async () => {
    const element = await renderItem({
      id: '1',
      content_html: '<details><summary>More</summary>Folded</details>',
    });
    const details = part(element, 'body').querySelector('details');
    dispatchEvent(new Event('beforeprint'));
    expect(details?.open).to.equal(true);
    dispatchEvent(new Event('afterprint'));
    expect(details?.open).to.equal(false);
  });

  it('from a dialog prints the release instead of the page, and cleans up', async () => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    try {
      const element = await renderItem(article, 'lang="en"');
      dialog.append(element);
      dialog.showModal();
      await settled(element);
      const sheets = document.adoptedStyleSheets.length;
      dispatchEvent(new Event('beforeprint'));
      const onPaper = document.body.lastElementChild;
      expect(onPaper?.shadowRoot?.textContent).to.include('400 people').and.not.include('Copy link');
      dispatchEvent(new Event('afterprint'));
      expect(onPaper?.isConnected).to.equal(false);
      expect(document.adoptedStyleSheets).to.have.length(sheets);
    } finally {
      dialog.remove();
    }
  });
});

itInTurn('leaves nothing after a hundred insertions and removals', async () => {
  const element = await render('<press-release structured-data></press-release>');
  element.item = article;
  await settled(element);
  const before = document.head.childElementCount;
  for (let time = 0; time < 100; time += 1) {
    const { parentElement: parent } = element;
    element.remove();
    parent?.append(element);
    await element.updateComplete;
  }
  expect(document.head.childElementCount).to.equal(before);
  element.remove();
  expect(document.head.querySelectorAll('[type="application/ld+json"]')).to.have.length(0);
});
