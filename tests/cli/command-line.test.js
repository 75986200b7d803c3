// The command line tells a webmaster what is wrong with a feed, and converts RSS and Atom for a cron job.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, open, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, describe, it } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { checkFeed, checkSites } from 'pressroom-elements/check';
import { FeedServer } from '../support/feed-server.js';
import { azerbaijani, cases, encode, english, others, rss } from '../support/xml-feeds.js';

const server = new FeedServer();
const { origin, close } = await server.listen();
after(close);
const folder = await mkdtemp(join(tmpdir(), 'pressroom-'));
const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** @param {string | object} body @param {import('../support/feed-server.js').ResponseOptions} [options] */
const serve = (body, options) => new URL(server.serve(body, options), origin).href;

/** @param {string[]} args @param {string | Uint8Array} [input] @returns {Promise<{ code: number | null, out: string, err: string }>} */
const run = (args, input = '') =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => (out += String(data)));
    child.stderr.on('data', (data) => (err += String(data)));
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
    child.stdin.end(input);
  });

const fiveFaults = rss(
  [
    '<item><title>R&D</title><guid>1</guid><link>javascript:alert(1)</link><pubDate>Mon, 23 Nov 2026 09:40:00 +0400</pubDate></item>',
    '<item><title>B</title><guid>2</guid><link>/2</link><pubDate>soon</pubDate></item>',
    '<item/>',
    '<item><title>D</title><guid>4</guid><link>/4</link><itunes:image href="data:image/png,x"/><pubDate>Mon, 23 Nov 2026 09:40:00 +0400</pubDate><enclosure url="ftp://m.example/a.mp3" type="audio/mpeg"/></item>',
  ].join('\n'),
)
  .replace('utf-8', 'windows-1251')
  .replace('Nazirlik', 'Təhsil');

