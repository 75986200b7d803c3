import { expect } from '@open-wc/testing';
import { readManifest } from '../../demo/builder/manifest.js';
import { writeSnippet, type Source } from '../../demo/builder/snippet.js';
import { firstState, toAddress, type Place, type Removal, type State } from '../../demo/builder/state.js';
import { texts as az } from '../../demo/builder/texts/az.js';
import { texts as en } from '../../demo/builder/texts/en.js';
import { texts as ru } from '../../demo/builder/texts/ru.js';
import { expectAccessible } from '../support/accessibility.js';
import { click, emulate, NotSupported, press, type, type MediaPreferences } from '../support/commands.js';
import { find } from '../support/document.js';
import { openPage, otherOrigin, requests, serve, servePage } from '../support/feeds.js';
import { itInTurn } from '../support/matrix.js';

// The snippet builder gives a snippet that works in a page, by keyboard alone, and runs nothing outside its frame.

const readJson = async (file: string): Promise<unknown> => (await fetch(`/dist/${file}`)).json();
const elements = readManifest((await readJson('custom-elements.json')) as Parameters<typeof readManifest>[0]);
const folder = `${otherOrigin}/dist/`;
const published = {
  version: '1.0.0',
  folder,
  integrity: (await readJson('integrity.json')) as Record<string, string>,
};

const feed = await serve(
  {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Ministry',
    language: 'en',
    home_page_url: 'https://ministry.example/',
    items: [1, 2, 3].map((id) => ({
      id: String(id),
      url: `https://ministry.example/${String(id)}`,
      title: `Release ${String(id)}`,
      content_text: 'Text.',
      date_published: `2026-11-2${String(9 - id)}T09:40:00+04:00`,
    })),
  },
  { origin: 'other' },
);
const sites = await serve(
  { title: 'Sites', sites: [{ title: 'Police', url: 'https://police.example/' }], groups: [] },
  { origin: 'other' },
);

type Element = 'press-releases' | 'press-release' | 'site-switcher' | 'low-vision-toggle';

type Changes = Partial<State & Place>;

const placeOf = (element: Element, { src, attributes = {} }: Changes = {}): Place => ({
  element,
  src: src ?? (element === 'low-vision-toggle' ? '' : element === 'site-switcher' ? sites : feed),
  attributes,
});

const stateOf = (element: Element, { src, attributes, ...changes }: Changes = {}): State => ({
  ...firstState(elements),
  places: [placeOf(element, { src, attributes })],
  folder,
  ...changes,
});

async function until(isSo: () => unknown, what: string): Promise<void> {
  const end = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise(requestAnimationFrame);
  }
}

/** Opens the builder, and waits until its form is drawn. */
async function openBuilder(
  state?: State,
  size = { width: 1280, height: 900 },
  file = 'index.html',
): Promise<Document> {
  const address = state ? `#${toAddress(state)}` : '';
  const frame = await openPage(`/.artifacts/site/builder/${file}${address}`, size);
  const page = frame.contentDocument;
  if (!page) throw new Error('no page');
  await until(() => page.querySelector('.choices'), 'the form');
  return page;
}

const snippets = (page: Document) =>
  [...page.querySelectorAll<HTMLTextAreaElement>('.part textarea')].map(({ value }) => value);

const findings = (page: Document) => find(page, '.findings').textContent;

const fieldNamed = (page: Document, name: string): HTMLInputElement => {
  const label = [...page.querySelectorAll('label')].find(({ textContent }) => textContent.startsWith(name));
  const field = label && page.getElementById(label.htmlFor);
  if (!field) throw new Error(`no field ${name}`);
  return field as HTMLInputElement;
};

/** The text of an element with that of its shadow root; `undefined` without the element. */
const textOf = (page: Document, element: string) => {
  const found = page.querySelector(element);
  return found ? (found.shadowRoot?.textContent ?? '') + found.textContent : undefined;
};

/** Opens a page with the snippet, under a strict content policy. */
async function openSnippet(state: State, sources: Record<string, Source | undefined>): Promise<Document> {
  const { parts } = writeSnippet(state, elements, published, sources);
  const head = parts.find(({ place }) => place === 'head')?.code ?? '';
  const body = parts.flatMap(({ place, code }) => (place === 'head' ? [] : [code])).join('\n');
  const url = await servePage(
    `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body>${body}</body></html>`,
    {
      csp: `default-src 'none'; script-src ${otherOrigin}; style-src 'unsafe-inline'; connect-src ${otherOrigin}`,
    },
  );
  return (await openPage(url)).contentDocument as Document;
}

