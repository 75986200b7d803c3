import { expect } from '@open-wc/testing';
import { requests, serve, update } from '../../support/feeds.js';
import { feedOf, recordConsole } from '../../support/releases.js';
import {
  article,
  bodyOf,
  part,
  parts,
  render,
  renderItem,
  renderSettled,
  settled,
} from '../../support/release.js';
import { itInTurn } from '../../support/matrix.js';

// <press-release> chooses a release, shows its members, and sets its text.

describe('the shown release', () => {
  it('is the newest of the feed by default', async () => {
    const element = await renderSettled(`<press-release src="${await serve(feedOf(3))}"></press-release>`);
    expect(element.state).to.equal('ready');
    expect(part(element, 'heading').textContent).to.equal('Release 3');
    expect(element.item?.id).to.equal('3');
  });

  it('is the one with the requested id or URL, also after a change', async () => {
    const src = await serve(feedOf(3));
    const element = await renderSettled(`<press-release src="${src}" item-id="2"></press-release>`);
    expect(part(element, 'heading').textContent).to.equal('Release 2');
    element.itemId = 'https://ministry.example/releases/1';
    await settled(element);
    expect(part(element, 'heading').textContent).to.equal('Release 1');
  });

  it('is the one that the page’s URL names', async () => {
    const { href } = location;
    history.replaceState(null, '', '?release=2');
    try {
      const element = await renderSettled(
        `<press-release src="${await serve(feedOf(3))}" item-param="release"></press-release>`,
      );
      expect(part(element, 'heading').textContent).to.equal('Release 2');
    } finally {
      history.replaceState(null, '', href);
    }
  });

  it('is searched in five further pages of a feed', async () => {
    const pages = await Promise.all(Array.from({ length: 8 }, () => serve('')));
    await Promise.all(
      pages.map((page, index) =>
        update(page, {
          items: [{ id: `p${String(index)}`, title: 'T' }],
          next_url: pages[index + 1] ?? pages[0],
        }),
      ),
    );
    const element = await renderSettled(
      `<press-release src="${String(pages[0])}" item-id="p5"></press-release>`,
    );
    expect(element.item?.id).to.equal('p5');
    element.itemId = 'p7';
    await settled(element);
    expect(element.error?.code).to.equal('not-found');
    expect(await requests(pages[6] as string)).to.have.length(0);
  });

  it('is not found in a feed with circular pages, and the error says how to fix it', async () => {
    const { errors } = recordConsole();
    const src = await serve('');
    await update(src, { items: [{ id: 'a', title: 'A' }], next_url: src });
    const element = await renderSettled(`<press-release lang="en" src="${src}" item-id="b"></press-release>`);
    expect(element.state).to.equal('failed');
    expect(element.error?.code).to.equal('not-found');
    expect(errors.join()).to.include('item-id').and.include(src);
    expect(part(element, 'status').textContent).to.include('not here');
    expect(await requests(src)).to.have.length(1);
  });

  itInTurn('stays when reloading fails', async () => {
    const src = await serve(feedOf(1));
    const element = await renderSettled(`<press-release src="${src}"></press-release>`);
    const title = part(element, 'heading');
    await update(src, '', { status: 503 });
    await element.reload();
    expect(element.error?.status).to.equal(503);
    expect(part(element, 'heading')).to.equal(title);
  });

  it('is absent if the feed is empty', async () => {
    const element = await renderSettled(
      `<press-release lang="en" src="${await serve(feedOf(0))}"></press-release>`,
    );
    expect(element.state).to.equal('empty');
    expect(part(element, 'status').textContent).to.not.equal('');
  });
});

it('a release whose feed failed is loaded again when the connection is back', async () => {
  recordConsole();
  const src = await serve('', { status: 404 });
  const element = await renderSettled(`<press-release src="${src}"></press-release>`);
  expect(element.state).to.equal('failed');
  await update(src, feedOf(1));
  const loaded = new Promise((resolve) => {
    element.addEventListener('load', resolve, { once: true });
  });
  window.dispatchEvent(new Event('online'));
  await loaded;
  expect(part(element, 'heading').textContent).to.equal('Release 1');
  expect(await requests(src)).to.have.length(2);
});

describe('a release that a script gives', () => {
  it('is shown without a request, also before the upgrade, and without an id', async () => {
    const element = await renderItem({ title: 'Given', content_text: 'Text' });
    expect(part(element, 'heading').textContent).to.equal('Given');
    expect(part(element, 'body').textContent.trim()).to.equal('Text');
  });
});

