/**
 * Feeds and site lists in which each known member may have any value: a script URL, a number, an array, an object or a
 * prototype. The same seed gives the same document in Node and in a browser.
 */

const run = 'window.attacked()';

/** URLs that run script, open an attacker's document, or use other schemes, in the spellings of browsers and CMSs. */
export const hostileUrls = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  ` javascript:${run}`,
  `\t\n\r javascript:${run}`,
  `\u0001javascript:${run}`,
  `\u001f\u0000javascript:${run}`,
  `\u00a0javascript:${run}`,
  `\ufeffjavascript:${run}`,
  `java\tscript:${run}`,
  `java\nscript:${run}`,
  `j\ra\nv\tascript\n:${run}`,
  `javascript\u0000:${run}`,
  `javascript:\u2028${run}`,
  `javascript://ministry.example/%0a${run}`,
  `javascript:https://ministry.example/`,
  `javascript&colon;${run}`,
  `&#106;avascript:${run}`,
  `&#x6A&#x61vascript:${run}`,
  `&Tab;javascript:${run}`,
  `javascript%3A${run}`,
  `jav\u0430script:${run}`,
  `feed:javascript:${run}`,
  `view-source:javascript:${run}`,
  `https:javascript:${run}`,
  `//javascript:${run}`,
  `vbscript:msgbox(1)`,
  `VBSCRIPT\n:msgbox(1)`,
  `livescript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `DATA:text/html;base64,PHNjcmlwdD4=`,
  `d\nata:text/html,<script>${run}</script>`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`,
  `data:image/png,"><script>${run}</script>`,
  `data:,`,
  `blob:https://ministry.example/0b4e3b2a-0000-4000-8000-000000000000`,
  `blob:null/0`,
  `filesystem:https://ministry.example/temporary/a.html`,
  `file:///etc/passwd`,
  `about:blank`,
  `about:srcdoc`,
  `ftp://ministry.example/a`,
  `ws://ministry.example/`,
  `intent://ministry.example#Intent;scheme=javascript;end`,
  `jar:https://ministry.example/a.jar!/a.html`,
  `ms-word:ofe|u|https://ministry.example/a.docx`,
  `mailto:press@ministry.example?body=${run}`,
  `https://ministry.example/" onmouseover="${run}`,
  `https://ministry.example/'><img src=x onerror=${run}>`,
  `https://[javascript:${run}]/`,
  `https://ministry.example:javascript/`,
  `https://user:javascript@ministry.example/`,
  `http://`,
  `https://`,
  `//`,
  `#javascript:${run}`,
  `?javascript:${run}`,
  `./javascript:${run}`,
  `\\\\javascript:${run}`,
];

const texts = [
  'Rescuers train for floods',
  'Əmək idarəsi',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '<img src=x onerror=window.attacked()>',
  '&lt;script&gt;window.attacked()&lt;/script&gt;',
  'x'.repeat(300),
  'javascript:window.attacked() https://ministry.example/a) javascript:window.attacked()',
  `${hostileUrls.slice(0, 12).join(' ')} https://ministry.example/b`,
];

const dates = [
  '2026-11-23T14:05:00+04:00',
  '2026-11-24',
  'Mon, 23 Nov 2026 14:05:00 GMT',
  'never',
  '0001-01-01',
];

const languages = [
  'az',
  'en',
  'ru',
  'ar',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'az_Latn',
  '"',
  '',
];

/** Members that every JavaScript object inherits, or that JavaScript looks up in objects. */
const names =
  '__proto__ __proto__ __proto__ constructor prototype toString valueOf hasOwnProperty toJSON then length then size 0 __defineGetter__ _url x_url'.split(
    ' ',
  );

/** @typedef {(count: number) => number} Random a whole number from 0, below the count */

/** A small repeatable random generator: https://github.com/bryc/code/blob/master/jshash/PRNGs.md#splitmix32. @param {number} seed @returns {Random} */
function randomOf(seed) {
  let state = seed | 0;
  return (count) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * count);
  };
}

