import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { releaseOf, type ListOptions } from '../elements/press-releases/list-template.js';
import type { Item } from '../feed/json-feed.js';
import { attributesOf } from './escape.js';
import { hideComments } from './lit-comments.js';

/** Renders the list items, which `ReleaseList` draws in a page. */
export const renderReleases = (items: Item[], options: ListOptions): string =>
  items
    .map((item, index) => {
      const [attributes, content] = releaseOf(item, index, options);
      return `<li${attributesOf(attributes)}>${hideComments(collectResultSync(render(content)))}</li>`;
    })
    .join('');
