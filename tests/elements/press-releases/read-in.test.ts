import { expect } from '@open-wc/testing';
import 'pressroom-elements/press-release';
import { expectAccessible } from '../../support/accessibility.js';
import { click, NotSupported, press, setViewport } from '../../support/commands.js';
import { serve } from '../../support/feeds.js';
import {
  feedOf,
  part,
  parts,
  renderSettled,
  settled,
  texts,
  type PressReleases,
} from '../../support/releases.js';
import { until } from '../../support/sites.js';
import { itInTurn } from '../../support/matrix.js';

// A release opens in a dialog or in place, and closing returns the reader to the same place.

/** As `feedOf`, with a text in all releases but the second. */
function textsOf(count: number): object {
  const feed = feedOf(count);
  for (const [index, item] of feed.items.entries())
    if (index !== 1)
      Object.assign(item, {
        content_html: `<h1>Below</h1><p>The text of ${String(count - index)}.</p>`.repeat(20),
      });
  return feed;
}

const open = async (attributes: string, count = 4) =>
  renderSettled(`<press-releases src="${await serve(textsOf(count))}" ${attributes}></press-releases>`);

const release = (element: PressReleases) => element.shadowRoot?.querySelector('press-release');

/** The text of the open release, after it has loaded. */
async function whenRead(element: PressReleases, text: string): Promise<HTMLElement> {
  for (;;) {
    const one = release(element);
    const heading = one?.shadowRoot?.querySelector('[part=heading]');
    if (one && heading?.textContent.includes(text)) return one;
    await new Promise(requestAnimationFrame);
  }
}

const isFocused = (element: Element) => (element.getRootNode() as ShadowRoot).activeElement === element;

async function whenFocused(element: Element): Promise<void> {
  while (!isFocused(element)) await new Promise(requestAnimationFrame);
}

const dialog = (element: PressReleases) => part(element, 'dialog') as HTMLDialogElement;

async function whenClosed(element: PressReleases): Promise<void> {
  while (parts(element, 'dialog').length) await new Promise(requestAnimationFrame);
  await element.updateComplete;
}

async function nameOf(button: Element): Promise<string> {
  const root = button.getRootNode() as ShadowRoot;
  return Promise.resolve(
    (button.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => root.getElementById(id)?.textContent.trim())
      .join(' '),
  );
}

afterEach(() => {
  history.replaceState(null, '', location.pathname + location.search);
});

