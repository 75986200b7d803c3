import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/accessibility.js';
import { click, NotSupported, press, setViewport } from '../../support/commands.js';
import { otherOrigin, serve } from '../../support/feeds.js';
import { article, part, parts, renderItem, renderSettled } from '../../support/release.js';

// The text of a release has links that lead to their targets and have names, and it fits into a narrow window.

const links = (element: Element) => [...element.querySelectorAll('a')];

const image = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>';
const picture = await serve(image, { type: 'image/svg+xml' });

describe('a footnote', () => {
  const html =
    '<p>Text<a href="#n1">1</a></p><div style="padding-block: 2000px">Long</div><ol><li id="n1">The note</li></ol>';

  it('of a release without a URL leads into the text; the page’s URL stays', async () => {
    const src = await serve({
      items: [{ id: '1', title: 'T', content_html: `${html}<a href="#gone">2</a>` }],
    });
    const element = await renderSettled(`<press-release src="${src}"></press-release>`);
    const before = location.href;
    const [first, second] = links(part(element, 'body'));
    first?.focus();
    await press('Enter');
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('The note');
    expect(location.href).to.equal(before);
    expect(second?.hasAttribute('href')).to.equal(false);
  });

  it('in closed `details` opens them', async () => {
    const element = await renderItem({
      id: '1',
      content_html: '<a href="#n1">1</a><details><summary>Notes</summary><p id="n1">The note</p></details>',
    });
    await click(links(part(element, 'body'))[0] as HTMLElement);
    expect(part(element, 'body').querySelector('details')?.open).to.equal(true);
  });

  it('is followed by the browser if a modifier key is pressed', async () => {
    const element = await renderItem({ ...article, content_html: html });
    const [link] = links(part(element, 'body'));
    const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true });
    let left: boolean | undefined;
    element.addEventListener('click', (one) => {
      left = !one.defaultPrevented;
      one.preventDefault();
    });
    link?.dispatchEvent(event);
    expect(left).to.equal(true);
  });
});

it('on another page has a URL relative to the feed', async () => {
  const feed = {
    items: [
      { id: '2', external_url: 'https://elsewhere.example/story', content_html: '<a href="about">a</a>' },
    ],
  };
  const src = await serve(feed);
  const element = await renderSettled(`<press-release src="${src}"></press-release>`);
  expect(links(part(element, 'body'))[0]?.href).to.equal(new URL('about', src).href);
});

describe('a linked picture', () => {
  it('is named by its caption, the link’s title, the link’s target, or as a picture', async () => {
    const element = await renderItem(
      {
        id: '1',
        title: 'Gallery',
        content_html: `
          <figure><a href="${picture}"><img src="${picture}"></a><figcaption>The river</figcaption></figure>
          <a href="${picture}" title="The bridge"><img src="${picture}" alt=""></a>
          <a href="https://мвд.рф/x"><img src="${picture}"></a>
          <a href="/a.jpg"><img src="${picture}"></a><a href="/b.jpg"><img src="${picture}"></a>
          <a href="/c"><img src="${picture}" alt="As written"></a><a href="/d"><img src="${picture}"> Text</a>
          <h2><img src="${picture}"></h2>`,
      },
      'lang="en"',
    );
    expect([...part(element, 'body').querySelectorAll('img')].map(({ alt }) => alt)).to.deep.equal([
      'The river',
      'The bridge',
      'мвд.рф',
      'Picture 1',
      'Picture 2',
      'As written',
      '',
      '',
    ]);
    expect(part(element, 'body').querySelector('h2')).to.equal(null);
    await expectAccessible(element);
  });
});

describe('the lead picture', () => {
  const lead = 'https://ministry.example/uploads/photo.jpg';
  for (const [shown, other] of [
    [lead, 'https://ministry.example/uploads/photo-1024x683.jpg'],
    [lead, 'http://www.ministry.example/uploads/photo-scaled.jpg?w=640'],
    [lead, 'https://i0.wp.com/ministry.example/uploads/photo.jpg?resize=600'],
    [
      'https://ministry.example/uploads/photo-1600x900.jpg',
      'https://ministry.example/uploads/photo-300x169.webp',
    ],
    ['https://ministry.example/picture?id=7', 'https://ministry.example/picture?id=7'],
  ] as const)
    it(`is shown once beside ${other}`, async () => {
      const item = { id: '1', image: shown, content_html: `<img src="${other}">` };
      expect(parts(await renderItem(item), 'image')).to.have.length(0);
    });

  for (const [shown, other] of [
    [lead, 'https://ministry.example/uploads/photo-2.jpg'],
    ['https://ministry.example/picture?id=7', 'https://ministry.example/picture?id=8'],
    [lead, 'https://ministry.example/photo.jpg'],
  ] as const)
    it(`differs from ${other}`, async () => {
      const item = { id: '1', image: shown, content_html: `<img src="${other}">` };
      expect(parts(await renderItem(item), 'image')).to.have.length(1);
    });
});

