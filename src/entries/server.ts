/** Rendering in Node, with `@lit-labs/ssr`. */
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { loadOptions } from '../elements/press-releases/load-options.js';
import { loadPanel } from '../elements/site-switcher/load-panel.js';
import { languages } from '../i18n/languages.js';
import { fetchSentences } from '../i18n/sentences.js';
import { attributesOf } from '../server/escape.js';
import { linksInstead } from '../server/links-instead.js';
import { PressroomRenderer, type PressroomRenderInfo } from '../server/renderer.js';
import { elements } from '../server/server-elements.js';

export { addLanguage, type LanguageSentences } from '../i18n/add-language.js';
export { PressroomRenderer, type PressroomRenderInfo } from '../server/renderer.js';
export { setWindow } from '../server/sanitize-in-node.js';

// Rendering is synchronous, so all files are loaded before.
await Promise.all([loadOptions(), loadPanel(), ...Object.keys(languages).map(fetchSentences)]);

for (const [tag, Element] of Object.entries(elements))
  if (!customElements.get(tag)) customElements.define(tag, Element);

/** The name of the property that takes the document of an element. */
const properties: Record<string, 'feed' | 'item' | 'sites'> = {
  'press-releases': 'feed',
  'press-release': 'item',
  'site-switcher': 'sites',
};

/** Options of `renderElement()`. */
export interface RenderOptions {
  /** Absolute URL of the page. Relative URLs, the current site and `exclude="current"` depend on it. */
  url: string;
  /** BCP 47 tag of the language around the element. It becomes the element's `lang`. */
  lang?: string;
  /** Attributes by the names in the documentation. */
  attributes?: Record<string, string | number | boolean | null | undefined>;
  /** The feed of `<press-releases>`, parsed from JSON. */
  feed?: unknown;
  /** The release of `<press-release>`, parsed from JSON. */
  item?: unknown;
  /** The list of `<site-switcher>`, parsed from JSON. */
  sites?: unknown;
  /** HTML for readers without script, and for browsers without declarative shadow roots. Default: links of the document. */
  fallback?: string;
  /** Nonce of the page's Content Security Policy, for the style sheet in the shadow root. */
  nonce?: string;
}

/**
 * Writes a document into a data block, from which the element in the page takes it without a request.
 * @returns HTML for inside the element, before its other content
 */
export const dataBlock = (document: unknown): string =>
  `<script type="application/json">${JSON.stringify(document).replaceAll('<', String.raw`\u003c`)}</script>`;

/**
 * Renders an element with its content.
 * @param tag `press-releases`, `press-release`, `site-switcher` or `low-vision-toggle`
 * @returns HTML for the page
 */
export async function renderElement(tag: keyof typeof elements, options: RenderOptions): Promise<string> {
  if (!Object.hasOwn(elements, tag)) throw new TypeError(`<${tag}> is no element of the library.`);
  const { url, lang, nonce } = options;
  const attributes: Record<string, string | number | boolean | null | undefined> = {
    ...(lang && { lang }),
    ...options.attributes,
  };
  const renderer = new PressroomRenderer(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== null && value !== false)
      // eslint-disable-next-line pressroom/checked-urls -- the element checks its own attributes
      renderer.setAttribute(name, value === true ? '' : String(value));
  const property = properties[tag];
  const document = property && options[property];
  if (property) {
    renderer.setProperty('pageUrl', url);
    renderer.setProperty(property, document);
  }
  renderer.connectedCallback();
  const info: PressroomRenderInfo = {
    elementRenderers: [PressroomRenderer],
    customElementInstanceStack: [renderer],
    customElementHostStack: [renderer],
    eventTargetStack: [],
    slotStack: [],
    deferHydration: false,
    styleNonce: nonce,
  };
  const shadow = await collectResult(renderer.renderShadow(info) ?? []);
  const data = document === undefined ? '' : dataBlock(document);
  const fallback = options.fallback ?? linksInstead(renderer.element);
  // The data comes first: an element that is defined while the page arrives finds both or only the data.
  return `<${tag}${attributesOf(attributes)}>${data}<template shadowroot="open" shadowrootmode="open">${shadow}</template>${fallback}</${tag}>`;
}
