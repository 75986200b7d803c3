// A URL of a document is read as browsers do, or left out, whatever characters it contains.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URL } from 'node:url';
import fc from 'fast-check';
import { importSource } from '../support/import-source.js';

const { webUrl } = await importSource('src/base/web-url.ts');

// Characters that URL parsers change, beside characters that they keep.
const pieces =
  'http:// https:// HTTP:// http:/ javascript: // / /. /.. /./ .. . %2e %2E %41 %e2 xn-- xn--a xn--80ak6aa92e a b.az gov.az example -a a- _ 1 0 0x7f 127.0.0.1 999 :80 :443 :8080 : @ u:p@ \\ ? ?a=b&c # #x | ^ \' " < > { } [::1] ə Ə я \u00ad \ud800 \t \n'
    .split(' ')
    .concat(' ', '');

const base = 'https://base.example/x/';

/** @param {string} value */
function platformUrl(value) {
  try {
    const { protocol, href } = new URL(value, base);
    return value.trim() && /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

test('200,000 URLs are read as the platform reads them', () => {
  const address = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 })
    .map((parts) => parts.join(''));
  const written = fc.oneof(
    { weight: 3, arbitrary: address.map((rest) => `https://${rest}`) },
    { weight: 3, arbitrary: address.map((rest) => `https://gov.az/${rest}`) },
    { weight: 1, arbitrary: address },
    { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  );
  fc.assert(
    fc.property(written, (value) => {
      assert.equal(webUrl(value, base), platformUrl(value));
    }),
    { numRuns: 200_000 },
  );
});