describe('check', () => {
  it('names five faults of a feed, each with its entry and what to write', async () => {
    const { code, out } = await run(['check', '--base', 'https://m.example/', '-'], fiveFaults);
    assert.equal(code, 1);
    const faults = out.split('\n').filter((line) => /^ {2}fault/.test(line));
    assert.deepEqual(
      faults.map((line) => line.split(/[ :]+/)[2]),
      ['encoding', 'damaged', 'damaged', 'address', 'date', 'no-id', 'address'],
    );
    for (const [index, pattern] of [
      /declared as "windows-1251"\. Declare "utf-8"/,
      /line 2, item 1 «R&D»: "&" is not escaped in "R&D"\. Write "&amp;"/,
      /line 5, item 4 «D»: <rss> does not declare "itunes"\. Write xmlns:itunes="http:\/\/www\.itunes\.com/,
      /line 2, item 1 «R&D».*<link>.*javascript.*absolute http\(s\) address/,
      /line 3, item 2 «B».*<pubDate>.*soon.*Mon, 23 Nov/,
      /line 4, item 3.*<guid>/,
      /line 5, item 4 «D».*<enclosure>.*ftp/,
    ].entries())
      assert.match(faults[index] ?? '', pattern);
    assert.ok(!out.includes('\u001b'), 'no colours in a pipe');
  });

  it('tells what a server should send beside a feed', async () => {
    const url = serve(azerbaijani, { type: 'text/html', cors: 'none' });
    const { code, out } = await run(['check', '--json', url]);
    const [report] = JSON.parse(out);
    assert.equal(code, 0);
    assert.equal(report.kind, 'RSS 2.0');
    assert.equal(report.count, 2);
    assert.equal(report.url, url);
    assert.deepEqual(
      report.findings.map((/** @type {{ code: string }} */ finding) => finding.code),
      ['cors', 'content-type', 'caching'],
    );
  });

  it('follows a page to its feed, and redirects to their end', async () => {
    const feed = serve(english, { type: 'application/atom+xml' });
    const page = serve(`<html><link rel="alternate" type="application/atom+xml" href="${feed}"></html>`);
    const { code, out } = await run(['check', page, serve(english, { redirect: 2 })]);
    assert.equal(code, 0);
    assert.ok(out.includes(`Write the address of its feed instead: ${feed}`));
  });

  it('fails for a circle of redirects, a status, a closed port, a time-out and 60 MB', async () => {
    const urls = [
      serve('', { redirect: 'loop' }),
      serve('', { status: 404 }),
      'http://127.0.0.1:9/',
      serve('', { hold: true }),
      serve('{}', { pad: 60_000_000 }),
    ];
    const { code, out } = await run(['check', '--json', '--timeout', '3000', ...urls]);
    assert.equal(code, 1);
    assert.deepEqual(
      JSON.parse(out).map(
        (/** @type {{ findings: { code: string }[] }} */ { findings: [first] }) => first?.code,
      ),
      ['redirect', 'http', 'network', 'timeout', 'too-large'],
    );
  });

  it('tells of a file that cannot be read, and goes on', async () => {
    const file = join(folder, 'good.xml');
    await writeFile(file, azerbaijani);
    const { code, out, err } = await run(['check', 'm.example/feed.xml', folder, file]);
    assert.equal(code, 1);
    assert.equal(err, '');
    assert.match(out, /no such file\. If it is an address, write https:\/\/m\.example\/feed\.xml/);
    assert.match(out, /It is a folder/);
    assert.match(out, /good\.xml\n {2}ok: RSS 2\.0/);
    const convert = await run(['convert', 'no-such-file']);
    assert.equal(convert.code, 1);
    assert.match(convert.err, /^no-such-file: It cannot be read: There is no such file\.\n$/);
  });

  it('names the redirects to a login page', async () => {
    const login = '<html><title>Log in</title><form><input type="password"></form></html>';
    const { code, out } = await run(['check', serve(login, { redirect: 1 })]);
    assert.equal(code, 1);
    assert.match(out, /http:\S+ → http:\S+\n/);
    assert.match(
      out,
      /The server redirects to http:\S+, and the answer is an HTML page \(«Log in»\), no feed\. It asks for a password/,
    );
  });

  it('shows three findings of a kind, and all by --json', async () => {
    const feed = rss(
      Array.from({ length: 9 }, (_, n) => `<item><title>A & ${n}</title><guid>${n}</guid></item>`).join(''),
    );
    const { out } = await run(['check', '-'], feed);
    assert.equal(out.match(/fault damaged/g)?.length, 3);
    assert.match(out, /and 6 more of this kind/);
    const [{ findings }] = JSON.parse((await run(['check', '--json', '-'], feed)).out);
    assert.equal(findings.filter((/** @type {{ code: string }} */ { code }) => code === 'damaged').length, 9);
  });

  it('of a file names --base for relative addresses', async () => {
    const { out } = await run(
      ['check', '-'],
      rss('<item><title>A</title><guid>1</guid><link>/a</link></item>'),
    );
    assert.match(out, /name the feed's own address by --base URL/);
  });

  for (const [name, { body, code, message }] of Object.entries(others))
    it(`refuses ${name}`, async () => {
      const bytes = encode(body, name.startsWith('gzip') ? 'bytes' : 'utf-8');
      const { ok, findings } = await checkFeed(bytes);
      assert.equal(ok, false);
      assert.equal(findings[0]?.code, code);
      assert.match(findings[0]?.message ?? '', message);
    });

  it('reads site lists', async () => {
    const sites = {
      sites: [
        { title: 'A', url: 'https://a.example/' },
        { title: 'B', url: 'javascript:1' },
      ],
    };
    const report = await checkSites(sites);
    assert.equal(report.count, 1);
    assert.equal(report.findings[0]?.entry, 'sites[1] «B»');
    assert.match(report.findings[0]?.message ?? '', /is left out.*Write an address with https/);
    assert.equal((await checkSites({ items: [] })).findings[0]?.code, 'not-a-site-list');
    assert.equal((await checkFeed(sites)).findings[0]?.code, 'not-a-feed');
  });

  it('of a wrong command line exits with 2', async () => {
    for (const args of [
      [],
      ['look'],
      ['check'],
      ['check', '--loud', '-'],
      ['check', '--limit', '1', '-'],
      ['convert', '--json', '-'],
      ['constructor'],
      ['check', '--base', 'm.example', '-'],
      ['convert', 'a', 'b'],
      ['convert', '--limit', 'x', '-'],
    ]) {
      const { code, err } = await run(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /Usage:/);
    }
    assert.equal((await run(['--help'])).code, 0);
  });
});

describe('convert', () => {
  for (const { name, xml, encoding, type } of cases)
    it(`gives a feed without faults: ${name}`, async () => {
      const file = join(folder, 'feed.xml');
      await writeFile(file, encode(xml, encoding));
      if (type?.includes('koi8')) return;
      const { code, out } = await run(['convert', '--partial', '--base', 'https://feeds.example/', file]);
      assert.equal(code, 0);
      const { findings } = await checkFeed(out);
      assert.deepEqual(
        findings.filter(({ level }) => level === 'fault'),
        [],
      );
      assert.equal(JSON.parse(out).version, 'https://jsonfeed.org/version/1.1');
    });

  for (const file of ['blog-ar-rtl', 'politics-fr-527-items'])
    it(`and check agree about a real feed: ${file}`, async () => {
      const path = fileURLToPath(new URL(`../fixtures/feeds/${file}.json`, import.meta.url));
      const { out } = await run(['convert', path]);
      assert.deepEqual((await checkFeed(out)).findings, []);
    });

  it('writes a file at once, and leaves an equal file alone', async () => {
    const file = join(folder, 'news.json');
    const args = ['convert', serve(azerbaijani), '--output', file, '--limit', '1'];
    assert.equal((await run(args)).code, 0);
    const first = await stat(file);
    const { items, title } = JSON.parse(await readFile(file, 'utf8'));
    assert.equal(title, 'Elm və Təhsil Nazirliyi');
    assert.equal(items.length, 1);
    assert.equal(items[0].language, undefined);
    assert.equal((await run(args)).code, 0);
    assert.equal((await stat(file)).mtimeMs, first.mtimeMs);
    const bad = await run(['convert', serve('<html></html>'), '--output', file]);
    assert.equal(bad.code, 1);
    assert.match(bad.err, /HTML page/);
    assert.equal(JSON.parse(await readFile(file, 'utf8')).title, title);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('does not replace a file by a feed without items', async () => {
    const file = join(folder, 'kept.json');
    await writeFile(file, 'kept');
    const { code, err } = await run(['convert', '-', '--output', file], rss(''));
    assert.equal(code, 1);
    assert.match(err, /has no items/);
    assert.equal(await readFile(file, 'utf8'), 'kept');
  });

  it('does not replace a file by a feed that is cut off, unless it is asked to', async () => {
    const file = join(folder, 'whole.json');
    await writeFile(file, 'kept');
    const cut = rss('<item><title>A</title><guid>1</guid></item><item><title>B</title>').slice(0, -20);
    const { code, err } = await run(['convert', '-', '--output', file], cut);
    assert.equal(code, 1);
    assert.match(err, /cut off in line 2.*Nothing is written.*--partial/);
    assert.equal(await readFile(file, 'utf8'), 'kept');
    assert.equal((await run(['convert', '-', '--partial', '--output', file], cut)).code, 0);
    assert.match(await readFile(file, 'utf8'), /"A"/);
  });

  it('keeps a file’s permissions and a symbolic link', async () => {
    const file = join(folder, 'target.json');
    await writeFile(file, '');
    await chmod(file, 0o664);
    await symlink(file, join(folder, 'link.json'));
    const feed = rss('<item><title>A</title><guid>1</guid></item>');
    assert.equal((await run(['convert', '-', '-o', join(folder, 'link.json')], feed)).code, 0);
    assert.match(await readFile(file, 'utf8'), /"A"/);
    if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o664);
  });

  it('makes the addresses in texts absolute', async () => {
    const { out } = await run(
      ['convert', '--base', 'https://m.example/news/', '-'],
      rss(
        '<item><title>A</title><guid>1</guid><description>&lt;a href="/b"&gt;B&lt;/a&gt;</description></item>',
      ),
    );
    assert.equal(JSON.parse(out).items[0].content_html, '<a href="https://m.example/b">B</a>');
  });

  it('keeps the id of an item without a guid when its text changes', async () => {
    const ids = async (/** @type {string} */ text) => {
      const { out } = await run(
        ['convert', '-'],
        rss(`<item><title>A</title><pubDate>Mon, 23 Nov 2026 09:40:00 +0400</pubDate><description>${text}</description></item>
          <item><title>B</title><link>https://m.example/b</link><description>${text}</description></item>`),
      );
      return JSON.parse(out).items.map((/** @type {{ id: string }} */ { id }) => id);
    };
    const first = await ids('One');
    assert.deepEqual(first.sort(), ['A 2026-11-23T09:40:00+04:00', 'https://m.example/b']);
    assert.deepEqual((await ids('Two')).sort(), first);
  });

  it('makes no item of a tag that is cut off', async () => {
    const [whole] = rss('<item><title>A</title><link>https://m.example/1</link></item>|').split('|');
    const { out } = await run(['convert', '--partial', '-'], `${whole}<item><title`);
    assert.deepEqual(
      JSON.parse(out).items.map((/** @type {{ title: string }} */ { title }) => title),
      ['A'],
    );
  });

  it('ends with 1 if its output cannot be written', { skip: process.platform !== 'linux' }, async () => {
    const full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, [program, 'convert', '-'], { stdio: ['pipe', full.fd, 'pipe'] });
    child.stdin?.end(rss('<item><title>A</title><guid>1</guid></item>'));
    let err = '';
    child.stderr?.on('data', (data) => (err += String(data)));
    const [code] = await once(child, 'close');
    await full.close();
    assert.equal(code, 1);
    assert.match(err, /cannot be written/);
  });

  it('waits as long as --timeout says', async () => {
    const url = serve(azerbaijani, { delay: 5000 });
    const { code, err } = await run(['convert', url, '--timeout', '200']);
    assert.equal(code, 1);
    assert.match(err, /more than 200 ms/);
  });
});

it(
  'a document of 25,000 elements in each other is refused, not read for minutes',
  { timeout: 20_000 },
  async () => {
    const tags = Array.from({ length: 25_000 }, (_, n) => `<n${n}:x xmlns:n${n}="u${n}">`);
    const { code, out } = await run(['check', '-'], `<rss><channel>${tags.join('')}`);
    assert.equal(code, 1);
    assert.match(out, /damaged/);
  },
);