describe('a text', () => {
  it('has headings below the title, without a skipped level', async () => {
    const element = await renderItem(article, 'heading-level="2"');
    const levels = [...(element.shadowRoot?.querySelectorAll('h1,h2,h3,h4,h5,h6') ?? [])].map(
      ({ localName, textContent }) => `${localName} ${textContent}`,
    );
    expect(levels).to.deep.equal([
      'h2 Rescuers of three regions train for floods',
      'h3 What was trained',
      'h4 Boats',
      'h4 Figures',
      'h3 Files',
    ]);
  });

  it('loses the markup of word processors, and has links relative to the release', async () => {
    const element = await renderItem(article);
    const body = part(element, 'body');
    expect([...body.querySelectorAll('p')].every(({ textContent }) => textContent.trim())).to.equal(true);
    const [own, foreign] = body.querySelectorAll('a');
    expect(own?.href).to.equal('https://ministry.example/releases/2026-190/');
    expect(foreign?.rel).to.equal('noopener');
    const image = body.querySelector('img');
    expect(image?.src).to.equal('https://ministry.example/images/boat.svg');
    expect(image?.loading).to.equal('lazy');
    expect(image?.referrerPolicy).to.equal('same-origin');
    expect([image?.getAttribute('width'), image?.getAttribute('height')]).to.deep.equal(['800', '450']);
  });

  it('puts a wide table into a named, focusable scroll region, and leaves a narrow one alone', async () => {
    const wide = `<table><tr>${'<td>Administrative-territorial-unit</td>'.repeat(30)}</tr></table>`;
    const element = await renderItem(
      { ...article, content_html: `<table><tr><td>1</td></tr></table>${wide}` },
      'lang="en" style="inline-size: 400px"',
    );
    const [narrow, scrolling] = part(element, 'body').querySelectorAll<HTMLElement>('.table');
    while (!scrolling?.hasAttribute('tabindex')) await new Promise(requestAnimationFrame);
    expect(scrolling.tabIndex).to.equal(0);
    expect(scrolling.role).to.equal('region');
    expect(scrolling.ariaLabel).to.equal('Table');
    expect(narrow?.hasAttribute('tabindex')).to.equal(false);
  });

  it('has a link instead of a frame, with title and host', async () => {
    const element = await renderItem({
      id: '1',
      content_html:
        '<p>See</p><iframe src="//video.example/e/1" title="The exercise"></iframe><iframe src="https://maps.example/"/><p>Rest</p>',
    });
    const links = [...part(element, 'body').querySelectorAll('a')].map(({ href, textContent }) => [
      href,
      textContent,
    ]);
    expect(links).to.deep.equal([
      [`${location.protocol}//video.example/e/1`, 'The exercise (video.example)'],
      ['https://maps.example/', 'maps.example'],
    ]);
    expect(part(element, 'body').textContent).to.include('Rest');
  });

  it('without markup has paragraphs, lines and links', async () => {
    const element = await renderItem({
      id: '1',
      content_text: 'One <b>\nline\n\nSee https://a.example/x_(y)?z=1, (https://b.example/).',
    });
    expect(part(element, 'body').querySelectorAll('p')).to.have.length(2);
    expect([...part(element, 'body').querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
      'https://a.example/x_(y)?z=1',
      'https://b.example/',
    ]);
    const [first] = part(element, 'body').querySelectorAll('p');
    const lines = document.createRange();
    lines.selectNodeContents(first as Node);
    expect(new Set([...lines.getClientRects()].map(({ top }) => top)).size).to.equal(2);
    expect(first?.textContent).to.equal('One <b>\nline');
  });

  it('is not rendered again after a reload without changes', async () => {
    const src = await serve({ items: [article] });
    const element = await renderSettled(`<press-release src="${src}"></press-release>`);
    const body = part(element, 'body');
    await element.reload();
    expect(part(element, 'body')).to.equal(body);
    await update(src, { items: [{ ...article, content_html: '<p>Corrected</p>' }] });
    await element.reload();
    expect(bodyOf(element)).to.equal('<p>Corrected</p>');
  });
});

describe('around the text', () => {
  it('are its dates, authors, files, tags and source', async () => {
    const element = await renderItem(article, 'lang="en"');
    expect(part(element, 'date').textContent).to.include('23 November 2026');
    expect(part(element, 'updated').textContent).to.include('24 November 2026');
    expect(part(element, 'authors').textContent).to.match(/Press service.*A\. Aliyeva/s);
    expect(
      [...part(element, 'attachments').querySelectorAll('li')].map((line) => line.innerText),
    ).to.deep.equal(['The plan (PDF, 2.5 MB)', 'list (CSV, 1 kB)']);
    expect(parts(element, 'tag').map(({ textContent }) => textContent)).to.deep.equal(['Rescue', 'Training']);
    expect(part(element, 'source').textContent).to.include('ministry.example');
  });

  it('names its feed, alone and in a list', async () => {
    const feed = { ...feedOf(2), title: 'Nazirlik', language: 'az' };
    for (const item of feed.items) Object.assign(item, { content_text: 'Text' });
    const element = await renderSettled(`<press-release src="${await serve(feed)}"></press-release>`);
    const link = part(element, 'source').querySelector('a');
    expect(link?.textContent).to.equal('Nazirlik');
    expect(link?.lang).to.equal('az');
    const other = await renderItem(element.item, 'lang="en"');
    expect(part(other, 'source').textContent).to.match(/Source:\s+Nazirlik/);
  });

  it('is its picture, unless the text contains it', async () => {
    const image = 'https://ministry.example/images/boat.svg';
    expect(parts(await renderItem({ ...article, image: `${image}?w=300` }), 'image')).to.have.length(0);
    expect(
      parts(await renderItem({ ...article, image: 'https://ministry.example/b.svg' }), 'image'),
    ).to.have.length(1);
  });
});

describe('structured data', () => {
  const described = () =>
    [...document.head.querySelectorAll('script[type="application/ld+json"]')].map(
      ({ textContent }) => JSON.parse(textContent) as Record<string, unknown>,
    );

  it('are once in the head while the element is connected', async () => {
    const element = await renderItem(article, 'structured-data');
    element.headingLevel = 3;
    await element.updateComplete;
    expect(described()).to.have.length(1);
    expect(described()[0]).to.include({ '@type': 'NewsArticle', headline: article.title, url: article.url });
    element.remove();
    expect(described()).to.have.length(0);
    document.body.append(element);
    await element.updateComplete;
    expect(described()).to.have.length(1);
    element.structuredData = false;
    await element.updateComplete;
    expect(described()).to.have.length(0);
    element.remove();
  });

  it('are absent by default', async () => {
    await render('<press-release></press-release>');
    await renderItem(article);
    expect(described()).to.have.length(0);
  });
});