describe('a snippet of the builder', () => {
  const source: Source = {
    title: 'Ministry',
    home: 'https://ministry.example/',
    links: [
      { title: 'Today', url: 'https://ministry.example/today', date: '2026-11-23' },
      { title: 'Group', url: '', links: [{ title: 'Inner', url: 'https://inner.example/' }] },
    ],
  };

  const cases: [Element, Removal[], Changes, string][] = [
    [
      'press-releases',
      [],
      { attributes: { limit: '2', layout: 'cards', searchable: '' }, lang: 'az' },
      'Release 2',
    ],
    ['press-releases', ['tags'], { attributes: { limit: '2', heading: '' } }, 'Release 2'],
    [
      'press-releases',
      ['attributes'],
      { attributes: { limit: '2', searchable: '' }, lang: 'ru' },
      'Release 2',
    ],
    ['press-releases', ['attributes', 'scripts'], {}, 'Today'],
    ['press-releases', ['scripts', 'template'], {}, 'Today'],
    ['press-release', [], {}, 'Text.'],
    ['press-release', ['tags'], { attributes: { 'item-id': '2' } }, 'Release 2'],
    ['press-release', ['attributes'], { attributes: { 'item-id': '2' } }, 'Release 2'],
    ['site-switcher', [], { attributes: { layout: 'list' } }, 'Police'],
    ['site-switcher', ['tags'], { attributes: { layout: 'list' }, links: true }, 'Police'],
    ['site-switcher', ['attributes'], { attributes: { layout: 'list' } }, 'Police'],
    ['site-switcher', ['attributes', 'scripts'], {}, 'Websites of the structural units'],
    ['low-vision-toggle', [], { early: true }, 'Low-vision mode'],
    ['low-vision-toggle', ['tags'], { attributes: { label: 'Read larger' } }, 'Read larger'],
    ['low-vision-toggle', ['attributes'], { attributes: { label: 'Read larger' } }, 'Read larger'],
    ['low-vision-toggle', ['tags', 'scripts'], { attributes: { label: 'Read larger' } }, 'Read larger'],
    ['low-vision-toggle', ['scripts'], { attributes: { label: 'Read larger' } }, 'Read larger'],
  ];

  for (const [element, removes, changes, expected] of cases)
    itInTurn(`shows ${element} where an editor removes ${removes.join(', ') || 'nothing'}`, async () => {
      const state = stateOf(element, { removes, ...changes });
      const page = await openSnippet(state, { [element]: source });
      const shown = () => textOf(page, element) ?? page.body.innerText;
      await until(() => shown().includes(expected), `${expected} in ${page.body.innerHTML}, but ${shown()}`);
    });

  it('shows several elements with one script', async () => {
    const page = await openSnippet(
      {
        ...stateOf('press-releases'),
        places: [
          placeOf('press-releases'),
          placeOf('site-switcher', { attributes: { layout: 'list' } }),
          placeOf('low-vision-toggle'),
        ],
      },
      {},
    );
    for (const [element, expected] of [
      ['press-releases', 'Release 2'],
      ['site-switcher', 'Police'],
      ['low-vision-toggle', 'Low-vision mode'],
    ] as const)
      await until(() => textOf(page, element)?.includes(expected), expected);
    expect(page.scripts).to.have.length(1);
  });

  itInTurn('keeps every text as a text', async () => {
    const evil = '"></press-releases><script>top.hacked = 1</script><img src=x onerror="top.hacked = 1">';
    for (const removes of [[], ['tags'], ['attributes']] as Removal[][]) {
      const state = stateOf('press-releases', { removes, attributes: { heading: evil } });
      const page = await openBuilder(state);
      await until(() => snippets(page).length, 'the snippet');
      const parsed = new DOMParser().parseFromString(snippets(page).join('\n'), 'text/html');
      expect(parsed.querySelectorAll('img')).to.have.length(0);
      const place = parsed.querySelector('press-releases, div, script[data-pressroom]');
      const data =
        place?.localName === 'script' ? (JSON.parse(place.textContent) as { heading: string }) : undefined;
      expect(data?.heading ?? place?.getAttribute('heading') ?? place?.getAttribute('data-heading')).to.equal(
        evil,
      );
      await until(() => page.querySelector('iframe'), 'the preview');
      expect(Reflect.get(window, 'hacked')).to.equal(undefined);
    }
  });
});

