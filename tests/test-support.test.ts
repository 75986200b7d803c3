import { expect } from '@open-wc/testing';
import { expectAccessible } from './support/accessibility.js';
import {
  click,
  clickAt,
  emulate,
  engine,
  moveTo,
  NotSupported,
  press,
  releasePointer,
  setViewport,
  type,
} from './support/commands.js';
import {
  openPage,
  otherOrigin,
  release,
  requests,
  serve,
  servePage,
  update,
  whenRequested,
} from './support/feeds.js';

// The helpers of the tests work in each engine, so that all other tests can rely on them.

function render(html: string): HTMLElement {
  const box = document.createElement('main');
  box.innerHTML = html;
  document.body.append(box);
  return box;
}

function find(root: ParentNode | null | undefined, selector: string): HTMLElement {
  const found = root?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it did not reject');
}

function recordTrust(target: EventTarget, eventType: string): boolean[] {
  const trust: boolean[] = [];
  target.addEventListener(eventType, (event) => trust.push(event.isTrusted));
  return trust;
}

const FORM = '<input aria-label="Search"><button>Send</button><a href="#below">Below</a>';

afterEach(() => {
  for (const box of document.querySelectorAll('main')) box.remove();
});

describe('keys', () => {
  it('reach a page that has the focus', () => {
    expect(['chromium', 'firefox', 'webkit']).to.include(engine);
    expect(document.hasFocus()).to.equal(true);
    expect(document.visibilityState).to.equal('visible');
  });

  it('cause trusted events in an input', async () => {
    const input = find(render(FORM), 'input') as HTMLInputElement;
    const trust = recordTrust(input, 'keydown');
    input.focus();
    await type('Sumqayit');
    await press('!');
    expect(input.value).to.equal('Sumqayit!');
    expect(trust).to.deep.equal(Array(9).fill(true));
  });

  it('type letters that the machine’s keyboard lacks', async () => {
    const input = find(render(FORM), 'input') as HTMLInputElement;
    input.focus();
    await type('Əmək ı Ж');
    expect(input.value).to.equal('Əmək ı Ж');
  });

  it('Tab and Shift+Tab move the focus, also to links', async () => {
    const box = render(FORM);
    find(box, 'input').focus();
    await press('Tab', 'Tab');
    expect(document.activeElement).to.equal(find(box, 'a'));
    expect(find(box, 'a').matches(':focus-visible')).to.equal(true);
    await press('Shift+Tab');
    expect(document.activeElement).to.equal(find(box, 'button'));
  });

  it('Enter and Space press buttons; arrows and Escape have the platform’s names', async () => {
    const box = render(FORM);
    const button = find(box, 'button');
    const trust = recordTrust(button, 'click');
    const keys: string[] = [];
    button.addEventListener('keydown', ({ key, ctrlKey }) => keys.push(ctrlKey ? `ctrl ${key}` : key));
    button.focus();
    await press('Enter', 'Space', 'ArrowDown', 'Home', 'Escape', 'Control+ArrowUp');
    expect(trust).to.deep.equal([true, true]);
    expect(keys).to.deep.equal(
      ['Enter', ' ', 'ArrowDown', 'Home', 'Escape', 'Control', 'ctrl ArrowUp'].map((key) =>
        key === 'Control' ? 'ctrl Control' : key,
      ),
    );
  });

  it('reach a frame’s page', async () => {
    const frame = await openPage(await servePage('<input>'));
    const input = find(frame.contentDocument, 'input') as HTMLInputElement;
    input.focus();
    await type('ok');
    expect(input.value).to.equal('ok');
  });

  it('with an unknown name cause an error', async () => {
    expect(String(await rejection(press('Return')))).to.contain('no such key');
    expect(String(await rejection(press('Ctrl+a')))).to.contain('no such modifier');
  });
});

