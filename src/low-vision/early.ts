/**
 * A classic script of its own, in the head before the style sheets: where settings are remembered, it starts the engine
 * and keeps the page unpainted until it has been at work. It reads what preferences.ts writes, in fewer bytes.
 */
import type { Early } from './begin-early.js';

/** Of the `low-vision.js` that was built with it. */
declare const __INTEGRITY__: string;

interface Rules {
  createScriptURL: (file: string, folder?: string) => string;
}

interface Policies {
  trustedTypes?: {
    createPolicy(name: string, rules: Rules): Rules;
  };
  /** For `pressroom.js`, which takes it away: a second policy of the name is refused. See trusted-policy.ts. */
  [policyKey]?: Rules | undefined;
}

const policyKey = Symbol.for('pressroom-policy');

/** In milliseconds, from the moment in which the browser itself could paint. With a late look less than a second. */
const longest = 900;
/** So long the rest of a page that comes slowly is waited for: the engine follows what comes later. */
const patience = 300;

/** Of the schemes that have names, by the last word of those; the others' words are colours. */
const backgrounds: Record<string, string> = {
  sky: '#9dd1ff',
  beige: '#f7f3d6',
  brown: '#3b2716',
  charcoal: '#2b2b2b',
};

/** What is written there under a name. */
type Store = Partial<Record<string, string>>;

const key = 'low-vision';
let found = '';
let visit: string | undefined;
try {
  visit = (sessionStorage as Store)[key];
  // Within a second the cookie is newer, as in preferences.ts.
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
  const { src, crossOrigin, nonce, integrity, dataset } = document.currentScript as HTMLScriptElement;
  const script = document.createElement('script');
  const view = self as Policies;
  const base = dataset['pressroomBase'];
  const rules = {
    createScriptURL: (file: string, folder = base ? base + '/' : src) =>
      folder.replace(/\/*[^/]*([?#].*)?$/, `/${file}`),
  };
  // A policy that does not allow this throws: the page is as it would be without us.
  const policy = (view[policyKey] = view.trustedTypes?.createPolicy('pressroom', rules));
  script.src = (policy ?? rules).createScriptURL('low-vision.js');
  script.crossOrigin = crossOrigin;
  script.nonce = nonce;
  if (integrity) script.integrity = __INTEGRITY__;
  script.dataset['early'] = '';

  const sheet = new CSSStyleSheet();
  // Without one, it is no declaration.
  const [, name] = (/-on-(\w+)/.exec(settings) ?? []) as string[] as [string, string];
  // Hidden until the engine begins (begin-early.ts takes away the first rule), and not clipped: what was clipped counts
  // as moved when it comes. Nothing fades into the reader's colours.
  sheet.replaceSync(
    `body,body *{visibility:hidden!important}*{transition:none!important}html{background:${backgrounds[name] ?? name}!important}`,
  );
  (script as Early).sheet = sheet;
  document.adoptedStyleSheets.push(sheet);

  /** What has failed to load; the document itself where the mode has begun, whoever it was. */
  const told = new Set<unknown>();
  let since = Date.now();
  const check = ({ target }: Partial<Event>) => {
    told.add(target);
    // The browser paints nothing yet: there is no body, or a style sheet of the head is not here.
    if (
      !(document.body as HTMLElement | null) ||
      [...document.head.querySelectorAll<HTMLLinkElement>('[rel=stylesheet]:not([disabled])')].some(
        (link) => !link.sheet && !told.has(link) && matchMedia(link.media).matches,
      )
    )
      since = Date.now();
    else if (document.readyState !== 'loading' || Date.now() - since > patience)
      script.dataset['early'] = 'go';
    if (target === document || target === script || Date.now() - since > longest) {
      // Who still waits begins in any case.
      script.dataset['early'] = 'go';
      // What is painted has got its colours by now: this lays out all of the document.
      script.getClientRects();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      clearInterval(timer);
      listen('remove');
      // If it is still on its way, it comes.
      script.remove();
    }
  };
  const timer = setInterval(check, 20, {});
  const listen = (what: 'add' | 'remove') => {
    for (const type of ['error', 'low-vision-change']) document[`${what}EventListener`](type, check, true);
  };
  listen('add');
  document.head.append(script);
}