/** @typedef {(random: Random, depth: number) => unknown} Make */

/** @type {<Value>(random: Random, values: readonly Value[]) => Value} */
const one = (random, values) => /** @type {never} */ (values[random(values.length)]);

/** @param {Random} random @param {number} most @param {() => unknown} make */
const several = (random, most, make) => Array.from({ length: random(most + 1) }, make);

/** @type {Make} */
const hostileUrl = (random) => one(random, hostileUrls);

/** @param {Random} random */
const webUrl = (random) => `https://ministry.example/${String(random(9))}`;

/** @type {Make} */
const url = (random) => (random(3) ? hostileUrl(random, 0) : webUrl(random));

/** @type {Make} */
const text = (random) => (random(4) ? `Text ${String(random(99))}` : one(random, texts));

/** @type {Make} */
const markup = (random) => {
  const address = String(url(random, 0)).replaceAll('"', '&quot;');
  return one(random, [
    `<p>Text <a href="${address}">link</a></p>`,
    `<a href='${address}'><img src="${address}" srcset="${address} 2x"></a><iframe src="${address}"></iframe>`,
    `<video src="${address}" poster="${address}"><source src="${address}"><track src="${address}"></video>`,
    `<form action="${address}"><button formaction="${address}">x</button></form><object data="${address}"></object>`,
    `<blockquote cite="${address}">x</blockquote><svg><a xlink:href="${address}"><use href="${address}"/></a></svg>`,
    `<amp-img src="${address}"></amp-img><img data-src="${address}" class="lazy"><noscript><img src="${address}"></noscript>`,
    `<table background="${address}"><tr><td>x</td></tr></table><a id="a" ping="${address}" href="#a">x</a>`,
    `<base href="${address}"><a href="x">x</a><link href="${address}"><embed src="${address}">`,
  ]);
};

/** @param {readonly unknown[]} values @returns {Make} */
const oneOf = (values) => (random) => one(random, values);

/** @param {Make} make @param {number} most @returns {Make} */
const listOf = (make, most) => (random, depth) => several(random, most, () => make(random, depth));

/** An object whose members may be anything. @param {Record<string, Make>} members @returns {Make} */
const objectOf = (members) => {
  const all = Object.entries(members);
  const names = Object.keys(members);
  return (random, depth) => objectIn(random, depth, all, names);
};

/** Members that a document needs, or else the library reads nothing of it. */
const needed = new Set(['id', 'items', 'sites', 'title', 'url']);

/** @param {Random} random @param {number} depth @param {[string, Make][]} members @param {string[]} known */
function objectIn(random, depth, members, known) {
  /** @type {[string, unknown][]} */
  const entries = [];
  const chaos = random(3);
  for (const [name, make] of members) {
    const chance = random(12);
    if (chance < 2 && !needed.has(name)) continue;
    entries.push([name, chance > 11 - chaos * 2 ? anything(random, depth) : make(random, depth)]);
  }
  // A prototype with the members whose copies were not checked.
  if (!random(3)) {
    const lost = random(entries.length || 1);
    if (entries[lost] && !/^(id|items)$/.test(entries[lost][0])) entries.splice(lost, 1);
    entries.push(['__proto__', prototype(random, depth, known)]);
  }
  if (!random(4)) entries.push([one(random, names), anything(random, depth)]);
  // Unlike an assignment, this creates an own member named `__proto__`.
  return Object.fromEntries(entries);
}

const urlMembers =
  'url url url external_url image banner_image icon favicon avatar home_page_url next_url feed_url href src'.split(
    ' ',
  );

/** Members that a copy would inherit. @param {Random} random @param {number} depth @param {string[]} members */
const prototype = (random, depth, members = urlMembers) =>
  Object.fromEntries(
    several(random, 3, () => 0)
      .concat(0)
      .map(() => [
        one(random, random(2) ? members : urlMembers),
        random(5) ? hostileUrl(random, depth) : anything(random, depth + 1),
      ]),
  );

