// The markup that filters of real CMSs left renders with the built script, as the table in the docs says.
import { expect, waitUntil } from '@open-wc/testing';
import type { PressReleases } from '../../src/elements/press-releases/press-releases.js';
import { openPage, otherOrigin, serve, servePage } from '../support/feeds.js';
import { verdict } from './verdict.js';

interface Recorded {
  name: string;
  places: Record<string, Record<string, string>>;
}

const fixture = await fetch(new URL('../fixtures/cms.json', import.meta.url));
const all = (await fixture.json()) as Recorded[];
const hashes = (await (await fetch(`${otherOrigin}/dist/integrity.json`)).json()) as Record<string, string>;

/** The different results of all filters for a way to embed. */
const outputsOf = (way: string): string[] => [
  ...new Set(all.flatMap(({ places }) => Object.values(places).map((results) => results[way] ?? ''))),
];

const feed = await serve({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Ministry',
  items: [
    {
      id: '214',
      url: 'https://www.ministry.example/214',
      title: 'From the feed',
      date_published: '2026-11-23',
    },
  ],
});

const ownScript = (html: string) =>
  html
    .replaceAll('https://www.agency.example/pressroom/', `${otherOrigin}/dist/`)
    .replaceAll('sha384-x', hashes['pressroom.js'] ?? '');

const scripts = outputsOf('script').filter((output) => verdict('script', output) === 'yes');

async function openDocument(script: string, body: string): Promise<Document> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unit</title></head><body>
    <h1>Unit</h1>${body.replaceAll('https://www.ministry.example/feed.json', feed)}${ownScript(script)}</body></html>`;
  const { contentDocument } = await openPage(await servePage(html));
  if (!contentDocument) throw new Error('the page is not there');
  return contentDocument;
}

const isShown = (list: PressReleases | null | undefined) => list?.state === 'ready';
const textOf = (node: Element | null | undefined) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';

for (const [index, script] of scripts.entries())
  it(`runs the script line as a filter wrote it (${String(index + 1)} of ${String(scripts.length)})`, async () => {
    const document = await openDocument(
      script,
      '<press-releases src="https://www.ministry.example/feed.json"></press-releases>',
    );
    await waitUntil(() => isShown(document.querySelector<PressReleases>('press-releases')));
  });

it('shows what the table says: button', async () => {
  for (const html of outputsOf('button')) {
    const document = await openDocument(scripts[0] ?? '', html);
    const find = () => document.querySelector('[data-pressroom] > low-vision-toggle');
    if (verdict('button', html) === 'yes') await waitUntil(() => find()?.shadowRoot?.querySelector('button'));
    else expect(find(), html).to.equal(null);
  }
});

for (const way of ['tag', 'div', 'lang', 'json', 'links'])
  it(`shows what the table says: ${way}`, async () => {
    const outputs = outputsOf(way);
    const body = outputs
      .map((html, place) => `<section id="place-${String(place)}">${html}</section>`)
      .join('\n');
    const document = await openDocument(scripts[0] ?? '', body);
    let checked = 0;
    for (const [place, html] of outputs.entries()) {
      const section = document.querySelector(`#place-${String(place)}`);
      const find = () => section?.querySelector<PressReleases>('press-releases');
      const judged = verdict(way, html);
      if (/^(yes|no )/.test(judged)) {
        await waitUntil(() => isShown(find()), html, { timeout: 20_000 });
        const root = find()?.shadowRoot;
        const title = way === 'links' ? 'New service centre opens' : 'From the feed';
        expect(textOf(root?.querySelector('[part~=link]')), html).to.equal(title);
        expect(!!root?.querySelector('[part~=date]'), html).to.equal(judged !== 'no dates');
        if (way === 'lang') expect(find()?.matches(':lang(az)'), html).to.equal(judged === 'yes');
      } else {
        expect(find(), html).to.equal(null);
        expect(!!section?.querySelector('a'), html).to.equal(judged === 'content');
        expect(textOf(section).includes('limit'), html).to.equal(judged === 'code');
        expect(textOf(section) === '', html).to.equal(judged === 'gone');
      }
      checked += 1;
    }
    expect(checked).to.be.greaterThan(1);
  });
