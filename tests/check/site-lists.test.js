// The check of site lists and schemas/sites.schema.json agree about good and bad documents.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { URL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { checkSites } from 'pressroom-elements/check';

const root = new URL('../../', import.meta.url);
const readJson = async (/** @type {string} */ path) =>
  JSON.parse(await readFile(new URL(path, root), 'utf8'));
const validate = new Ajv2020({ strictRequired: false }).compile(await readJson('schemas/sites.schema.json'));
const options = { base: 'https://m.example/' };

const site = (/** @type {object} */ members = {}) => ({ title: 'A', url: 'https://a.example/', ...members });
const list = (/** @type {object} */ members = {}) => ({ title: 'Sites', sites: [site()], ...members });
const withSite = (/** @type {object} */ members) => list({ sites: [site(members)] });
const group = (/** @type {object} */ members = {}) => ({
  title: 'G',
  sites: [site({ url: 'https://g.example/' })],
  ...members,
});

/** @type {[string, unknown][]} */
const good = [
  ['the smallest list', list()],
  ['the demo’s list', await readJson('demo/sites.json')],
  ['texts by language', withSite({ title: { az: 'A', 'en-GB': 'B' }, url: { az: '/az', en: '/en' } })],
  ['groups alone', { title: 'Sites', groups: [group()] }],
  ['all members', withSite({ description: 'D', aliases: ['B', 'C'], icon: 'i.svg', language: 'az-Cyrl' })],
  ['aliases by language', withSite({ aliases: { az: ['B'] } })],
  ['members of one’s own', list({ _own: 1, sites: [site({ _own: {} })], groups: [group({ _own: [] })] })],
  ['a schema', list({ $schema: 'sites.schema.json', language: 'az' })],
];

/** @type {[string, unknown][]} */
const bad = [
  ['an array', []],
  ['a text', '"A"'],
  ['neither sites nor groups', { title: 'Sites' }],
  ['no title', { sites: [site()] }],
  ['an empty title', list({ title: ' ' })],
  ['a title that is a number', list({ title: 5 })],
  ['a title in no language', list({ title: {} })],
  ['a title in an unknown language', list({ title: { Azerbaijani: 'A' } })],
  ['a wrong language', list({ language: 'az_AZ' })],
  ['a language that is a number', list({ language: 1 })],
  ['a schema that is a number', list({ $schema: 1 })],
  ['no sites in the list', list({ sites: [] })],
  ['sites that are no list', { title: 'Sites', sites: {}, groups: [group()] }],
  ['no groups in the list', list({ groups: [] })],
  ['groups that are no list', list({ groups: 'G' })],
  ['a site that is a text', list({ sites: [site(), 'https://b.example/'] })],
  ['a site without a title', list({ sites: [{ url: 'https://b.example/' }] })],
  ['a site without an address', list({ sites: [{ title: 'B' }] })],
  ['a javascript: address', withSite({ url: 'javascript:1' })],
  ['an address with a space', withSite({ url: 'https://a.example/b c' })],
  ['an address that is a number', withSite({ url: 5 })],
  ['one wrong address of two', withSite({ url: { az: '/az', en: 'ftp://a.example/' } })],
  ['a description that is a list', withSite({ description: ['D'] })],
  ['an empty description', withSite({ description: '' })],
  ['aliases that are a text', withSite({ aliases: 'B' })],
  ['no aliases in the list', withSite({ aliases: [] })],
  ['an alias twice', withSite({ aliases: ['B', 'B'] })],
  ['an alias that is a number', withSite({ aliases: [1] })],
  ['aliases in no language', withSite({ aliases: {} })],
  ['a wrong icon', withSite({ icon: 'data:image/png,x' })],
  ['an icon that is a number', withSite({ icon: 1 })],
  ['a wrong language of a site', withSite({ language: 'English' })],
  ['a null', withSite({ description: null })],
  ['an unknown member', list({ comment: 'C' })],
  ['urll', withSite({ urll: 'https://b.example/' })],
  ['nmae', withSite({ nmae: 'B' })],
  ['a group without a title', list({ groups: [{ sites: [site({ url: 'https://b.example/' })] }] })],
  ['a group without sites', list({ groups: [{ title: 'G' }] })],
  ['a group with no sites in its list', list({ groups: [group({ sites: [] })] })],
  ['a group that is a text', list({ groups: ['G'] })],
  ['an unknown member of a group', list({ groups: [group({ url: 'https://g.example/' })] })],
];

/** The fault that the document has, by both checks. @param {unknown} document */
const verdicts = async (document) => ({
  schema: validate(document),
  check: (await checkSites(/** @type {object} */ (document), options)).findings.length === 0,
});

describe('the check and the schema agree about', () => {
  for (const [name, document] of good)
    it(name, async () => {
      assert.deepEqual(await verdicts(document), { schema: true, check: true });
    });
  for (const [name, document] of bad)
    it(name, async () => {
      assert.deepEqual(await verdicts(document), { schema: false, check: false });
    });
});

describe('a site list', () => {
  it('with a mistyped member is told the right one, with its entry and line', async () => {
    const text =
      '{\n"title": "Sites",\n"sites": [\n{"title": "A",\n"urll": "https://a.example/"},\n{"nmae": "B", "url": "https://b.example/"}]}';
    const { ok, findings } = await checkSites(text);
    assert.equal(ok, false);
    assert.deepEqual(
      findings
        .filter(({ code }) => code === 'unknown')
        .map(({ message, entry, line }) => [message, entry, line]),
      [
        ['"urll" is not known. Did you mean "url"?', 'sites[0] «A»', 5],
        ['"nmae" is not known. Did you mean "title"?', 'sites[1]', 6],
      ],
    );
  });

  it('has a finding for an address that two sites share', async () => {
    const { findings } = await checkSites(list({ sites: [site(), site({ title: 'B' })] }));
    assert.match(findings[0]?.message ?? '', /"url" of another one/);
    assert.equal(findings[0]?.entry, 'sites[1] «B»');
  });

  it('with relative addresses and no address of its own names the option', async () => {
    const { findings } = await checkSites(withSite({ url: 'az/index.html' }));
    assert.match(findings[0]?.message ?? '', /by the option "base"/);
  });
});
