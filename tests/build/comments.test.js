// Comments are plain English: short sentences whose subjects have a name. ESLint checks those of scripts by the rule
// `comments/plain`. This test checks the rule itself, and the comments of all other files.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { ESLint, Linter } from 'eslint';
import ts from 'typescript-eslint';
import comments, { commentSentences } from '../../build/plain-comments.js';
import { faultOf, longest, sentencesOf } from '../../build/plain-english.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const linter = new Linter();

/** @param {string} code @returns {number[]} the lines of the faults */
const faultyLines = (code) =>
  linter
    .verify(
      code,
      {
        files: ['**/*.ts'],
        languageOptions: { parser: /** @type {import('eslint').Linter.Parser} */ (ts.parser) },
        plugins: { comments },
        rules: { 'comments/plain': 'error' },
      },
      { filename: 'file.ts' },
    )
    .map(({ line }) => line);

/** @param {number} count */
const sentenceOf = (count) => `It ${'is '.repeat(count - 2)}here.`;

const hard = [
  '// What stays: how far it is moved.',
  '// Whatever the page changes meanwhile is kept.',
  '// Whoever waits for the first answer is told alone.',
  '// Of which the page knows nothing.',
  '// It is moved. Who has the focus keeps it.',
  '// The settings, and what lets them go.',
  '/** Retry: what fails is told. */',
  '/** @param a what is written */',
  '/**\n * @returns {string} what is wrong\n */',
  '/** Sets a size.\n *\n * @attr {string} src - what is shown */',
  `// ${sentenceOf(longest + 1)}`,
  `/** @throws TypeError ${sentenceOf(longest + 1)} */`,
  `// The first half of a sentence ends here, and is\n// ${sentenceOf(longest)}`,
];

const plain = [
  '// Changes that the page made meanwhile stay.',
  '// The reader who opened it gets the focus, and knows what changed.',
  '// What is the language? `navigator` knows.',
  '// The names are `what is`, «who knows» and `whoever`.',
  `// ${sentenceOf(longest)}`,
  `// ${sentenceOf(longest)} ${sentenceOf(longest)}`,
  `/** ${sentenceOf(longest)} @param {string} name ${sentenceOf(longest)} */`,
  `// - ${sentenceOf(longest)}\n// - ${sentenceOf(longest)}`,
  `// ${sentenceOf(longest)}\n\n// ${sentenceOf(longest)}`,
  `// It is \`${'a '.repeat(longest)}\`.`,
  `// prettier-ignore: ${sentenceOf(longest + 1)}`,
];

test('the rule finds each hard comment, and no plain one', () => {
  for (const comment of hard) assert.deepEqual(faultyLines(comment), [1], comment);
  for (const comment of plain) assert.deepEqual(faultyLines(comment), [], comment);
});

test('a sentence ends at its dot, not at an abbreviation, a number or a name in code', () => {
  assert.deepEqual(sentencesOf('One, e.g. this. Two is 1.5 `a. B`. Three?'), [
    'One, e.g. this.',
    'Two is 1.5 `a__B`.',
    'Three?',
  ]);
  assert.deepEqual(sentencesOf('A line\nthat goes on\n\nA paragraph\n- an item\n2. another'), [
    'A line that goes on',
    'A paragraph',
    'an item',
    'another',
  ]);
});

test('the rule is on in every folder with scripts', async () => {
  const eslint = new ESLint({ cwd: root });
  for (const file of [
    'src/base/keys.ts',
    'build/demo.ts',
    'tests/run.js',
    'bench/run.js',
    'demo/release.js',
  ]) {
    const { rules } = await eslint.calculateConfigForFile(file);
    assert.equal(rules['comments/plain'][0], 2, file);
  }
});

/** Comments in files that ESLint does not read, by the ends of their names. @type {[RegExp, RegExp][]} */
const otherComments = [
  [/\.(html|vue|svelte)$/, /<!--(.*?)-->|\/\*(.*?)\*\//gs],
  [/\.(css|styles\.ts)$/, /\/\*(?!\*)(.*?)\*\//gs],
  [/\.tsx$/, /\/\*\*?(.*?)\*\/|(?<=^|\s)\/\/(.*)/g],
  [/\.sh$/, /(?<=^|\s)#(?!!)(.*)/g],
];

test('the comments of pages, styles and shell scripts are plain', () => {
  const files = ['src', 'build', 'tests', 'bench', 'demo'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  let count = 0;
  /** @type {string[]} */
  const faults = [];
  for (const file of files)
    for (const [name, pattern] of otherComments) {
      if (!name.test(file)) continue;
      for (const match of readFileSync(join(root, file), 'utf8').matchAll(pattern)) {
        count += 1;
        for (const sentence of commentSentences(match[1] ?? match[2] ?? '')) {
          const fault = faultOf(sentence);
          if (fault) faults.push(`${file}: ${fault}: ${sentence}`);
        }
      }
    }
  assert.deepEqual(faults, []);
  assert.ok(count > 100, `${count} comments were read`);
});
