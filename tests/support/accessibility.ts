import 'axe-core/axe.min.js';
import type axe from 'axe-core';

type Axe = typeof axe;

export interface AccessibilityOptions {
  /** Rules that axe-core may leave undecided, each with a reason beside it in the test. */
  undecided?: string[];
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

// Rules about a whole page: an element alone cannot meet them.
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

/** Fails on everything axe-core finds in what is rendered, and on what it cannot decide. */
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
      // Off by default in axe-core, though WCAG 2.2 AA asks for it.
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

/** What axe-core says of one text's contrast. What fails AA, its AAA rule passes over. */
export interface ContrastFinding {
  isUndecided: boolean;
  /** Why it could not decide: `bgImage`, `bgOverlap`, `nonBmp` … */
  reason: string;
  /** A selector for each root on the way. */
  place: string;
  message: string;
}

/** Texts with less contrast than AAA asks for, or of which axe-core cannot tell. */
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

/** axe-core works within one document, so a frame needs a copy of its own. */
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
    // A file of the page's own origin: most policies allow that, few allow text in the page.
    script.src = new URL('/node_modules/axe-core/axe.min.js', location.href).href;
    page.head.append(script);
    await loaded;
    script.remove();
  }
  if (!view.axe) throw new Error('axe-core did not start');
  return view.axe;
}
