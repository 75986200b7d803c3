import type { Item } from '../../feed/json-feed.js';
import { native } from '../../base/natives.js';
import { imageUrl, linkUrl } from '../../base/web-url.js';

/** Describes a release as https://schema.org/NewsArticle. */
const newsArticle = (item: Item) => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: item.title,
  description: item.summary,
  url: linkUrl(item.url),
  mainEntityOfPage: linkUrl(item.url),
  image: imageUrl(item.image ?? item.banner_image),
  // Schema.org has no value for an unknown UTC offset.
  datePublished: item.date_published?.replace('-00:00', ''),
  dateModified: item.date_modified?.replace('-00:00', ''),
  inLanguage: item.language,
  keywords: item.tags.join(', ') || undefined,
  author: item.authors.map(({ name, url }) => ({
    '@type': name ? 'Person' : 'Organization',
    name,
    url: linkUrl(url),
  })),
});

/**
 * Replacer for `JSON.stringify`. Old libraries add a `toJSON` method to arrays that returns a string. The replacer
 * reads the original value.
 */
function withoutMethods(this: Record<string, unknown>, name: string): unknown {
  return this[name];
}

/** Creates a data block for search engines. A content security policy does not block it, because it is not a script. */
export function structuredData(item: Item): HTMLScriptElement {
  const script = native(document).createElement('script');
  script.type = 'application/ld+json';
  // Trusted Types block assignments to a script's text property. They allow text nodes.
  script.append(native(document).createTextNode(JSON.stringify(newsArticle(item), withoutMethods)));
  return script;
}