/** @type {Make} */
function anything(random, depth) {
  const kind = random(depth > 2 ? 7 : 11);
  switch (kind) {
    case 0:
    case 1:
      return hostileUrl(random, depth);
    case 2:
      return one(random, texts);
    case 3:
      return one(random, [0, -1, 1, 1e308, 2 ** 53, 0.5, -0]);
    case 4:
      return one(random, [true, false, null]);
    case 5:
      return [];
    case 6:
      return {};
    case 7:
      return several(random, 3, () => anything(random, depth + 1));
    case 8:
      return prototype(random, depth);
    case 9:
      return Object.fromEntries([['__proto__', prototype(random, depth + 1)]]);
    default:
      return Object.fromEntries([
        ['url', hostileUrl(random, depth)],
        [one(random, names), anything(random, depth + 1)],
        ['constructor', { prototype: prototype(random, depth + 1), name: hostileUrl(random, depth) }],
      ]);
  }
}

const author = objectOf({ name: text, url, avatar: url });

const attachment = objectOf({
  url,
  mime_type: oneOf(['application/pdf', 'image/png', 'text/html', '"']),
  title: text,
  size_in_bytes: oneOf([1, 2_480_000, '900', -1, 'many']),
  duration_in_seconds: oneOf([60, '60', null]),
});

const item = objectOf({
  id: (random) =>
    one(random, [String(random(1000)), random(1000), webUrl(random), hostileUrl(random, 0), text(random, 0)]),
  url,
  external_url: url,
  title: text,
  content_html: markup,
  content_text: text,
  summary: text,
  image: url,
  banner_image: url,
  date_published: oneOf(dates),
  date_modified: oneOf(dates),
  author,
  authors: listOf(author, 2),
  tags: listOf(text, 3),
  attachments: listOf(attachment, 2),
  language: oneOf(languages),
  lang: oneOf(languages),
  _pressroom: objectOf({ source: url, feed: url, title: text, warnings: listOf(text, 2) }),
  _extension: objectOf({ url, image: url }),
});

const feed = objectOf({
  version: oneOf(['https://jsonfeed.org/version/1.1', 1, hostileUrls[0]]),
  title: text,
  description: text,
  home_page_url: url,
  feed_url: url,
  next_url: url,
  icon: url,
  favicon: url,
  author,
  authors: listOf(author, 2),
  language: oneOf(languages),
  expired: oneOf([false, 'false', 'no']),
  hubs: listOf(objectOf({ type: text, url }), 1),
  items: (random, depth) => several(random, 1, () => item(random, depth)).concat([item(random, depth)]),
  _pressroom: objectOf({ source: url, feed: url, warnings: listOf(text, 2) }),
});

/** A value, or one for each language. @param {Make} make @returns {Make} */
const byLanguage = (make) => (random, depth) =>
  random(2)
    ? make(random, depth)
    : Object.fromEntries(
        several(random, 3, () => 0).map(() => [one(random, languages), make(random, depth)]),
      );

const site = objectOf({
  title: byLanguage(text),
  url: byLanguage((random, depth) => (random(3) ? webUrl(random) + String(random(1e6)) : url(random, depth))),
  description: byLanguage(text),
  aliases: byLanguage(listOf(text, 2)),
  icon: url,
  language: oneOf(languages),
});

const siteList = objectOf({
  title: byLanguage(text),
  language: oneOf(languages),
  sites: (random, depth) => several(random, 3, () => site(random, depth)).concat([site(random, depth)]),
  groups: listOf(objectOf({ title: byLanguage(text), sites: listOf(site, 2) }), 2),
});

/** Makes documents of this kind, and rarely any other value. @param {Make} make @returns {(seed: number) => unknown} */
const documentOf = (make) => (seed) => {
  const random = randomOf(seed);
  return random(60) ? make(random, 0) : anything(random, 0);
};

/** An object as `JSON.parse` gives it: `__proto__` is an own member. */
export const hostileFeed = documentOf(feed);
export const hostileSiteList = documentOf(siteList);
