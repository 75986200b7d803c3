/**
 * `low-vision-early.js` stands in the page's head, before the style sheets. If the reader has remembered settings, the
 * script starts the engine. It hides the page until the engine has finished its first pass. It reads the data that
 * memory.ts writes, with less code.
 */
import type { FileScript } from '../net/own-files.js';

/** The integrity hash of the `pressroom-low-vision.js` from the same build. */
declare const __INTEGRITY__: string;
/** The background colours of schemes, by the last word of the scheme's name. All other words are CSS colour names. */
declare const __BACKGROUNDS__: Record<string, string>;

/** The exports of `pressroom-low-vision.js`. */
interface Engine {
  engine: typeof import('./files/engine.js');
}

/** Time between two checks, in milliseconds. */
const pause = 20;
/**
 * The page is hidden for at most this many checks. They start when the browser could paint, and take 0.9 s. A busy
 * browser is late with them. It could not paint meanwhile, and the file of the engine may wait in the same queue.
 */
const most = 45;
/** Longest wait for the rest of a slow page, in milliseconds. The engine also handles elements that arrive later. */
const patience = 300;

/** A storage area whose keys are read as properties. */
type Store = Partial<Record<string, string>>;

const backgrounds = __BACKGROUNDS__;
const file = 'pressroom-low-vision.js';
const key = 'low-vision';
let found = '';
let visit: string | undefined;
try {
  visit = (sessionStorage as Store)[key];
  // If both have the same second, the cookie wins, as in memory.ts.
  found = `${document.cookie};${key}=${(localStorage as Store)[key]}`;
} catch {
  // Storage is blocked.
}
const [[, state, , remembered] = []] = [
  ...found.matchAll(/low-vision=(on|off)\.(\d+)\.([a-z\d:/.~-]*)/g),
].sort(([, , a], [, , b]) => (b as never) - (a as never));
const [, brought = visit] = location.hash.split('#low-vision=');
const settings = brought === 'off' || state === 'off' ? null : (remembered ?? brought);

if (settings != null) {
  const own = document.currentScript as HTMLScriptElement;
  const script: FileScript = document.createElement('script');
  const view = self as {
    trustedTypes?: { createPolicy(name: string, rules: FileScript['policy']): FileScript['policy'] };
  };
  // Later scripts use this policy, because the browser may refuse a second policy with the same name.
  script.policy = view.trustedTypes?.createPolicy('pressroom', {
    createScriptURL: (url: string) => (/\/pressroom-[\w-]+\.js$/.test(url) ? url : ''),
    createHTML: (markup: string) => markup,
  });
  const base = own.dataset['pressroomBase'];
  const url = new URL(base ? `${base}/${file}` : file, own.src).href;
  // eslint-disable-next-line pressroom/checked-urls -- a file of ours, by a Trusted Types policy
  script.src = (script.policy ? script.policy.createScriptURL(url) : url) as string;
  script.crossOrigin = own.crossOrigin;
  script.nonce = own.nonce;
  // The page waits for this file. Browsers would fetch it after all pictures.
  script.fetchPriority = 'high';
  if (own.integrity) script.integrity = __INTEGRITY__;
  script.setAttribute('data-pressroom-file', file);
  script.settings = settings;

  const sheet = new CSSStyleSheet();
  // The browser ignores the declaration if its value is no colour, as without a scheme.
  const [, name] = (/scheme:\w+-on-(\w+)/.exec(settings) ?? []) as string[] as [string, string];
  // Hide the page with `visibility`. If it were clipped, browsers would count a layout shift when it appears.
  // Without transitions, colours do not fade in.
  sheet.replaceSync(
    `body,body *{visibility:hidden!important}*{transition:none!important}html{background:${backgrounds[name] ?? name}!important}`,
  );
  document.adoptedStyleSheets.push(sheet);

  /** The links whose style sheets have failed. */
  const failed = new Set<unknown>();
  let since = Date.now();
  let checks = 0;
  let isDone: boolean | undefined;
  let ready!: () => void;
  script.ready = new Promise((resolve) => (ready = resolve));
  const end = () => {
    // The engine has to measure a visible page. The browser does not paint before this task ends.
    if (!isDone) sheet.deleteRule(0);
    const { engine } = (script.chunk ?? {}) as Partial<Engine>;
    if (engine) {
      const mode = engine.modeOf(document);
      if (!mode.active) mode.begin();
    }
    // Force a layout of the whole document, so that the first paint has the colours.
    script.getClientRects();
    // Without this sheet, the browser would compute all styles once more before the first paint.
    requestAnimationFrame(() =>
      setTimeout(() => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      }),
    );
    clearInterval(timer);
    document.removeEventListener('error', check, true);
    isDone = true;
    ready();
  };
  const check = ({ target }: Partial<Event>) => {
    failed.add(target);
    // An error event is not a check of the timer.
    if (!target) checks += 1;
    // The browser does not paint yet, because the body or a style sheet in the head is missing.
    if (
      !(document.body as HTMLElement | null) ||
      [...document.head.querySelectorAll<HTMLLinkElement>('[rel=stylesheet]:not([disabled])')].some(
        (link) => !link.sheet && !failed.has(link) && matchMedia(link.media).matches,
      )
    ) {
      since = Date.now() + 1;
      checks = 0;
    }
    const waited = Date.now() - since;
    const hasFailed = target === script;
    if (hasFailed) script.remove();
    if (
      !isDone &&
      (hasFailed ||
        checks > most ||
        (script.chunk && !script.isWaiting && waited >= (document.readyState === 'loading' ? patience : 0)))
    )
      end();
  };
  const timer = setInterval(check, pause, {});
  document.addEventListener('error', check, true);
  script.addEventListener('load', () => {
    check({});
    // The page is already visible. Apply the settings anyway.
    if (isDone) end();
  });
  document.head.append(script);
}
