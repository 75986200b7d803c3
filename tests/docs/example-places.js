// Tells which test runs an example of the documentation. An example without a place fails examples.test.js, and an
// example whose place is the browser fails examples.test.ts if that test does not know it.

/** @typedef {import('./markdown.js').Example} Example */

/**
 * @typedef {object} Place
 * @property {string} test the file that runs the example
 * @property {string} [reason] the reason why no page of the browser test runs it
 *
 * @typedef {Place & { language: RegExp, page?: RegExp, code?: RegExp }} Rule
 */

const BROWSER = 'tests/docs/examples.test.ts';
const NODE = 'tests/docs/examples.test.js';
const APPS = 'tests/build/frameworks.test.js';
const SERVERS = 'tests/servers/servers.test.js';
const RENDERING = 'tests/server/rendering.test.js';

/** The first rule that fits an example decides. @type {Rule[]} */
const rules = [
  {
    language: /^ts$/,
    page: /^docs\/reference\//,
    test: 'tests/build/reference.test.js',
    reason: 'A signature does nothing. It is printed from the types.',
  },
  {
    language: /^(html|ts|tsx|vue|svelte)$/,
    page: /\/frameworks\.md$/,
    code: /^(?!export const Cards)/,
    test: APPS,
    reason: 'It is a file of an app. The whole app is built, and runs in a browser there.',
  },
  {
    language: /^js$/,
    page: /\/server-rendering\.md$/,
    code: /elements\/server'/,
    test: RENDERING,
    reason: 'Node runs it on a server.',
  },
  {
    language: /^html$/,
    page: /\/drupal\.md$/,
    code: /^<div data-pressroom data-src /,
    test: 'tests/cms/record.js',
    reason: 'It is a setting of Drupal: the tags that it keeps. The record is made with it.',
  },
  // The test fills in the values of the server.
  { language: /^(html|css|js|ts|tsx|asp|cshtml|go-html-template|liquid|twig)$/, test: BROWSER },
  { language: /^php$/, code: /^(?!\$this)/, test: BROWSER },
  { language: /^php$/, test: NODE, reason: 'Joomla calls it. It writes no markup by itself.' },
  { language: /^json$/, code: /"(items|sites|groups)": \[/, test: BROWSER },
  { language: /^json$/, test: NODE, reason: 'It is a setting of a tool. Files that it names are found.' },
  { language: /^sh$/, test: NODE, reason: 'A terminal runs it. Its programs and files are found.' },
  {
    language: /^text$/,
    test: NODE,
    reason: 'It is a drawing, or a header: the policy has a test in the browser.',
  },
  { language: /^yaml$/, test: NODE, reason: 'Drupal reads it.' },
  { language: /^astro$/, test: NODE, reason: 'Astro builds it. Its imports are found.' },
  { language: /^(nginx|caddy|apache)$/, test: SERVERS, reason: 'That server reads it.' },
  { language: /^xml$/, test: NODE, reason: 'IIS reads it, on Windows alone. The test parses it.' },
];

/** @param {Example} example @returns {Place | undefined} */
export const placeOf = ({ page, language, code }) =>
  rules.find(
    (rule) => rule.language.test(language) && (rule.page ?? /^/).test(page) && (rule.code ?? /^/).test(code),
  );

/** @param {Example} example */
export const runsInBrowser = (example) => placeOf(example)?.test === BROWSER;
