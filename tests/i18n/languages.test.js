// Each language has every sentence in its own words and letters, with its numbers and plural forms.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../support/import-source.js';

/** @typedef {Record<string, Record<string, string | ((...values: unknown[]) => string)>>} Sentences */

const { languages } = await importSource('src/i18n/languages.ts');
const { elements, list, lowVision, news, offer, page, parts, release, sites, speech, text, toggle, tools } =
  await importSource(
    'src/i18n/en.ts',
    'src/i18n/en-list.ts',
    'src/i18n/en-reading.ts',
    'src/i18n/en-release.ts',
    'src/i18n/en-sites.ts',
    'src/i18n/en-speech.ts',
  );
/** @type {Sentences} */
const english = {
  elements: { ...elements, ...news, ...list, ...sites },
  release,
  toggle,
  lowVision,
  page,
  speech,
  reading: { ...tools, ...offer, ...text, ...parts },
};
const keys = Object.entries(english).flatMap(([part, sentences]) =>
  Object.keys(sentences).map((key) => /** @type {const} */ ([part, key])),
);

/** Words that another language has in common with English. */
const sameAsEnglish = {
  de: ['lowVision.text', 'lowVision.text-size', 'lowVision.links', 'speech.pause'],
  es: [],
  fr: ['speech.pause', 'reading.navigation'],
  tr: ['reading.form'],
};

/** The letters of each language, and Latin ones for the others. */
const letters = {
  ar: /^[\p{Script=Arabic}\p{M}]*$/u,
  ka: /^\p{Script=Georgian}*$/u,
  kk: /^[а-яёәғқңөұүһі]*$/iu,
  ru: /^[а-яё]*$/iu,
  uk: /^[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]*$/iu,
};

/** The numbers of files in words, by language: each plural form once, and the numbers around it. */
const files = {
  ar: {
    0: 'لا ملفات',
    1: 'ملف واحد',
    2: 'ملفان',
    3: '3 ملفات',
    10: '10 ملفات',
    11: '11 ملفًا',
    99: '99 ملفًا',
    100: '100 ملف',
    103: '103 ملفات',
  },
  az: { 1: '1 fayl', 2: '2 fayl' },
  de: { 0: '0 Dateien', 1: '1 Datei', 2: '2 Dateien', 21: '21 Dateien' },
  en: { 1: '1 file', 2: '2 files' },
  es: { 0: '0 archivos', 1: '1 archivo', 2: '2 archivos', 21: '21 archivos' },
  fr: { 0: '0 fichier', 1: '1 fichier', 2: '2 fichiers', 21: '21 fichiers' },
  ka: { 1: '1 ფაილი', 2: '2 ფაილი' },
  kk: { 1: '1 файл', 2: '2 файл' },
  ru: { 1: '1 файл', 2: '2 файла', 5: '5 файлов', 11: '11 файлов', 21: '21 файл', 22: '22 файла' },
  tr: { 1: '1 dosya', 2: '2 dosya' },
  uk: { 1: '1 файл', 2: '2 файли', 5: '5 файлів', 11: '11 файлів', 21: '21 файл', 22: '22 файли' },
};

it('the languages are these', () => {
  assert.deepEqual(Object.keys(languages).sort(), Object.keys(files));
});

for (const [language, { name, load }] of Object.entries(languages)) {
  /** @type {Sentences} */
  const sentences = load ? (await load()).sentences : english;
  const say = (/** @type {string} */ part, /** @type {string} */ key, /** @type {unknown[]} */ ...values) => {
    const sentence = sentences[part]?.[key];
    return typeof sentence === 'function' ? sentence(...values) : sentence;
  };

  describe(name, () => {
    it('has every sentence, and no other', () => {
      assert.deepEqual(Object.keys(sentences).sort(), Object.keys(english).sort());
      for (const [part, own] of Object.entries(english))
        assert.deepEqual(Object.keys(sentences[part] ?? {}).sort(), Object.keys(own).sort(), part);
      for (const [part, key] of keys) {
        assert.equal(typeof sentences[part]?.[key], typeof english[part]?.[key], key);
        const text = say(part, key, 3, 12) ?? '';
        assert.match(text, /^\S(.*\S)?$/, key);
        assert.doesNotMatch(text, /undefined|NaN|#/, key);
      }
    });

    it('has the numbers and times of a sentence', () => {
      for (const count of [7, 300]) {
        for (const key of ['files', 'searched', 'found', 'newcomers', 'shown'])
          assert.ok(say('elements', key, count)?.includes(String(count)), key);
        const shown = say('elements', 'shown', count, 1234) ?? '';
        assert.ok(shown.includes(String(count)) && shown.includes('1234'), shown);
      }
      assert.ok(say('elements', 'saved', '14:05')?.includes('14:05'));
    });

    it('has each plural form', () => {
      const expected = /** @type {Record<string, Record<number, string>>} */ (files)[language] ?? {};
      for (const [count, text] of Object.entries(expected))
        assert.equal(say('elements', 'files', Number(count)), text);
    });

    it('has the same signs as English', () => {
      for (const [part, key] of keys) {
        const text = say(part, key, 3, 12) ?? '';
        const other = english[part]?.[key];
        if (typeof other !== 'string') continue;
        // The label is a name in some languages, and a sentence ends in a full stop in all.
        assert.equal(/[.?]$/.test(text), /[.?]$/.test(other), `${key}: ${text}`);
        assert.equal(text.includes('…'), other.includes('…'), `${key}: ${text}`);
        assert.equal(/[↑↓]/.exec(text)?.[0], /[↑↓]/.exec(other)?.[0], `${key}: ${text}`);
      }
    });

    it('claims no conformance', () => {
      for (const [part, key] of keys)
        assert.doesNotMatch(
          say(part, key, 3, 12) ?? '',
          /accessib|accesib|barrierefrei|доступн|конформ|erişilebil|qolçatım|მისაწვდომ|қолжетімді|متوافق/i,
          key,
        );
    });

    if (language === 'en') return;

    it('has no English sentence', () => {
      const same = keys
        .filter(([part, key]) => say(part, key, 3, 12) === String(englishOf(part, key)))
        .map((key) => key.join('.'));
      assert.deepEqual(same, /** @type {Record<string, string[]>} */ (sameAsEnglish)[language] ?? []);
    });

    it('is written in its own letters', () => {
      const own = /** @type {Record<string, RegExp>} */ (letters)[language] ?? /^[\p{Script=Latin}\p{M}]*$/u;
      for (const [part, key] of keys)
        for (const word of say(part, key, 3, 12)?.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [])
          assert.match(word, own, `${key}: ${word}`);
    });
  });
}

/** @param {string} part @param {string} key */
function englishOf(part, key) {
  const sentence = english[part]?.[key];
  return typeof sentence === 'function' ? sentence(3, 12) : sentence;
}