describe('the pointer', () => {
  it('clicks a button in a shadow root below the viewport', async () => {
    const box = render('<p style="height: 3000px"></p><div></div>');
    const root = find(box, 'div').attachShadow({ mode: 'open' });
    root.innerHTML = '<button>Far below</button>';
    const button = find(root, 'button');
    const trust = recordTrust(button, 'click');
    await click(button);
    expect(trust).to.deep.equal([true]);
  });

  it('clicks in a frame with borders that is scrolled', async () => {
    const url = await servePage('<p style="height: 2000px"></p><button>In the frame</button>');
    const frame = await openPage(url, { width: 400, height: 300 });
    frame.style.border = '7px solid';
    frame.style.padding = '11px';
    frame.style.marginTop = '900px';
    const button = find(frame.contentDocument, 'button');
    button.style.cssText = 'width: 8px; height: 8px; padding: 0; overflow: hidden';
    const trust = recordTrust(button, 'click');
    await click(button);
    expect(trust).to.deep.equal([true]);
  });

  it('clicks an element under CSS zoom', async () => {
    const url = await servePage(
      '<html style="zoom: 2"><p>Text</p><button style="margin: 50px">Zoomed</button>',
    );
    const frame = await openPage(url);
    const button = find(frame.contentDocument, 'button');
    const trust = recordTrust(button, 'click');
    await click(button);
    expect(trust).to.deep.equal([true]);
  });

  it('holds modifier keys, and double-clicks', async () => {
    const button = find(render(FORM), 'button');
    const seen: string[] = [];
    for (const eventType of ['click', 'dblclick']) {
      button.addEventListener(eventType, (event) => {
        seen.push(`${eventType}${(event as MouseEvent).shiftKey ? ' shift' : ''}`);
      });
    }
    await click(button, { modifiers: ['Shift'] });
    await click(button, { count: 2 });
    expect(seen.slice(0, 1)).to.deep.equal(['click shift']);
    expect(seen).to.include('dblclick');
  });

  it('clicks at a point of the viewport, also in a frame', async () => {
    const frame = await openPage(await servePage('<button>In the frame</button>'), {
      width: 400,
      height: 300,
    });
    const { x, y } = frame.getBoundingClientRect();
    const points: number[][] = [];
    frame.contentDocument?.addEventListener('click', ({ clientX, clientY }) =>
      points.push([clientX, clientY]),
    );
    await clickAt(x + 150, y + 120);
    expect(points).to.deep.equal([[150, 120]]);
  });

  it('hovers over an element, and leaves it', async () => {
    const button = find(render(`<p style="height: 200px"></p>${FORM}`), 'button');
    await moveTo(button);
    expect(button.matches(':hover')).to.equal(true);
    await releasePointer();
    expect(button.matches(':hover')).to.equal(false);
  });

  it('does not click elements that are covered or not rendered', async () => {
    const box = render(`${FORM}<div id="veil" style="position: fixed; inset: 0"></div>`);
    expect(String(await rejection(click(find(box, 'button'))))).to.contain('covered by <div#veil>');
    find(box, '#veil').hidden = true;
    find(box, 'button').hidden = true;
    expect(String(await rejection(click(find(box, 'button'))))).to.contain('not rendered');
  });
});

describe('the viewport and the reader’s preferences', () => {
  it('the viewport is 800 × 600, and can be resized', async () => {
    expect([innerWidth, innerHeight]).to.deep.equal([800, 600]);
    await setViewport({ width: 1280, height: 720 });
    expect([innerWidth, innerHeight]).to.deep.equal([1280, 720]);
  });

  it('the viewport is reset for the next test', () => {
    expect([innerWidth, innerHeight]).to.deep.equal([800, 600]);
  });

  for (const [preference, query] of [
    [{ colorScheme: 'dark' }, '(prefers-color-scheme: dark)'],
    [{ reducedMotion: 'reduce' }, '(prefers-reduced-motion: reduce)'],
    [{ contrast: 'more' }, '(prefers-contrast: more)'],
    [{ forcedColors: 'active' }, '(forced-colors: active)'],
  ] as const) {
    it(`emulates ${query} for one test, or reports that it cannot`, async () => {
      expect(matchMedia(query).matches).to.equal(false);
      if (engine === 'webkit') expect(await rejection(emulate(preference))).to.be.instanceOf(NotSupported);
      else await emulate(preference);
      expect(matchMedia(query).matches).to.equal(engine !== 'webkit');
    });
  }
});

