// The direction of a text follows from the script of its language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

const { textDirection } = await importSource('src/i18n/text-direction.ts');

test('languages with a right-to-left script have that direction', () => {
  for (const language of ['ar', 'AR-eg', 'ar-u-nu-latn', 'fa-IR', 'he', 'ur'])
    assert.equal(textDirection(language), 'rtl', language);
  for (const language of ['az', 'en', 'ru', 'arn', 'heb-x', ''])
    assert.equal(textDirection(language), undefined, language);
});
