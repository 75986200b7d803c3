import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';

// The tables of settings and schemes agree with the texts in every language and the colours of the early script. Values
// that code derives from the tables need no test here.

/** @type {{ settings: Record<string, { choices: string, wanted: string, read(text: string): unknown, group: string }> }} */
const { settings } = await importSource('src/low-vision/settings.ts');
/** @type {{ schemes: Record<string, { background: string }> }} */
const { schemes } = await importSource('src/low-vision/schemes.ts');

const names = Object.keys(settings);
const isOfNumbers = (/** @type {string} */ name) => settings[name]?.wanted.includes(' to ');
const choicesOf = (/** @type {string} */ name) => settings[name]?.choices.split(' ') ?? [];

test('the panel offers usable values only', () => {
  for (const name of names)
    for (const value of choicesOf(name))
      assert.equal(String(settings[name]?.read(value)), value, `${name}:${value}`);
});

const { languages } = await importSource('src/i18n/languages.ts');

const readers = Object.keys(languages).map((language) => async () => {
  const file = await importSource(`src/i18n/${language}.ts`);
  return /** @type {[string, Record<string, string>]} */ ([language, (file.sentences ?? file).lowVision]);
});

for (const read of readers) {
  const [language, sentences] = await read();

  test(`each setting and each value that is a word has a sentence in "${language}"`, () => {
    const wanted = names.flatMap((name) => [
      name,
      ...(isOfNumbers(name) ? [] : choicesOf(name))
        // Every setting says «on» and «off» in the same words.
        .filter((value) => !/^(on|off)$/.test(value))
        .map((value) => `${name}:${value}`),
    ]);
    const missing = wanted.filter((key) => !sentences[key]);
    const file = `src/i18n/${language === 'en' ? 'en-low-vision' : language}.ts`;
    assert.equal(missing.join(), '', `write into lowVision in ${file}: ${missing.join(', ')}`);
  });

  test(`no sentence in "${language}" is of a setting or a value that there is not`, () => {
    for (const key of Object.keys(sentences)) {
      const [name = '', value] = key.split(':');
      if (value && name !== 'ready') assert.ok(choicesOf(name).includes(value), key);
    }
  });

  test(`each group of the panel has a name in "${language}"`, () => {
    for (const { group } of Object.values(settings)) if (group) assert.ok(sentences[group], group);
  });
}

test('the early script can tell the backgrounds of the schemes by the last word of their names', () => {
  /** @type {Record<string, string>} */
  const backgrounds = {};
  for (const [name, { background }] of Object.entries(schemes)) {
    assert.match(name, /^\w+-on-\w+$/, `${name}: a name is TEXT-on-BACKGROUND, with one word on each side`);
    const word = name.replace(/.*-/, '');
    assert.equal(
      (backgrounds[word] ??= background),
      background,
      `${name}: another scheme whose name ends with «${word}» has another background. Choose another last word`,
    );
  }
});

test('the built early script has them', () => {
  const early = readFileSync('dist/low-vision-early.js', 'utf8');
  for (const [name, { background }] of Object.entries(schemes))
    if (!/-(black|white)$/.test(name)) assert.ok(early.includes(background), name);
});