describe('«Read here»', () => {
  itInTurn('is a button named with the title if there is a text; the title stays a link', async () => {
    const element = await open('read-in="dialog"');
    const buttons = parts(element, 'read');
    expect(await Promise.all(buttons.map(nameOf))).to.deep.equal([
      'Read here Release 4',
      'Read here Release 2',
      'Read here Release 1',
    ]);
    expect(buttons.map((button) => button.getAttribute('aria-haspopup'))).to.deep.equal(
      Array(3).fill('dialog'),
    );
    expect(parts(element, 'link')).to.have.length(4);
    await expectAccessible(element);
    element.readIn = 'page';
    await element.updateComplete;
    expect(parts(element, 'read')).to.have.length(0);
  });

  itInTurn(
    'opens a dialog with the focus on the heading; Escape returns the focus to the button',
    async () => {
      const element = await open('read-in="dialog"');
      const [, , third] = parts(element, 'read');
      third?.focus();
      await press('Enter');
      const shown = await whenRead(element, 'Release 1');
      expect(dialog(element).matches(':modal')).to.equal(true);
      expect(dialog(element).getAttribute('aria-label')).to.equal('Release 1');
      const heading = shown.shadowRoot?.querySelector('[part=heading]') as HTMLElement;
      await whenFocused(heading);
      expect(heading.localName).to.equal('h2');
      await expectAccessible(element);
      await press('Escape');
      await whenClosed(element);
      expect(isFocused(third as HTMLElement)).to.equal(true);
      expect(release(element)).to.equal(null);
      expect(location.hash).to.equal('');
    },
  );

  it('leads to the next release and back; Close moves the focus to the last one’s button', async () => {
    const element = await open('read-in="dialog"');
    await click(parts(element, 'read')[0] as HTMLElement);
    await whenRead(element, 'Release 4');
    expect(texts(element, 'button')).to.deep.equal(['Next release']);
    await click(part(element, 'button'));
    const shown = await whenRead(element, 'Release 2');
    await whenFocused(shown.shadowRoot?.querySelector('[part=heading]') as HTMLElement);
    expect(texts(element, 'button')).to.deep.equal(['Previous release', 'Next release']);
    await click(part(element, 'close'));
    await whenClosed(element);
    await whenFocused(parts(element, 'read')[1] as HTMLElement);
  });

  it('keeps Close in view and the text scrolling by key in a window of 320 × 256', async function () {
    try {
      await setViewport({ width: 320, height: 256 });
    } catch (error) {
      if (error instanceof NotSupported) this.skip();
      throw error;
    }
    const element = await open('read-in="dialog"');
    await click(parts(element, 'read')[0] as HTMLElement);
    await whenRead(element, 'Release 4');
    const page = element.shadowRoot?.querySelector('.page') as HTMLElement;
    page.focus();
    await press('End');
    while (page.scrollTop < 200) await new Promise(requestAnimationFrame);
    const { top, bottom, height } = part(element, 'close').getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(256);
    expect(height).to.be.at.least(44);
    expect(page.scrollWidth).to.be.at.most(page.clientWidth);
    await press('Escape');
    await whenClosed(element);
    await setViewport({ width: 800, height: 600 });
  });

  itInTurn('opens below the title, and closes again', async () => {
    const element = await open('read-in="inline"');
    const [first] = parts(element, 'read');
    expect(first?.getAttribute('aria-expanded')).to.equal('false');
    await click(first as HTMLElement);
    const shown = await whenRead(element, 'Release 4');
    expect(first?.getAttribute('aria-expanded')).to.equal('true');
    expect(await nameOf(first as HTMLElement)).to.equal('Close Release 4');
    expect(isFocused(first as HTMLElement)).to.equal(true);
    // The title is not repeated, and the text's headings are below it.
    expect(shown.shadowRoot?.querySelector('[part=heading]')?.checkVisibility()).to.equal(false);
    expect(shown.shadowRoot?.querySelector('[part=body] > :first-child')?.localName).to.equal('h4');
    await expectAccessible(element);
    await click(parts(element, 'read')[1] as HTMLElement);
    while (element.shadowRoot?.querySelectorAll('press-release').length !== 2)
      await new Promise(requestAnimationFrame);
    await click(first as HTMLElement);
    while (element.shadowRoot.querySelectorAll('press-release').length !== 1)
      await new Promise(requestAnimationFrame);
    expect(first?.getAttribute('aria-expanded')).to.equal('false');
    expect(isFocused(first as HTMLElement)).to.equal(true);
  });

  for (const layout of ['list', 'cards', 'headlines', 'lead'])
    for (const width of [240, 320, 700, 1280])
      it(`opens inside its item in ${layout}, ${String(width)} px wide`, async () => {
        const box = await renderSettled(
          `<div style="width: ${String(width)}px"><press-releases src="${await serve(textsOf(4))}"
            read-in="inline" layout="${layout}"></press-releases></div>`,
        );
        await click(parts(box, 'read')[1] as HTMLElement);
        const shown = await whenRead(box, 'Release 2');
        const item = shown.closest('.item') as HTMLElement;
        const [article, own, all] = [shown, item, part(box, 'list')].map((one) =>
          one.getBoundingClientRect(),
        ) as [DOMRect, DOMRect, DOMRect];
        expect(article.left, 'left').to.be.at.least(own.left - 1);
        expect(article.right, 'right').to.be.at.most(own.right + 1);
        const text = item.querySelector('.text')?.getBoundingClientRect();
        expect(article.top, 'top').to.be.at.least((text?.bottom ?? Infinity) - 1);
        expect(article.bottom, 'bottom').to.be.at.most(own.bottom + 1);
        expect(article.width, 'in the list’s width').to.be.at.least(all.width - 2);
      });

  it('has the parts of the release as `release-…`', async () => {
    const element = await open('read-in="inline"');
    const style = document.createElement('style');
    style.textContent = 'press-releases::part(release-heading) { letter-spacing: 7px }';
    document.head.append(style);
    await click(parts(element, 'read')[0] as HTMLElement);
    const shown = await whenRead(element, 'Release 4');
    const heading = shown.shadowRoot?.querySelector('[part=heading]') as HTMLElement;
    expect(getComputedStyle(heading).letterSpacing).to.equal('7px');
    style.remove();
  });
});

