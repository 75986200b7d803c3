import { expect } from '@open-wc/testing';
import { openPage, otherOrigin, requests, serve, servePage, update } from '../support/feeds.js';
import { feedOf, parts, settled } from '../support/releases.js';

// The classic script requests the feeds of a page before it defines the elements.

interface View extends Window {
  /** The requests, and whether the list's element was defined at that time. */
  asked?: [url: string, isDefined: boolean][];
}

const recorder = `<script>
  window.asked = [];
  const own = window.fetch;
  window.fetch = (...all) => {
    window.asked.push([String(all[0]), !!customElements.get('press-releases')]);
    return own(...all);
  };
</script>`;

async function open(body: string) {
  const script = `<script src="${otherOrigin}/dist/pressroom.js" defer></script>`;
  const page = await servePage(
    `<!doctype html><html lang="en"><head><title>Unit</title>${recorder}${script}</head><body>${body}</body></html>`,
  );
  const { contentDocument: document, contentWindow: view } = await openPage(page);
  const elements = [...(document?.querySelectorAll('press-releases') ?? [])];
  await document?.defaultView?.customElements.whenDefined('press-releases');
  const feeds = () => ((view as View).asked ?? []).filter(([url]) => url.includes('/served/'));
  return { elements, feeds };
}

it('a feed is requested before the element is defined, and only once', async () => {
  const feed = await serve(feedOf(9), { origin: 'other' });
  const list = `<press-releases src=" ${feed} "></press-releases>`;
  const { elements, feeds } = await open(list + list);
  for (const element of elements) {
    await settled(element);
    expect(element.state).to.equal('ready');
    expect(parts(element, 'item')).to.have.length(5);
  }
  expect(feeds()).to.deep.equal([[feed, false]]);
  expect(await requests(feed)).to.have.length(1);
});

it('a later load asks the server again', async () => {
  const feed = await serve(feedOf(1), { origin: 'other' });
  const { elements } = await open(`<press-releases src="${feed}"></press-releases>`);
  const [element] = elements;
  if (!element) throw new Error('no list');
  await settled(element);
  await update(feed, feedOf(3));
  await element.reload();
  expect(element.items).to.have.length(3);
});

it('a failure is told, and «Try again» asks again', async () => {
  const feed = await serve('gone', { origin: 'other', status: 404 });
  const { elements, feeds } = await open(`<press-releases src="${feed}"></press-releases>`);
  const [element] = elements;
  if (!element) throw new Error('no list');
  await settled(element);
  expect(element.state).to.equal('failed');
  expect(element.error).to.include({ code: 'http', status: 404 });
  await update(feed, feedOf(2));
  (parts(element, 'retry')[0] as HTMLElement).click();
  await settled(element);
  expect(element.items).to.have.length(2);
  expect(feeds().map(([, isDefined]) => isDefined)).to.deep.equal([false, true]);
});

it('lazy lists, lists of several feeds and other addresses are left to the elements', async () => {
  const one = await serve(feedOf(1), { origin: 'other' });
  const two = await serve(feedOf(2), { origin: 'other' });
  const far = await serve(feedOf(3), { origin: 'other' });
  const { elements, feeds } = await open(
    `<press-releases src="${one} ${two}"></press-releases><press-releases src="javascript:alert(1)"></press-releases>
    <press-releases></press-releases><p style="height: 20000px"></p><press-releases loading="LAZY" src="${far}"></press-releases>`,
  );
  const [merged, refused] = elements;
  if (!merged || !refused) throw new Error('no lists');
  await settled(merged);
  await settled(refused);
  expect(merged.items).to.have.length(2);
  expect(refused.state).to.equal('failed');
  expect(feeds()).to.have.deep.members([
    [one, true],
    [two, true],
  ]);
});
