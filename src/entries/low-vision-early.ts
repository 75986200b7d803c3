/**
 * `low-vision-early.js`, in the head before the style sheets. Where settings are remembered, it starts the engine and
 * keeps the page unpainted until the engine has done its first pass. It reads what memory.ts writes, in fewer bytes.
 */
import type { FileScript } from '../net/own-files.js';

/** Of the `pressroom-low-vision.js` that was built with it. */
declare const __INTEGRITY__: string;
/** The colours of the schemes' backgrounds by the last word of the name; the other words are colours of CSS. */
declare const __BACKGROUNDS__: Record<string, string>;

/** The exports of that file. */
interface Engine {
  engine: typeof import('./files/engine.js');
}

/** In milliseconds, from the moment in which the browser itself could paint. With a late look less than a second. */
const longest = 900;
/** The rest of a page that comes slowly is waited for, for so many milliseconds: the engine follows what comes later. */
const patience = 300;

/** Storage, whose keys are properties. */
type Store = Partial<Record<string, string>>;

const backgrounds = __BACKGROUNDS__;
const file = 'pressroom-low-vision.js';
const key = 'low-vision';
let found = '';
let visit: string | undefined;
try {
  visit = (sessionStorage as Store)[key];
  // Within a second the cookie is newer, as in memory.ts.
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
  // The scripts that come later find the policy here: a second one of its name is refused.
  script.policy = view.trustedTypes?.createPolicy('pressroom', {
    createScriptURL: (url: string) => (/\/pressroom-[\w-]+\.js$/.test(url) ? url : ''),
  });
  const base = own.dataset['pressroomBase'];
  const url = new URL(base ? `${base}/${file}` : file, own.src).href;
  // eslint-disable-next-line pressroom/checked-urls -- a file of ours, by a Trusted Types policy
  script.src = (script.policy ? script.policy.createScriptURL(url) : url) as string;
  script.crossOrigin = own.crossOrigin;
  script.nonce = own.nonce;
  if (own.integrity) script.integrity = __INTEGRITY__;
  script.setAttribute('data-pressroom-file', file);

  const sheet = new CSSStyleSheet();
  // Without a name, it is no declaration.
  const [, name] = (/scheme:\w+-on-(\w+)/.exec(settings) ?? []) as string[] as [string, string];
  // The page is hidden, not clipped: what was clipped counts as moved when it comes. Nothing fades into the colours.
  sheet.replaceSync(
    `body,body *{visibility:hidden!important}*{transition:none!important}html{background:${Object.hasOwn(backgrounds, name) ? backgrounds[name] : name}!important}`,
  );
  document.adoptedStyleSheets.push(sheet);

  /** The links whose style sheets have failed. */
  const failed = new Set<unknown>();
  let since = Date.now();
  let isDone = false;
  let ready = (): void => undefined;
  script.ready = new Promise((resolve) => (ready = resolve));
  const end = () => {
    // The engine measures a visible page, and nothing is painted before this task ends.
    if (sheet.cssRules.length > 2) sheet.deleteRule(0);
    const { engine } = (script.chunk ?? {}) as Partial<Engine>;
    if (engine) {
      const mode = engine.modeOf(document);
      if (!mode.active) mode.begin();
    }
    // Forces a layout of the whole document, so that the first paint has the colours.
    script.getClientRects();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    clearInterval(timer);
    document.removeEventListener('error', check, true);
    isDone = true;
    ready();
  };
  const check = ({ target }: Partial<Event>) => {
    failed.add(target);
    // The browser paints nothing yet: there is no body, or a style sheet of the head is not here.
    if (
      !(document.body as HTMLElement | null) ||
      [...document.head.querySelectorAll<HTMLLinkElement>('[rel=stylesheet]:not([disabled])')].some(
        (link) => !link.sheet && !failed.has(link) && matchMedia(link.media).matches,
      )
    )
      since = Date.now();
    else if (script.chunk && (document.readyState !== 'loading' || Date.now() - since > patience)) end();
    if (isDone) return;
    if (target === script) script.remove();
    if (target === script || Date.now() - since > longest) end();
  };
  const timer = setInterval(check, 20, {});
  document.addEventListener('error', check, true);
  script.addEventListener('load', () => {
    check({});
    // Too late to hide anything, but not to show the settings.
    if (isDone) end();
  });
  document.head.append(script);
}
