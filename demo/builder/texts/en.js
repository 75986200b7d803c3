// The sentences of the builder in English. Each other language has the same names.

/** A noun after a number, by the plural rules of the language. @typedef {{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>} Forms */
/** @param {Forms} forms */
const forms = (forms) => forms;

export const texts = {
  intro:
    'Choose an element, write the address of your feed, and copy the snippet into your page. All choices are in the address of this page, so you can share it or go back.',
  elementTitle: 'Element',
  elements: {
    'press-releases': 'A list of your press releases',
    'press-release': 'One press release in full',
    'site-switcher': 'A menu of your organisation’s sites',
    'low-vision-toggle': 'A button for readers with low vision',
  },
  sourceTitle: 'Address',
  feedLabel: 'Address of the feed',
  feedHint: 'JSON Feed, RSS or Atom, from `https://` on. Several addresses: separate them by spaces.',
  sitesLabel: 'Address of the site list',
  sitesHint: 'A JSON file in the format of our site list, from `https://` on.',
  check: 'Check',
  example: 'Use an example',
  toSnippet: 'Go to the snippet',
  checking: 'Reading the address …',
  badAddress: 'This is no whole address. Write one such as `https://www.ministry.example/feed.xml`.',
  meantAddress: 'This is no whole address. Did you mean {address}?',
  good: 'Good: {kind}, {count}.',
  withWarnings: 'It works: {kind}, {count}, {warnings}.',
  withFaults: 'To mend: {kind}, {count}, {faults}.',
  unread: 'It cannot be used yet.',
  items: forms({ one: '{n} item', other: '{n} items' }),
  sites: forms({ one: '{n} site', other: '{n} sites' }),
  warnings: forms({ one: '{n} warning', other: '{n} warnings' }),
  faults: forms({ one: '{n} fault', other: '{n} faults' }),
  fault: 'Fault',
  warning: 'Warning',
  line: 'line {n}',
  moreFindings: forms({ one: '{n} more finding', other: '{n} more findings' }),
  noCors:
    'The server answers, but pages of other sites may not read it. Let it send `Access-Control-Allow-Origin: *`. Pages of the same site can read it as it is.',
  unreachable:
    'No server answers at this address, or it answers only in your own network. Check the address.',
  mixed: 'This page has https, so it cannot read an address with http. Serve the feed with https.',
  settingsTitle: 'Settings',
  moreSettings: 'More settings',
  /**
   * Hints of attributes, by name; in English the manifest has them. A hint that belongs to one element alone has the
   * element's name before it: `press-releases layout`.
   * @type {Record<string, string>}
   */
  attributes: {},
  /** Names of languages that browsers may lack, by tag. @type {Record<string, string>} */
  languages: {},
  hide: 'None: hide `{name}`',
  languageLabel: 'Language of the page',
  languageHint: 'It decides the language of dates and buttons.',
  ownLanguage: 'As the page declares it',
  coloursTitle: 'Colours',
  coloursHint:
    'Empty fields keep the look of your page. Write a colour as in CSS, or pick one. Where text or background is empty, contrast is computed with black or white.',
  colours: {
    accent: 'Links',
    text: 'Text',
    muted: 'Dates and notes',
    background: 'Background',
    border: 'Borders',
    focus: 'Focus ring',
  },
  pick: 'Pick: {name}',
  badColour: 'This is no colour.',
  contrast: {
    aaa: '{ratio} : 1 on the background. Passes AA and AAA.',
    aa: '{ratio} : 1 on the background. Passes AA, fails AAA (7 : 1).',
    fails: '{ratio} : 1 on the background. Fails AA (4.5 : 1): many cannot read it.',
    seen: '{ratio} : 1 on the background. Passes AA for lines and marks (3 : 1).',
    unseen: '{ratio} : 1 on the background. Fails AA for lines and marks (3 : 1).',
  },
  cmsTitle: 'Your editor',
  cmsLegend: 'My CMS removes …',
  removals: {
    tags: 'unknown tags, such as `<press-releases>`',
    attributes: 'unknown attributes, such as `src` or `data-…`',
    scripts: '`<script>` in the text of a page',
    template: '`<script>` in the template too: nobody can add one',
  },
  linksLabel: 'Write today’s links into the snippet, for readers without script',
  earlyLabel: 'Open pages in the reader’s settings at once (a second script, in the head)',
  scriptTitle: 'Script',
  folderLabel: 'Folder with the scripts',
  folderHint: 'Copy the folder `dist/` to your server, and write its address.',
  versionLabel: 'Version {version}, `{file}`',
  scriptChecking: 'Trying the script …',
  scriptGood: 'The script is there, and it is this version.',
  scriptChanged:
    'The file there is another version, or it was changed. Copy `dist/` of version {version} again.',
  scriptNoCors: 'The script is there, but the server has to send `Access-Control-Allow-Origin: *` with it.',
  scriptMissing: 'There is no script at this address. Copy the folder `dist/` to it.',
  scriptLocal: 'This address is on your own computer. Visitors of your site cannot reach it.',
  previewTitle: 'Preview',
  previewHint: 'As a page of another site shows it. Links do not open here.',
  previewFrame: 'Preview of the snippet',
  sample: 'A paragraph of your page, with a link, for the button to act on.',
  sampleLink: 'a link',
  nothing: 'Write the address of your feed or site list. The snippet appears here.',
  snippetTitle: 'Snippet',
  parts: {
    whole: 'Paste this where it is to appear',
    template: 'Once, into the template of the site',
    head: 'First of all, into the head of the template',
    editor: 'Into the text of the page',
  },
  forms: {
    tag: '',
    marker:
      'Your editor keeps a `<div>` with `data-` attributes. The script makes the element from it. Nothing is missing.',
    json: 'The settings are data in a script, so no attribute gets lost. Readers without script see nothing in its place.',
    bare: 'The element shows the links of today. New entries do not appear by themselves. Your settings of the steps above are missing.',
    links:
      'This is a plain list with the links of today. New entries do not appear by themselves: write them by hand. Missing: pictures, summaries, search, and your settings and colours.',
    none: 'Without a script there is no low-vision mode, and a link cannot replace it. Ask for one script in the template of the site.',
  },
  onePage: 'Several elements on a page need the script only once.',
  onePageOfToggle: 'A page with further elements needs only `pressroom.js`, which has this button too.',
  templatePart: 'Send the first part to the person who keeps the template of the site.',
  localScript:
    'The address of the script is on your own computer. Write the address of your server in the step «Script».',
  linksUnknown: 'The links are not known yet. Write an address that can be read.',
  copy: 'Copy',
  copyPart: 'Copy: {part}',
  copied: 'Copied. Paste it into your page.',
  copyByHand: 'The browser refuses to copy. The text is selected: press Ctrl+C.',
};

/** @typedef {typeof texts} Texts */