describe('the snippet builder', () => {
  it('does the whole task by keyboard, and puts the snippet on the clipboard', async () => {
    const page = await openBuilder();
    const view = page.defaultView as Window;
    let copied = '';
    Object.defineProperty(view.navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve((copied = text)) },
    });
    find(page, '.skip-link').focus();
    await press('Enter');
    expect(page.activeElement).to.equal(find(page, 'main'));
    /** Moves on by Tab to an element. */
    const tabTo = async (isIt: (element: HTMLInputElement) => boolean) => {
      for (let presses = 0; !isIt(page.activeElement as HTMLInputElement); presses += 1) {
        if (presses > 90) throw new Error('not reached by Tab');
        await press('Tab');
      }
    };
    await tabTo(({ value }) => value === 'low-vision-toggle');
    await press('Space');
    const address = fieldNamed(page, en.feedLabel);
    await tabTo((element) => element === address);
    await type(feed);
    await press('Enter');
    await until(() => findings(page).includes('JSON Feed, 3 items'), 'the findings');
    const tags = fieldNamed(page, 'unknown tags');
    const layout = fieldNamed(page, en.names['press-releases layout'] ?? '');
    await tabTo((element) => element === layout);
    await press('c');
    await tabTo((element) => element === tags);
    await press('Space');
    const colour = fieldNamed(page, 'Links');
    await tabTo((element) => element === colour);
    await type('#777');
    await press('Tab');
    const note = page.getElementById(colour.getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).to.include('4.47 : 1').and.to.include('Fails AA');
    expect(colour.value).to.equal('#777777');
    await tabTo(({ textContent }) => textContent === en.copy);
    await press('Enter');
    await until(() => find(page, '.copied').textContent === en.copied, 'the announcement');
    expect(find(page, '.copied').getAttribute('role')).to.equal('status');
    expect(copied).to.equal(snippets(page).join(''));
    expect(copied).to.include('data-pressroom="press-releases"').and.to.include('data-layout="cards"');
    expect(copied).to.include('data-pressroom="low-vision-toggle"');
    expect(copied.split('<script')).to.have.length(2);
    expect(copied).to.include(`data-src="${feed}"`).and.to.include('--pressroom-accent: #777777');
    expect(copied).to.include('integrity="sha384-');
  });

  itInTurn('draws its form if the library’s script arrives last', async () => {
    const script = await serve(await (await fetch('/dist/pressroom.js')).text(), {
      type: 'text/javascript',
      delay: 1000,
    });
    const folder = new URL('/.artifacts/site/builder/', location.href).href;
    const html = (await (await fetch(`${folder}index.html`)).text())
      .replaceAll('"../', `"${new URL('../', folder).href}`)
      .replace(/"[^"]*\/dist\/pressroom\.js"/, `"${script}"`);
    const frame = await openPage(await servePage(html));
    await until(() => frame.contentDocument?.querySelector('.choices'), 'the form');
  });

  itInTurn('takes the first press after an address was written', async () => {
    const page = await openBuilder(undefined, { width: 780, height: 560 });
    fieldNamed(page, en.feedLabel).focus();
    await type('ministry.example/feed.xml');
    const tags = fieldNamed(page, 'unknown tags');
    await click(tags);
    expect(tags.checked).to.equal(true);
    await until(() => findings(page).includes('Did you mean'), 'the findings');
  });

  it('says where the snippet appears, and which element it does not have yet', async () => {
    const page = await openBuilder();
    const { body } = page;
    expect(body.textContent).to.include(en.nothing).and.not.include(en.notYet);
    find(page, 'input[value="low-vision-toggle"]').click();
    await until(() => snippets(page).join().includes('<low-vision-toggle'), 'the snippet');
    expect(body.textContent).to.include(en.notYet).and.not.include(en.nothing);
  });

  it('selects the snippet if the browser refuses to copy', async () => {
    const page = await openBuilder(stateOf('low-vision-toggle'));
    Object.defineProperty(page.defaultView?.navigator, 'clipboard', { value: undefined });
    find(page, '.part button').click();
    await until(() => find(page, '.copied').textContent === en.copyByHand, 'the announcement');
    const area = find(page, '.part textarea') as HTMLTextAreaElement;
    expect(page.activeElement).to.equal(area);
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).to.equal(area.value);
  });

  itInTurn('keeps its choices in the address, for the Back button and for sharing', async () => {
    const page = await openBuilder(
      stateOf('press-releases', { attributes: { limit: '7' }, removes: ['tags'] }),
    );
    const view = page.defaultView as Window;
    const limit = fieldNamed(page, en.names['limit'] ?? '');
    expect(limit.value).to.equal('7');
    expect(fieldNamed(page, 'unknown tags').checked).to.equal(true);
    limit.focus();
    await press('Backspace');
    await type('9');
    await press('Tab');
    expect(view.location.hash).to.include('limit=9');
    expect(snippets(page).join()).to.include('data-limit="9"');
    find(page, 'input[value="press-releases"]').click();
    expect(view.location.hash).to.include('element=&');
    find(page, 'input[value="site-switcher"]').click();
    expect(view.location.hash).to.include('element=site-switcher');
    for (const value of ['', '9', '7']) {
      const isBack = new Promise((resolve) => {
        view.addEventListener('popstate', resolve, { once: true });
      });
      view.history.back();
      await isBack;
      expect(fieldNamed(page, 'Number of releases').closest<HTMLElement>('.element')?.hidden).to.equal(
        !value,
      );
      if (!value) continue;
      expect(limit.value).to.equal(value);
      expect(snippets(page).join()).to.include(`data-limit="${value}"`);
    }
  });

  itInTurn('tells what is wrong with an address, and what to write', async () => {
    const html = await servePage('<p>A page</p>', { origin: 'other' });
    const closed = await serve({ items: [] }, { origin: 'other', headers: {}, cors: 'none' });
    const missing = await serve('', { origin: 'other', status: 404 });
    const cases: [string, string][] = [
      ['ministry.example/feed.xml', 'Did you mean https://ministry.example/feed.xml?'],
      ['javascript:alert(1)', 'This is no whole address'],
      [closed, 'Access-Control-Allow-Origin: *'],
      [missing, 'status 404'],
      [html, 'HTML page'],
      [sites, 'no feed'],
      [`${feed} ${missing}`, `${feed}: Good: JSON Feed, 3 items.`],
    ];
    const page = await openBuilder();
    const field = fieldNamed(page, en.feedLabel);
    for (const [address, sentence] of cases) {
      field.value = address;
      field.dispatchEvent(new Event('input'));
      field.dispatchEvent(new Event('change'));
      await until(() => findings(page).includes(sentence), `«${sentence}», but «${findings(page)}»`);
    }
    await until(() => find(page, '.announcer').textContent.includes('Good: JSON Feed'), 'the announcement');
  });

  itInTurn('tells whether the script can be used', async () => {
    const page = await openBuilder(stateOf('press-releases'));
    const note = () => find(page, '.note').textContent;
    await until(() => note().includes(en.scriptGood), 'the good script');
    const field = fieldNamed(page, en.folderLabel);
    const write = (address: string) => {
      field.value = address;
      field.dispatchEvent(new Event('change'));
    };
    write(await serve('changed()', { origin: 'other', type: 'text/javascript' }));
    await until(() => note().includes('another version'), `another version, but ${note()}`);
    write(await serve('', { origin: 'other', type: 'text/javascript', cors: 'none' }));
    await until(() => note().includes('Access-Control-Allow-Origin'), `no CORS, but ${note()}`);
    write('www.ministry.example/pressroom/');
    await until(() => note().includes('Did you mean https://www.ministry.example/pressroom/?'), note());
    expect(field.value).to.equal('www.ministry.example/pressroom/');
    write(`${location.origin}/nowhere/`);
    await until(() => note().startsWith('There is no script'), `missing, but ${note()}`);
  });

  itInTurn('shows the snippet in a sandboxed frame of its own origin', async () => {
    const page = await openBuilder(stateOf('press-releases', { colours: { accent: '#7a1f1f' } }));
    await until(() => page.querySelector('iframe'), 'the preview');
    // Browsers draw frames of other origins only where they are seen.
    find(page, 'iframe').scrollIntoView();
    await until(() => find(page, 'iframe').style.blockSize, 'the height of the preview');
    const frame = find(page, 'iframe') as HTMLIFrameElement;
    expect(frame.getAttribute('sandbox')).to.equal('allow-scripts');
    expect(frame.contentDocument).to.equal(null);
    const isFromFrame = async () =>
      (await requests(feed)).some(({ headers }) => headers['origin'] === 'null');
    while (!(await isFromFrame())) await new Promise(requestAnimationFrame);
  });

  it('runs no snippet in a preview without a sandbox', async () => {
    const content = {
      html: '<script>top.hacked = 1</script><p>Shown</p>',
      lang: 'en',
      css: '',
      policy: "default-src 'none'; script-src 'unsafe-inline'",
    };
    const frame = await openPage(`/demo/builder/preview.html#${encodeURIComponent(JSON.stringify(content))}`);
    expect(frame.contentDocument?.body.textContent.trim()).to.equal('');
    expect(Reflect.get(window, 'hacked')).to.equal(undefined);
  });

  const narrow = { width: 320, height: 256 };
  const wide = { width: 1280, height: 900 };
  const states: [string, State, { width: number; height: number }, MediaPreferences, file?: string][] = [
    ['at first', stateOf('press-releases', { src: '' }), wide, {}],
    [
      'with findings and colours that fail',
      stateOf('press-releases', { colours: { accent: '#999999', background: '#ffffff', border: '#eeeeee' } }),
      wide,
      { colorScheme: 'dark' },
    ],
    [
      'with all elements in two parts, at 400 %, in Russian',
      {
        ...stateOf('press-releases'),
        places: elements.map(({ tag }) => placeOf(tag as Element)),
        removes: ['tags', 'scripts'],
      },
      narrow,
      {},
      'ru.html',
    ],
    [
      'with links, at 400 %, in Azerbaijani',
      stateOf('site-switcher', { removes: ['scripts', 'template'] }),
      narrow,
      { colorScheme: 'dark' },
      'az.html',
    ],
    ['without a snippet', stateOf('low-vision-toggle', { removes: ['scripts', 'template'] }), wide, {}],
  ];
  for (const [name, state, size, media, file] of states)
    itInTurn(`is accessible ${name} ${Object.values(media).join()}`, async function () {
      try {
        if (Object.keys(media).length) await emulate(media);
      } catch (error) {
        if (error instanceof NotSupported) this.skip();
        throw error;
      }
      const page = await openBuilder(state, size, file);
      const { good, withWarnings } = { 'az.html': az, 'ru.html': ru }[file ?? ''] ?? en;
      const found = [good, withWarnings].map((sentence) => sentence.split('{')[0] ?? '');
      if (state.places.some(({ src }) => src))
        await until(() => found.some((start) => findings(page).includes(start)), 'the findings');
      // The same choices in another language.
      for (const link of page.querySelectorAll<HTMLAnchorElement>('.languages a'))
        expect(link.hash).to.equal(page.location.hash);
      for (const details of page.querySelectorAll('details')) details.open = true;
      expect(page.documentElement.scrollWidth).to.equal(page.documentElement.clientWidth);
      // The sandboxed preview has an origin of its own, so axe-core cannot enter it.
      await expectAccessible(page, { undecided: ['frame-tested'] });
    });

  itInTurn('is usable with the mode on', async () => {
    const page = await openBuilder(stateOf('press-releases'));
    const toggle = page.querySelector('low-vision-toggle');
    toggle?.toggle(true);
    await until(() => page.documentElement.hasAttribute('data-low-vision'), 'the mode');
    await until(() => snippets(page).length, 'the snippet');
    expect(page.documentElement.scrollWidth).to.equal(page.documentElement.clientWidth);
    toggle?.toggle(false);
    await until(() => !page.documentElement.hasAttribute('data-low-vision'), 'the end of the mode');
  });

  it('says without script what to do', async () => {
    const text = await (await fetch('/.artifacts/site/builder/index.html')).text();
    const noscript = new DOMParser().parseFromString(text, 'text/html').querySelector('noscript');
    expect(noscript?.textContent.trim().split('.')).to.have.length(2);
    expect(noscript?.innerHTML).to.include('href=');
  });
});
