// Judges the output of a filter. It runs in Node for the docs' table, and in the browsers for the rendered pages.

/** @typedef {'yes' | 'no dates' | 'no `lang`' | 'content' | 'text' | 'code' | 'gone'} Verdict */

/** @type {Record<string, RegExp>} */
const markup = {
  script: /<script\s[^>]*src="[^"]*pressroom\.js"[^>]*integrity="/,
  tag: /<press-releases\s[^>]*src="/,
  div: /<div\s[^>]*data-pressroom="press-releases"[^>]*data-src="/,
  lang: /<div\s[^>]*data-pressroom="press-releases"[^>]*data-src="/,
  button: /<div\s[^>]*data-pressroom="low-vision-toggle"/,
  links: /<div\s[^>]*data-pressroom="press-releases"[^>]*>[^]*<a\s[^>]*href="/,
};

/** @param {string} html */
function hasJson(html) {
  const [, text = ''] =
    /<script\s[^>]*data-pressroom="press-releases"[^>]*>([^]*?)<\/script>/.exec(html) ?? [];
  try {
    return 'src' in JSON.parse(text);
  } catch {
    return false;
  }
}

/** @param {string} way @param {string} html @returns {Verdict} */
export function verdict(way, html) {
  const isKept = way === 'json' ? hasJson(html) : markup[way]?.test(html);
  if (isKept && way === 'links' && !html.includes('<time')) return 'no dates';
  if (isKept && way === 'lang' && !/<div\s[^>]*lang="az"/.test(html)) return 'no `lang`';
  if (isKept) return 'yes';
  if (html.trim() === '') return 'gone';
  if (way === 'json') return 'code';
  return html.includes('<a ') ? 'content' : 'text';
}
