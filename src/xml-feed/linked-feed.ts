import { absoluteUrl } from './absolute-url.js';

const attribute = (tag: string, name: string): string => {
  const [, , quoted, bare = ''] =
    new RegExp(`\\s${name}\\s*=\\s*(?:(["'])([^<>]*?)\\1|([^\\s"'<>]+))`, 'i').exec(tag) ?? [];
  return (quoted ?? bare).replaceAll('&amp;', '&').trim();
};

/**
 * Finds the feed that an HTML page names: https://www.rssboard.org/rss-autodiscovery
 * @param url URL of the page
 * @returns the feed's URL
 */
export function linkedFeed(html: string, url: string): string | undefined {
  const tags = html.replace(/<!--[^]*?(?:-->|$)/g, '').match(/<(?:base|link)\s[^<>]*>/gi) ?? [];
  const base = absoluteUrl(attribute(tags.find((tag) => /^<base/i.test(tag)) ?? '', 'href'), url);
  const link = tags.find(
    (tag) =>
      /(^|\s)alternate(\s|$)/i.test(attribute(tag, 'rel')) &&
      /^(application|text)\/((rss|atom|rdf)\+xml|feed\+json)/i.test(attribute(tag, 'type')),
  );
  const feed = link && absoluteUrl(attribute(link, 'href'), base);
  return feed && /^https?:/.test(feed) ? feed : undefined;
}