describe('the feed server', () => {
  for (const origin of ['same', 'other', 'ministry.localhost'] as const) {
    it(`answers from ${origin}, and records the requests`, async () => {
      const url = await serve({ title: 'Feed' }, { origin, headers: { 'x-host': 'test' } });
      expect(new URL(url).origin === location.origin).to.equal(origin === 'same');
      const response = await fetch(`${url}?page=2`);
      expect(await response.json()).to.deep.equal({ title: 'Feed' });
      expect(response.headers.get('content-type')).to.equal('application/feed+json; charset=utf-8');
      const [request, ...others] = await requests(url);
      expect(request).to.include({ method: 'GET', aborted: false });
      expect(request?.url).to.match(/\?page=2$/);
      expect(others).to.deep.equal([]);
    });
  }

  it('answers with a status, and can be updated later', async () => {
    const url = await serve('gone', { status: 410, type: 'text/plain' });
    const response = await fetch(url);
    expect([response.status, await response.text()]).to.deep.equal([410, 'gone']);
    await update(url, [1, 2]);
    expect(await (await fetch(url)).json()).to.deep.equal([1, 2]);
  });

  it('holds a response until it is released', async () => {
    const url = await serve('late', { hold: true });
    let answered = false;
    const response = fetch(url).then((answer) => {
      answered = true;
      return answer.text();
    });
    await whenRequested(url);
    await fetch(await serve('another'));
    expect(answered).to.equal(false);
    await release(url);
    expect(await response).to.equal('late');
  });

  it('notices that the client aborted the request', async () => {
    const url = await serve('late', { hold: true });
    const giveUp = new AbortController();
    const response = fetch(url, { signal: giveUp.signal });
    await whenRequested(url);
    giveUp.abort();
    expect(await rejection(response)).to.have.property('name', 'AbortError');
    let [request] = await requests(url);
    while (!request?.aborted) [request] = await requests(url);
  });

  it('can cut a response off', async () => {
    const url = await serve({ title: 'x'.repeat(10_000) }, { cut: 500 });
    expect(await rejection(fetch(url).then((response) => response.text()))).to.be.instanceOf(TypeError);
  });

  it('can send a response slowly', async () => {
    const url = await serve('abcdef', { drip: { bytes: 2, ms: 5 } });
    expect(await (await fetch(url)).text()).to.equal('abcdef');
  });

  it('can redirect several times or endlessly', async () => {
    const url = await serve('there', { redirect: 3 });
    const response = await fetch(url);
    expect([response.redirected, await response.text()]).to.deep.equal([true, 'there']);
    expect(await requests(url)).to.have.length(4);
    expect(await rejection(fetch(await serve('never', { redirect: 'loop' })))).to.be.instanceOf(TypeError);
  });

  it('lets other origins read only with CORS, and refuses preflights', async () => {
    const closed = await serve('x', { origin: 'other', cors: 'none' });
    expect(await rejection(fetch(closed))).to.be.instanceOf(TypeError);
    const open = await serve('x', { origin: 'other', cors: 'any' });
    expect(await (await fetch(open)).text()).to.equal('x');
    expect(await rejection(fetch(open, { headers: { 'x-custom': '1' } }))).to.be.instanceOf(TypeError);
    expect((await requests(open)).map(({ method }) => method)).to.deep.equal(['GET', 'OPTIONS']);
  });

  it('serves the fixture feeds to any origin', async () => {
    for (const origin of [location.origin, otherOrigin]) {
      const response = await fetch(`${origin}/fixtures/feeds/politics-fr-527-items.json`);
      expect(((await response.json()) as { items: unknown[] }).items).to.have.length(527);
    }
  });

  it('serves pages with a content policy', async () => {
    const url = await servePage('<p>Page</p><script>document.body.dataset.ran = "yes"</script>', {
      csp: "script-src 'self'",
    });
    const frame = await openPage(`${url}?release=1`, { width: 320, height: 480 });
    expect(frame.contentWindow?.innerWidth).to.equal(320);
    expect(frame.contentWindow?.location.search).to.equal('?release=1');
    expect(frame.contentDocument?.body.dataset['ran']).to.equal(undefined);
  });
});

describe('the accessibility check', () => {
  it('passes accessible elements, and names the others', async () => {
    const box = render(`<h1>Heading</h1>${FORM}<img src="data:," width="50" height="50">`);
    const error = String(await rejection(expectAccessible(box)));
    expect(error).to.contain('violation: image-alt');
    expect(error).to.contain('<img');
    find(box, 'img').remove();
    await expectAccessible(box);
  });

  it('fails if axe-core cannot decide', async () => {
    const image = 'linear-gradient(#fff, #000)';
    const box = render(`<p style="background-image: ${image}; color: #777">Text</p>`);
    expect(String(await rejection(expectAccessible(box)))).to.contain('undecided: color-contrast');
    await expectAccessible(box, { undecided: ['color-contrast'] });
  });

  it('checks a page in a frame', async () => {
    const page = await openPage(
      await servePage('<html lang="en"><title>Page</title><p>Outside of landmarks</p>'),
    );
    const { contentDocument } = page;
    if (!contentDocument) throw new Error('no document');
    const error = String(await rejection(expectAccessible(contentDocument)));
    expect(error).to.contain('region').and.to.contain('page-has-heading-one');
  });

  it('reports that a page’s policy blocks it', async () => {
    const page = await openPage(await servePage('<p>Text</p>', { csp: "script-src 'none'" }));
    const { contentDocument } = page;
    if (!contentDocument) throw new Error('no document');
    expect(String(await rejection(expectAccessible(contentDocument)))).to.contain('Content-Security-Policy');
  });
});
