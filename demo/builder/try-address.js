// Tries addresses: of feeds and site lists by the package's own checks, and of the script by its integrity.

/** @typedef {import('pressroom-elements/check').Report} Report */
/** @typedef {import('./snippet.js').Link} Link */
/** @typedef {import('./snippet.js').Source} Source */

const dist = new URL('../../dist/', import.meta.url);

/** @type {Promise<typeof import('pressroom-elements/check')> | undefined} */
let checks;

/** Whether a server answers at all. The answer itself stays hidden from the page. @param {string} address */
const answers = (address) =>
  fetch(address, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(10_000) }).then(
    () => true,
    () => false,
  );

/**
 * @typedef {object} Tried
 * @property {Report} report
 * @property {'' | 'no-cors' | 'unreachable' | 'mixed'} network the reason why the page could not read the address
 */

/**
 * Reads an address as a page does, and reports on its document. A browser hides the reason of a failed request, so the
 * address is asked once more for any answer.
 * @param {string} address @param {boolean} isFeed
 * @returns {Promise<Tried>}
 */
export async function tryAddress(address, isFeed) {
  checks ??= import(new URL('check.js', dist).href);
  const { checkFeed, checkSites } = await checks;
  const report = await (isFeed ? checkFeed : checkSites)(address);
  if (!report.findings.some(({ code }) => code === 'network')) return { report, network: '' };
  if (location.protocol === 'https:' && address.startsWith('http:')) return { report, network: 'mixed' };
  return { report, network: (await answers(address)) ? 'no-cors' : 'unreachable' };
}

/**
 * Tries whether the script at an address is the published file.
 * @param {string} address @param {string} integrity
 * @returns {Promise<'good' | 'changed' | 'no-cors' | 'missing'>}
 */
export async function tryScript(address, integrity) {
  const isThere = (/** @type {RequestInit} */ options) =>
    fetch(address, { cache: 'no-cache', credentials: 'omit', ...options }).then(
      ({ ok }) => ok,
      () => false,
    );
  if (await isThere({ integrity })) return 'good';
  if (await isThere({})) return 'changed';
  return (await answers(address)) && new URL(address).origin !== location.origin ? 'no-cors' : 'missing';
}

/**
 * A text of a site list in a language.
 * @param {string | Record<string, string> | undefined} text @param {string[]} languages wanted, best first
 */
function textIn(text, languages) {
  if (typeof text !== 'object') return text ?? '';
  const found = languages.find((language) => text[language]);
  return (found && text[found]) ?? Object.values(text)[0] ?? '';
}

/**
 * Reads the links of a feed or a site list with our own element, which stays hidden. So each address in them has been
 * checked.
 * @param {import('./state.js').Chosen} chosen
 * @param {HTMLElement} place a hidden place in the page
 * @returns {Promise<Source | undefined>} `undefined` if it cannot be read
 */
export async function readSource({ element, src, attributes, lang }, place) {
  const isFeed = element.startsWith('press-');
  const reader = /** @type {HTMLElement & Record<string, any>} */ (
    document.createElement(isFeed ? 'press-releases' : 'site-switcher')
  );
  const limit = element === 'press-release' ? '1' : (attributes['limit'] ?? '5');
  for (const name of ['offset', 'exclude', 'tags'])
    if (isFeed && attributes[name] !== undefined) reader.setAttribute(name, attributes[name]);
  if (isFeed) {
    reader.setAttribute('limit', limit);
    reader.setAttribute('fields', 'date');
  }
  if (lang) reader.lang = lang;
  reader.setAttribute('src', src);
  const settled = new Promise((resolve) => {
    for (const type of ['load', 'error']) reader.addEventListener(type, resolve, { once: true });
  });
  place.replaceChildren(reader);
  await settled;
  const isReady = reader['state'] === 'ready' || reader['state'] === 'empty';
  const source = !isReady ? undefined : isFeed ? feedLinks(reader, Number(limit)) : siteLinks(reader, lang);
  if (reader.isConnected) reader.remove();
  return source;
}

/** @param {Record<string, any>} reader @param {number} limit @returns {Source} */
function feedLinks({ feed, items }, limit) {
  const language = feed?.language;
  return {
    title: feed?.title ?? '',
    home: feed?.home_page_url ?? '',
    links: items.slice(0, limit).map((/** @type {Record<string, string>} */ item) => ({
      title: item['title'] || item['summary'] || item['url'] || item['id'] || '',
      url: item['url'] ?? '',
      date: item['date_published'] ?? '',
      lang: item['language'] ?? language ?? '',
    })),
  };
}

/** @param {Record<string, any>} reader @param {string} lang @returns {Source} */
function siteLinks({ sites: list }, lang) {
  const languages = [lang, lang.replace(/-.*/, ''), list.language ?? '', 'en'];
  const linkOf = (/** @type {Record<string, any>} */ site) => ({
    title: textIn(site['title'], languages),
    url: textIn(site['url'], languages),
  });
  return {
    title: textIn(list.title, languages),
    home: '',
    links: [
      ...list.sites.map(linkOf),
      ...list.groups.map((/** @type {Record<string, any>} */ group) => ({
        title: textIn(group['title'], languages),
        url: '',
        links: group['sites'].map(linkOf),
      })),
    ],
  };
}