describe('addresses in a text without markup', () => {
  for (const [text, ...found] of [
    ['(see https://a.example/x_(y)).', 'https://a.example/x_(y)'],
    ['https://a.example/wiki/Baku_(city)', 'https://a.example/wiki/Baku_(city)'],
    ['[https://a.example/x]', 'https://a.example/x'],
    ['https://a.example/x。次の文', 'https://a.example/x'],
    ['（https://a.example/x）、https://b.example/y！', 'https://a.example/x', 'https://b.example/y'],
    ['«https://a.example/x», „https://b.example/“', 'https://a.example/x', 'https://b.example/'],
    ['انظر https://a.example/x؟ و https://b.example/y،', 'https://a.example/x', 'https://b.example/y'],
    [
      'https://a.example/x/?q=1&p=2#n- and https://a.example/100%!',
      'https://a.example/x/?q=1&p=2#n-',
      'https://a.example/100%',
    ],
    ['https://мвд.рф/новости…', 'https://мвд.рф/новости'],
    ['https://, http://[::1 and https:///'],
  ] as const)
    it(text, async () => {
      const element = await renderItem({ id: '1', content_text: text });
      expect(links(part(element, 'body')).map(({ textContent }) => textContent)).to.deep.equal(found);
      expect(part(element, 'body').textContent.trim()).to.equal(text);
    });
});

it('hosts are shown in their own script, not as punycode', async () => {
  const element = await renderItem({
    id: '1',
    url: 'https://мвд.рф/1',
    authors: [
      { url: 'https://мвд.рф/автор' },
      { url: 'https://аррӏе.com/' },
      { url: 'https://bücher.example/' },
    ],
    attachments: [{ url: 'https://мвд.рф/', mime_type: 'application/pdf' }],
    content_html: '<iframe src="https://видео.рф/1"></iframe>',
  });
  expect(part(element, 'source').textContent).to.include('мвд.рф');
  expect(links(part(element, 'authors')).map(({ textContent }) => textContent)).to.deep.equal([
    'мвд.рф',
    // All of its letters look like Latin ones.
    new URL('https://аррӏе.com/').host,
    'bücher.example',
  ]);
  expect(part(element, 'attachments').textContent).to.include('мвд.рф');
  expect(part(element, 'body').textContent).to.equal('видео.рф');
});

it('a file’s type is its extension or its media type, never a number or a domain', async () => {
  const files: [url: string, type: string | undefined, shown: string][] = [
    ['/%E2%84%9612%2012.05.2026', undefined, '№12 12.05.2026'],
    ['/order.2026', 'application/pdf; charset=binary', 'order.2026 (PDF)'],
    ['/order.docx', 'application/octet-stream', 'order.docx (DOCX)'],
    ['/order', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'order (DOCX)'],
    ['/get.php?id=7', 'application/pdf', 'get.php (PDF)'],
    ['/v2.10', undefined, 'v2.10'],
    ['/all.7z', undefined, 'all.7z (7Z)'],
    ['/', undefined, 'site.gov.az'],
    ['/voice', 'audio/mpeg', 'voice (MP3)'],
  ];
  const element = await renderItem({
    id: '1',
    attachments: files.map(([url, mime_type]) => ({
      url: `https://site.gov.az${url}`,
      mime_type: mime_type ?? '',
    })),
  });
  expect(
    [...part(element, 'attachments').querySelectorAll('li')].map(({ innerText }) => innerText.trim()),
  ).to.deep.equal(files.map(([, , shown]) => shown));
});

describe('at 320 px', () => {
  before(async function () {
    try {
      await setViewport({ width: 320, height: 600 });
    } catch (error) {
      if (error instanceof NotSupported) this.skip();
      throw error;
    }
  });
  after(() => setViewport({ width: 800, height: 600 }));

  const long = 'Azərbaycan_Respublikasının_Daxili_İşlər_Nazirliyi_2026_və_daha_çox';
  const url = `${otherOrigin}/${'very-long-part/'.repeat(8)}`;
  for (const [what, item] of Object.entries({
    'a long tag': { tags: [long] },
    'a long author': { authors: [{ name: `${long}@ministry.gov.az` }] },
    'a long title': { title: long },
    'a long file name': { attachments: [{ url: `https://a.example/${long}.pdf` }] },
    'a long address': { content_text: url },
    'a long source': { url: 'https://a.example/1', _pressroom: { title: long, source: '' } },
    'a long word in the text': {
      content_html: `<p>${long}</p><ul><li><ul><li><blockquote>${long}</blockquote></li></ul></li></ul><pre>${long}</pre><h2>${long}</h2><dl><dt>${long}</dt><dd>${long}</dd></dl><details open><summary>${long}</summary>${long}</details><figure><figcaption>${long}</figcaption></figure>`,
    },
    'audio and video': {
      content_html:
        '<ul><li><ul><li><audio src="/a.mp3"></audio><video src="/a.mp4" width="900" height="500"></video></li></ul></li></ul>',
    },
    'a wide picture': { content_html: `<ul><li><img src="${picture}" width="2000" height="1000"></li></ul>` },
    'a table': {
      content_html: `<table><tr><td>${long}</td><td><table><tr><td>${long}</td></tr></table></td></tr></table>`,
    },
  }))
    it(`${what} does not widen the page`, async () => {
      const element = await renderItem({ id: '1', ...item }, 'lang="en"');
      await element.updateComplete;
      const root = document.documentElement;
      expect(root.scrollWidth).to.be.at.most(root.clientWidth);
      for (const one of element.shadowRoot?.querySelectorAll<HTMLElement>('[part], [part] *') ?? [])
        if (!one.closest('.table, [aria-live]'))
          expect(one.getBoundingClientRect().right, one.outerHTML.slice(0, 100)).to.be.at.most(
            element.getBoundingClientRect().right + 1,
          );
    });
});
