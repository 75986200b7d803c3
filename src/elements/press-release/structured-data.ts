import type { Item } from '../../feed/json-feed.js';
import { native } from '../../base/natives.js';
import { imageUrl, linkUrl } from '../../base/web-url.js';

/** https://schema.org/NewsArticle of a release. */
const newsArticle = (item: Item) => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: item.title,
  description: item.summary,
  url: linkUrl(item.url),
  mainEntityOfPage: linkUrl(item.url),
  image: imageUrl(item.image ?? item.banner_image),
  // Schema.org has no «offset unknown».
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

/** Old libraries give arrays a `toJSON` that makes a string of them: each value is taken from what holds it. */
function withoutMethods(this: Record<string, unknown>, name: string): unknown {
  return this[name];
}

/** For search engines; a block of data is no script, so that content policies let it be. */
export function structuredData(item: Item): HTMLScriptElement {
  const script = native(document).createElement('script');
  script.type = 'application/ld+json';
  // Trusted Types refuse the text of any script as a property, but not as a node.
  script.append(native(document).createTextNode(JSON.stringify(newsArticle(item), withoutMethods)));
  return script;
}
