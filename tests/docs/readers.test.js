// The pages for readers name every setting, value and button of the panel in the panel's own words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from '../support/import-source.js';
import { textOf } from './markdown.js';

/** @type {{ settings: Record<string, { choices: string }> }} */
const { settings } = await importSource('src/low-vision/settings.ts');

/** Buttons and messages that the pages explain. */
const others = [
  ...['colours', 'all', 'article', 'off', 'close', 'toTop', 'toBottom', 'language', 'ready', 'save'],
  ...['ready:clear', 'ready:calm', 'ready:narrow', 'ready:own', 'look', 'reset', 'text', 'spacing'],
  ...['pictures', 'aids', 'site', 'deviceColours', 'misplaced', 'share', 'brought', 'keep', 'undo'],
  ...['statement', 'on', 'offValue'],
];

const values = Object.entries(settings).flatMap(([name, { choices }]) =>
  choices
    .split(' ')
    .filter((value) => !/^(\d|on$|off$)/.test(value))
    .map((value) => `${name}:${value}`),
);

for (const language of ['az', 'en', 'ru'])
  test(`docs/readers/low-vision.${language}.md has the words of the panel`, async () => {
    const file = await importSource(`src/i18n/${language}.ts`);
    const further =
      language === 'en'
        ? await importSource('src/i18n/en-reading.ts', 'src/i18n/en-speech.ts')
        : { ...file.sentences, tools: file.sentences.reading };
    const { lowVision, toggle, page } = file.sentences ?? file;
    const text = textOf(`docs/readers/low-vision.${language}.md`);
    /** In bold, in quotes, or as a heading. @param {string} words */
    const names = (words) =>
      [`**${words}`, `«${words}`, `## ${words}\n`].some((written) => text.includes(written));
    const { speech, tools } = further;
    const wanted = [
      ...[...Object.keys(settings), ...values, ...others].map((key) => {
        assert.ok(lowVision[key], `lowVision in src/i18n/ has no «${key}» in "${language}"`);
        return lowVision[key].replace(/:$/, '');
      }),
      ...[toggle.label, page.show, tools.outline],
      ...[speech.play, speech.pause, speech.slower, speech.faster],
    ];
    const missing = wanted.filter((words) => !names(words)).map((words) => `«${words}»`);
    assert.equal(
      missing.join(),
      '',
      `write into docs/readers/low-vision.${language}.md: ${missing.join(', ')}`,
    );
  });