describe('`linkable`', () => {
  for (const readIn of ['dialog', 'inline'])
    itInTurn(`writes the open release into the URL; the Back button closes it (${readIn})`, async () => {
      history.replaceState({ mine: 1 }, '');
      const before = history.length;
      const element = await open(`read-in="${readIn}" linkable`);
      const [first] = parts(element, 'read');
      await click(first as HTMLElement);
      await whenRead(element, 'Release 4');
      expect(location.hash).to.equal('#release=4');
      expect(history.state).to.deep.equal({ mine: 1 });
      expect(history.length).to.be.at.most(before + 1);
      history.back();
      while (release(element)) await new Promise(requestAnimationFrame);
      expect(location.hash).to.equal('');
      history.forward();
      await whenRead(element, 'Release 4');
      expect(location.hash).to.equal('#release=4');
      if (readIn === 'dialog') await press('Escape');
      else await click(parts(element, 'read')[0] as HTMLElement);
      while (release(element)) await new Promise(requestAnimationFrame);
      while (location.hash) await new Promise(requestAnimationFrame);
      await whenFocused(parts(element, 'read')[0] as HTMLElement);
    });

  it('opens the release that the URL names, also from a further page', async () => {
    const all = textsOf(6) as { items: object[] };
    const second = await serve({ ...all, items: all.items.slice(3) });
    const url = await serve({ ...all, items: all.items.slice(0, 3), next_url: second });
    history.replaceState(null, '', '#release=2');
    const element = await renderSettled(
      `<press-releases src="${url}" limit="2" read-in="dialog" linkable></press-releases>`,
    );
    await whenRead(element, 'Release 2');
    await settled(element);
    await press('Escape');
    await whenClosed(element);
    while (location.hash) await new Promise(requestAnimationFrame);
  });

  it('says that the release of the URL is missing, until the URL changes', async () => {
    const all = textsOf(4) as { items: object[] };
    const second = await serve({ ...all, items: all.items.slice(2) });
    const url = await serve({ ...all, items: all.items.slice(0, 2), next_url: second });
    history.replaceState(null, '', '#release=gone');
    const element = await renderSettled(
      `<press-releases src="${url}" limit="1" read-in="inline" linkable></press-releases>`,
    );
    while (!parts(element, 'status').length) await new Promise(requestAnimationFrame);
    expect(texts(element, 'status').join()).to.match(/^This press release is not here\./);
    await expectAccessible(element);
    location.hash = '#release=1';
    await whenRead(element, 'Release 1');
    expect(parts(element, 'status')).to.have.length(0);
    location.hash = '#elsewhere';
    while (release(element)) await new Promise(requestAnimationFrame);
    expect(parts(element, 'status')).to.have.length(0);
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('scrolls to the release of the URL, and opens it only if it has a text', async () => {
    const url = await serve(textsOf(4));
    const room = '<div style="block-size: 3000px"></div>';
    const markup = `${room}<press-releases src="${url}" read-in="inline" linkable></press-releases>${room}`;
    history.replaceState(null, '', '#release=2');
    const element = await renderSettled(markup);
    await whenRead(element, 'Release 2');
    await until(() => {
      const { top } = (release(element) as Element).closest('.item')?.getBoundingClientRect() ?? { top: NaN };
      return top >= -1 && top < innerHeight / 2;
    });
    element.remove();
    scrollTo(0, 0);
    // The second has none.
    history.replaceState(null, '', '#release=3');
    const other = await renderSettled(markup);
    await other.updateComplete;
    expect(release(other) ?? undefined).to.equal(undefined);
    history.replaceState(null, '', location.pathname + location.search);
  });
});

describe('a page with more than one list, or with a base', () => {
  const write = (hash: string) => {
    history.replaceState(null, '', location.pathname + location.search + hash);
  };

  it('keeps its URL with any base', async () => {
    const base = document.createElement('base');
    base.href = 'https://other.example/x/';
    const element = await open('read-in="dialog" linkable');
    document.head.append(base);
    try {
      const before = location.href;
      await click(parts(element, 'read')[0] as HTMLElement);
      await whenRead(element, 'Release 4');
      expect(location.href).to.equal(`${before}#release=4`);
      await press('Escape');
      await whenClosed(element);
      while (location.hash) await new Promise(requestAnimationFrame);
      expect(location.href.replace('#', '')).to.equal(before);
    } finally {
      base.remove();
    }
  });

  it('opens a release once, and reports it missing only if no list has it', async () => {
    const [src, other] = [await serve(textsOf(4)), await serve({ ...textsOf(0) })];
    const attributes = 'read-in="dialog" linkable';
    write('#release=2');
    const first = await renderSettled(
      `<press-releases src="${src}" ${attributes} limit="1"></press-releases>
       <press-releases src="${src}" ${attributes}></press-releases>
       <press-releases src="${other}" ${attributes}></press-releases>`,
    );
    const lists = [...(first.parentElement?.querySelectorAll('press-releases') ?? [])];
    for (const list of lists) await settled(list);
    const dialogs = () => lists.flatMap((list) => parts(list, 'dialog'));
    await until(() => dialogs().length > 0);
    expect(dialogs()).to.have.length(1);
    expect(lists.flatMap((list) => texts(list, 'status')).join()).to.not.include('not here');
    location.hash = '#release=gone';
    const missing = () => lists.filter((list) => texts(list, 'status').join().includes('not here')).length;
    await until(() => missing() > 0);
    expect(missing()).to.equal(1);
    expect(dialogs()).to.have.length(0);
  });

  it('leaves the dialog open when the source changes', async () => {
    const element = await open('read-in="dialog" linkable');
    await click(parts(element, 'read')[0] as HTMLElement);
    await whenRead(element, 'Release 4');
    element.src = await serve(feedOf(1, { items: [{ id: 'n', title: 'Other', content_text: 'x' }] }));
    await settled(element);
    await whenRead(element, 'Release 4');
    await press('Escape');
    await whenClosed(element);
    while (location.hash) await new Promise(requestAnimationFrame);
    expect(texts(element, 'status').join()).to.not.include('not here');
    expect(element.shadowRoot?.activeElement?.localName).to.equal('section');
  });

  it('shows a release without a language in the page’s language', async () => {
    const feed = { items: [{ id: '1', title: 'T', date_published: '2026-11-23', content_text: 'x' }] };
    const element = await renderSettled(
      `<div lang="de"><press-releases src="${await serve(feed)}" read-in="dialog"></press-releases></div>`,
    );
    await click(parts(element, 'read')[0] as HTMLElement);
    const shown = await whenRead(element, 'T');
    expect(shown.shadowRoot?.querySelector('article')?.lang).to.equal('de');
    expect(shown.shadowRoot?.querySelector('[part=date]')?.textContent).to.include('23. November 2026');
    await press('Escape');
    await whenClosed(element);
  });
});
