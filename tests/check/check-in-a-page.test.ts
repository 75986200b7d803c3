import { expect } from '@open-wc/testing';
import { checkFeed, checkSites } from '../../src/entries/check.js';
import { serve } from '../support/feeds.js';
import { azerbaijani, rss } from '../support/xml-feeds.js';

// The checks of the command line run in a page, too: for a page that builds snippets.

describe('in a page', () => {
  it('a sound RSS has no findings', async () => {
    const url = await serve(azerbaijani, { type: 'application/rss+xml' });
    const report = await checkFeed(url);
    expect(report.findings).to.deep.equal([]);
    expect(report).to.include({ ok: true, kind: 'RSS 2.0', count: 2, title: 'Elm və Təhsil Nazirliyi', url });
    expect(report.findings).to.deep.equal([]);
  });

  it('a damaged feed is told with its line and entries', async () => {
    const { ok, findings } = await checkFeed(
      rss('<item><title>R&D</title><guid>1</guid><link>javascript:alert(1)</link></item>'),
    );
    expect(ok).to.equal(false);
    expect(findings.map(({ code, entry = '' }) => `${code} ${entry}`.trim())).to.deep.equal([
      'damaged item 1 «R&D»',
      'address item 1 «R&D»',
      'no-date item 1 «R&D»',
    ]);
    expect(findings[0]?.line).to.equal(2);
    expect(findings[0]?.message).to.equal('"&" is not escaped in "R&D". Write "&amp;".');
  });

  it('a feed that the page may not read names CORS', async () => {
    const { findings } = await checkFeed(await serve(azerbaijani, { origin: 'other', cors: 'none' }));
    expect(findings[0]?.code).to.equal('network');
    expect(findings[0]?.message).to.include('Access-Control-Allow-Origin');
  });

  it('a site list is read', async () => {
    expect(await checkSites({ sites: [{ title: 'A', url: 'https://a.example/' }] })).to.include({
      ok: true,
      count: 1,
      kind: 'site list',
    });
  });
});
