import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { openPage, otherOrigin, serve, servePage } from './feeds.js';

// A page in a frame, with a classic script from another origin.

export interface View extends Window {
  reports: string[];
  /** The warnings and errors in the page's console. */
  told: string[];
  Pressroom: {
    applyLowVision(values: object): Promise<unknown[]>;
    clearLowVision(): Promise<unknown[]>;
    setBase(url: string): void;
    addLanguage(tag: string, sentences: object): Promise<void>;
  };
}

/** The text of a built script, with its byte order mark. */
export const codeOf = async (file: string) => {
  const response = await fetch(`${otherOrigin}/dist/${file}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
};

export const javascript = { type: 'text/javascript' };
export const toggle = '<low-vision-toggle></low-vision-toggle>';

export const recorder = await serve(
  `window.reports = [];
   window.told = [];
   for (const level of ["warn", "error"]) {
     const write = console[level];
     console[level] = (...parts) => { told.push(parts.join(" ")); write.apply(console, parts); };
   }
   addEventListener("securitypolicyviolation", (e) => reports.push(e.violatedDirective + " " + e.blockedURI));
   addEventListener("error", (e) => { if (e.message) reports.push(e.message); });`,
  javascript,
);

export interface PageParts {
  script?: string;
  body?: string;
  lang?: string;
  csp?: string;
}

export const scriptOf = (name: string, attributes = '') =>
  `<script src="${otherOrigin}/dist/${name}.js" crossorigin="anonymous" ${attributes}></script>`;

export async function openClassicPage({
  script = scriptOf('pressroom', 'defer'),
  body = toggle,
  lang = 'en',
  csp,
}: PageParts) {
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Unit</title>
    <script src="${recorder}" nonce="abc"></script>${script}</head><body><h1>Unit</h1>${body}</body></html>`;
  const frame = await openPage(await servePage(html, csp === undefined ? {} : { csp }));
  const { contentDocument: document, contentWindow } = frame;
  if (!document) throw new Error('the page is not there');
  const element = () => document.querySelector('low-vision-toggle') as LowVisionToggle;
  const find = (selector: string) => element().shadowRoot?.querySelector<HTMLElement>(selector);
  return {
    document,
    view: contentWindow as unknown as View,
    element,
    find,
    text: () => document.documentElement.dataset['lowVision'],
    fetched: () =>
      (contentWindow?.performance.getEntriesByType('resource') ?? [])
        .map(({ name }) => /pressroom-[\w-]+\.js/.exec(name)?.[0])
        .filter((name) => name !== undefined),
  };
}

/** Ways in which a file may arrive unusable, with the answer of the server. */
export const faultsOf = (code: string) =>
  [
    ['is not there', '', 404],
    ['is cut off', code.slice(0, code.length / 2), 200],
    ['is of another version', code.replace(/version:(["`])[^"`]*\1/, 'version:"9.9.9"'), 200],
    ['was changed on the way', `${code}\nvoid 0;`, 200],
  ] as const;
