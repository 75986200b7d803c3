import 'axe-core/axe.min.js';
import type axe from 'axe-core';

type Axe = typeof axe;

export interface AccessibilityOptions {
  /** Rules that axe-core may leave undecided. The test gives the reason for each. */
  undecided?: string[];
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

// These rules are about whole pages, so an element alone cannot meet them.
const PAGE_RULES = [
  'bypass',
  'document-title',
  'html-has-lang',
  'html-lang-valid',
  'landmark-one-main',
  'meta-viewport',
  'page-has-heading-one',
  'region',
];

/** Fails on each violation that axe-core finds in the rendered content, and on each check that it cannot decide. */
export async function expectAccessible(
  target: Element | Document,
  { undecided = [] }: AccessibilityOptions = {},
): Promise<void> {
  const isPage = target.nodeType === Node.DOCUMENT_NODE;
  const page = isPage ? (target as Document) : (target.ownerDocument ?? document);
  const checker = await loadAxe(page);
  const results = await checker.run(target, {
    runOnly: { type: 'tag', values: TAGS },
    rules: {
      // axe-core disables this rule by default, but WCAG 2.2 AA requires it.
      'target-size': { enabled: true },
      ...Object.fromEntries(PAGE_RULES.map((rule) => [rule, { enabled: isPage }])),
    },
    resultTypes: ['violations', 'incomplete'],
  });
  const findings = [
    ...results.violations.map((result) => report('violation', result)),
    ...results.incomplete
      .filter(({ id }) => !undecided.includes(id))
      .map((result) => report('undecided', result)),
  ];
  if (findings.length > 0) throw new Error(`not accessible:\n${findings.join('\n')}`);
}

/** axe-core's result for the contrast of one text. Its AAA rule skips texts that fail AA. */
export interface ContrastFinding {
  isUndecided: boolean;
  /** The reason why axe-core could not decide: `bgImage`, `bgOverlap`, `nonBmp` … */
  reason: string;
  /** A selector in each document and shadow root on the way to the element. */
  place: string;
  message: string;
}

/** Texts with less contrast than AAA requires, and texts whose contrast axe-core cannot decide. */
export async function contrastFindings(page: Document): Promise<ContrastFinding[]> {
  const checker = await loadAxe(page);
  const { violations, incomplete } = await checker.run(page, {
    runOnly: ['color-contrast', 'color-contrast-enhanced'],
    resultTypes: ['violations', 'incomplete'],
  });
  const read = (results: axe.Result[], isUndecided: boolean) =>
    results.flatMap(({ nodes }) =>
      nodes.map(({ html, failureSummary, any, target }) => ({
        isUndecided,
        reason: (any[0]?.data as { messageKey?: string } | null)?.messageKey ?? '',
        place: target.flat().join(' >> '),
        message: `${html} ${failureSummary ?? any.map(({ message }) => message).join()}`,
      })),
    );
  return [...read(violations, false), ...read(incomplete, true)];
}

export const unreadableTexts = async (page: Document): Promise<string[]> =>
  (await contrastFindings(page)).map(({ message }) => message);

function report(kind: string, { id, help, nodes }: axe.Result): string {
  const places = nodes.map(({ target, html, failureSummary, any, all }) => {
    const why = failureSummary ?? [...any, ...all].map(({ message }) => message).join('; ');
    return `    ${target.flat().join(' >> ')}  ${html.slice(0, 160)}\n      ${why.replace(/\s*\n\s*/g, ' ')}`;
  });
  return [`  ${kind}: ${id} (${help})`, ...places].join('\n');
}

type PolicyFactory = { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };

/** A page under Trusted Types takes the URL of a script only from a policy with a name that it allows. */
function scriptUrl(view: Window & { trustedTypes?: PolicyFactory }, url: string): string {
  try {
    const policy = view.trustedTypes?.createPolicy('pressroom', { createScriptURL: (text: string) => text });
    return policy?.createScriptURL(url) ?? url;
  } catch {
    return url;
  }
}

/** axe-core works in one document, so each frame needs its own copy. */
export async function loadAxe(page: Document): Promise<Axe> {
  const view = page.defaultView as (Window & { axe?: Axe }) | null;
  if (!view) throw new Error('the document is not shown');
  if (!view.axe) {
    const script = page.createElement('script');
    const loaded = new Promise((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => {
        reject(new Error('the page’s Content-Security-Policy does not let axe-core in'));
      });
    });
    // Most policies allow a script file of the page's own origin. Few allow an inline script.
    script.src = scriptUrl(view, new URL('/node_modules/axe-core/axe.min.js', location.href).href);
    page.head.append(script);
    await loaded;
    script.remove();
  }
  if (!view.axe) throw new Error('axe-core did not start');
  return view.axe;
}
