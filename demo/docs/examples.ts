// Runs an example in a frame without the rights of this site, with the built script and the demo's files.

const scripts = /\/(pressroom|low-vision|low-vision-early)\.js$/;

interface Place {
  /** The folder of the documentation in the site. */
  root: URL;
  title: string;
  /** Addresses that stand for files of the demo. Others are used as they are. */
  examples?: ReadonlySet<string>;
}

/** Shows markup in a frame. */
export function runExample(markup: string, place: Element, options: Place): HTMLIFrameElement {
  let frame = place.querySelector('iframe');
  if (!frame) {
    frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals');
    frame.title = options.title;
    place.append(frame);
    followLowVision(frame);
  }
  frame.srcdoc = pageOf(markup, options);
  return frame;
}

/** A whole page with the markup, in which the addresses of the example lead to files of the demo. */
function pageOf(markup: string, { root, examples }: Place): string {
  const page = new DOMParser().parseFromString(markup, 'text/html');
  const fileOf = (path: string) => new URL(path, root).href;
  if (!page.documentElement.lang) page.documentElement.lang = document.documentElement.lang;

  for (const script of page.querySelectorAll<HTMLScriptElement>('script[src]')) {
    const name = scripts.exec(script.getAttribute('src') ?? '')?.[0];
    // The frame has an integrity of no published file, and asks no other host.
    if (name) script.src = fileOf(`../dist${name}`);
    else script.remove();
    script.removeAttribute('integrity');
    script.removeAttribute('crossorigin');
  }
  for (const link of page.querySelectorAll('link[rel~="stylesheet"], link[rel~="preload"]')) link.remove();

  for (const element of page.querySelectorAll<HTMLElement>('[src], [data-src]')) {
    const name = element.hasAttribute('src') ? 'src' : 'data-src';
    const kind = element.dataset['pressroom'] ?? element.localName;
    const file = demoFile(kind, page.documentElement.lang);
    if (!file) continue;
    const sources = (element.getAttribute(name) ?? '').split(/\s+/);
    element.setAttribute(
      name,
      sources.map((source) => (!examples || examples.has(source) ? fileOf(file) : source)).join(' '),
    );
  }
  for (const script of page.querySelectorAll<HTMLScriptElement>('script[data-pressroom]'))
    script.textContent = withDemoFile(script, page.documentElement.lang, fileOf);

  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<base href="${fileOf('../demo/en/')}" target="_blank">`,
    `<link rel="stylesheet" href="${fileOf('../demo/docs/frame.css')}">`,
    `<script src="${fileOf('frame.js')}"></script>`,
    page.querySelector('script[src$="/pressroom.js"], script[src$="/low-vision.js"]')
      ? ''
      : `<script src="${fileOf('../dist/pressroom.js')}"></script>`,
  ];
  if (!page.title) head.push('<title>Example</title>');
  page.head.insertAdjacentHTML('afterbegin', head.join(''));
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

function demoFile(kind: string, language: string): string | undefined {
  const [tag = ''] = language.split('-');
  if (kind === 'press-releases' || kind === 'press-release')
    return `../demo/feeds/press-releases.${['az', 'ru'].includes(tag) ? tag : 'en'}.json`;
  return kind === 'site-switcher' ? '../demo/sites.json' : undefined;
}

/** The settings of an element that a script of data describes, with a file of the demo. */
function withDemoFile(script: HTMLScriptElement, language: string, fileOf: (path: string) => string): string {
  const file = demoFile(script.dataset['pressroom'] ?? '', language);
  try {
    const settings = JSON.parse(script.textContent) as Record<string, unknown>;
    if (file && 'src' in settings) settings['src'] = fileOf(file);
    return JSON.stringify(settings);
  } catch {
    // An editor may hold half a document. The element in the frame says so.
    return script.textContent;
  }
}

interface Toggle extends HTMLElement {
  active: boolean;
  values: object;
}

/** Applies the low-vision settings of this page in the frame, which cannot see them. */
function followLowVision(frame: HTMLIFrameElement): void {
  const send = () => {
    const toggle = document.querySelector<Toggle>('low-vision-toggle');
    frame.contentWindow?.postMessage({ lowVision: toggle?.active ? { ...toggle.values } : null }, '*');
  };
  frame.addEventListener('load', send);
  document.addEventListener('low-vision-change', send);
}

/** Notes the last event of an element in a frame on the frame, for tests and for style sheets. */
function followEvents(): void {
  addEventListener('message', ({ data, source }: MessageEvent<{ event?: string; tag?: string }>) => {
    const frame = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === source);
    if (frame && data.event && data.tag) frame.dataset['event'] = `${data.tag} ${data.event}`;
  });
}

/** Makes each example editable, and runs it when it comes near the window. */
export function startExamples(root: URL): void {
  followEvents();
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        start(target as HTMLElement, root);
      }
    },
    { rootMargin: '100% 0%' },
  );
  for (const example of document.querySelectorAll('[data-example]')) near.observe(example);
}

function start(example: HTMLElement, root: URL): void {
  const code = example.querySelector('code');
  const place = example.querySelector('.example-result');
  if (!code || !place) return;
  const written = code.innerText;
  const examples = new Set(
    [...written.matchAll(/src="([^"]*)"/g)].flatMap(([, sources = '']) => sources.split(/\s+/)),
  );
  const heading = nameOf(example);
  const run = () => runExample(code.innerText, place, { root, title: `Result: ${heading}`, examples });

  code.setAttribute('contenteditable', 'plaintext-only');
  code.setAttribute('role', 'textbox');
  code.setAttribute('aria-multiline', 'true');
  code.setAttribute('aria-label', `Example, can be changed: ${heading}`);
  code.spellcheck = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  code.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(run, 500);
  });
  run();
}

/** The heading before an element. */
function nameOf(element: Element): string {
  const headings = [...document.querySelectorAll('main :is(h1, h2, h3)')].filter(
    (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return headings.at(-1)?.textContent ?? '';
}
