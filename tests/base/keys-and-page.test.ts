import { expect } from '@open-wc/testing';
import 'pressroom-elements/low-vision-toggle';
import { engine, press, type } from '../support/commands.js';
import { renderFirst, settled } from '../support/elements.js';
import { feedOf, render as renderReleases } from '../support/releases.js';
import {
  openSites,
  part,
  portal,
  recordFollowed,
  recordToggles,
  renderOpen,
  rendered,
  renderSites,
  shownLinks,
  sitesOf,
  until,
} from '../support/sites.js';

// The page does not get keys and wheel events that an element uses, as with a native control. It gets all others.

/** Records the keys that scripts of the page get in the bubbling phase, on `document` and on `window`. */
function recordKeys(): string[] {
  const heard: string[] = [];
  const listen = (event: Event) => heard.push(`${event.type} ${(event as KeyboardEvent).key}`);
  listeners = new AbortController();
  for (const target of [document, window])
    for (const name of ['keydown', 'keypress', 'keyup'])
      target.addEventListener(name, listen, { signal: listeners.signal });
  return heard;
}

let listeners: AbortController | undefined;
afterEach(() => {
  listeners?.abort();
});

/** A script's modal as Bootstrap's and jQuery's are: it closes on Escape, whoever has used that. */
function modalAround(element: HTMLElement): () => boolean {
  let isOpen = true;
  listeners = new AbortController();
  const box = element.parentElement as HTMLElement;
  for (const [target, name] of [
    [box, 'keydown'],
    [document, 'keydown'],
    [window, 'keyup'],
  ] as const) {
    target.addEventListener(
      name,
      (event) => {
        if ((event as KeyboardEvent).key === 'Escape') isOpen = false;
      },
      { signal: listeners.signal },
    );
  }
  return () => isOpen;
}

async function searchableReleases() {
  const element = await renderReleases('<press-releases searchable></press-releases>');
  element.feed = feedOf(3);
  await element.updateComplete;
  return settled(element);
}

const inputOf = (element: HTMLElement) => element.shadowRoot?.querySelector('input') as HTMLInputElement;

const boxes = { 'site-switcher': () => renderOpen(portal), 'press-releases': searchableReleases };

for (const [tag, show] of Object.entries(boxes))
  describe(`the search box of <${tag}>`, () => {
    it('does not let typed letters reach the page’s shortcuts', async () => {
      const element = await show();
      const input = inputOf(element);
      input.focus();
      const heard = recordKeys();
      await type('j/ ə1');
      await press('Backspace', 'ArrowLeft', 'Home', 'End', 'Delete', 'a');
      expect(input.value).to.equal('j/ əa');
      expect(heard).to.deep.equal([]);
      const before = input.value;
      await press('Enter');
      await element.updateComplete;
      expect(input.value).to.equal(before);
      expect(heard.filter((key) => key.startsWith('keydown'))).to.deep.equal([]);
    });

    it('leaves chords and Tab to the page', async () => {
      const element = await show();
      inputOf(element).focus();
      const heard = recordKeys();
      await press('Control+b', 'Tab');
      expect(heard).to.include('keydown b');
      expect(heard).to.include('keydown Tab');
    });

    it('is cleared by Escape, which closes nothing around it; the page gets the next Escape', async () => {
      const element = await show();
      if ('layout' in element) element.setAttribute('layout', 'list');
      await (element as { updateComplete: Promise<unknown> }).updateComplete;
      const isOpen = modalAround(element);
      const input = inputOf(element);
      input.focus();
      await type('xy');
      await press('Escape');
      await (element as { updateComplete: Promise<unknown> }).updateComplete;
      expect(input.value).to.equal('');
      expect(isOpen()).to.equal(true);
      await press('Escape');
      expect(isOpen()).to.equal(false);
    });

    it('keeps a native dialog around it open on Escape', async () => {
      const element = await show();
      if ('layout' in element) element.setAttribute('layout', 'list');
      const dialog = document.createElement('dialog');
      document.body.append(dialog);
      dialog.append(element);
      dialog.showModal();
      await (element as { updateComplete: Promise<unknown> }).updateComplete;
      inputOf(element).focus();
      await type('xy');
      await press('Escape');
      expect(dialog.open).to.equal(true);
      // In WebKit a search box uses Escape even if it is empty.
      if (engine !== 'webkit') {
        await press('Escape');
        expect(dialog.open).to.equal(false);
      }
      dialog.remove();
    });
  });

describe('the panel of <site-switcher>', () => {
  it('closes on Escape; the modal around it stays open', async () => {
    const element = await renderSites(portal);
    const isOpen = modalAround(element);
    part(element, 'button').focus();
    await press('ArrowDown', 'Escape');
    await element.updateComplete;
    expect(element.open).to.equal(false);
    expect(isOpen()).to.equal(true);
    await press('Escape');
    expect(isOpen()).to.equal(false);
  });

  it('closes on Escape in a native dialog, which stays open', async () => {
    const element = await renderSites(portal);
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.append(element);
    dialog.showModal();
    part(element, 'button').focus();
    await press('ArrowDown', 'Escape');
    await element.updateComplete;
    expect(element.open).to.equal(false);
    expect(dialog.open).to.equal(true);
    dialog.remove();
  });

  it('closes on Escape if nothing has the focus', async () => {
    const element = await renderOpen(portal);
    const toggles = recordToggles(element);
    (document.activeElement as HTMLElement | null)?.blur();
    const heard = recordKeys();
    await press('Escape');
    await element.updateComplete;
    expect(element.open).to.equal(false);
    expect(toggles).to.deep.equal([false]);
    expect(heard).to.deep.equal([]);
  });

  it('ignores an Escape that the page has used', async () => {
    const element = await renderOpen(portal, '');
    const input = document.createElement('input');
    element.before(input);
    // Focus elsewhere closes the panel, so a script opens it afterwards.
    input.focus();
    element.open = true;
    await element.updateComplete;
    const heard = recordKeys();
    await press('Escape');
    expect(element.open).to.equal(true);
    expect(heard).to.include('keydown Escape');
    input.remove();
  });

  it('uses the arrow keys; the page does not get them', async () => {
    const element = await renderSites(portal);
    part(element, 'button').focus();
    const heard = recordKeys();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(heard.filter((key) => key.startsWith('keydown'))).to.deep.equal([]);
  });

  it('follows no link on the Enter key of an input method', async () => {
    const element = await renderOpen(sitesOf(1), 'search-from="1"');
    const followed = recordFollowed(element);
    const input = inputOf(element);
    input.focus();
    for (const init of [{ isComposing: true }, { keyCode: 229 }])
      for (const key of ['Enter', 'ArrowDown', 'Escape'])
        input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...init }));
    await element.updateComplete;
    expect(followed).to.deep.equal([]);
    expect(element.open).to.equal(true);
    expect(element.shadowRoot?.activeElement === input).to.equal(true);
    await press('Enter');
    expect(followed).to.have.length(1);
  });
});

describe('two switchers', () => {
  it('have one open panel, which Escape closes', async () => {
    const first = await renderSites(portal, 'label="A"');
    const second = await renderSites(portal, 'label="B"');
    const toggles = [recordToggles(first), recordToggles(second)];
    first.open = true;
    await first.updateComplete;
    shownLinks(first)[0]?.focus();
    second.open = true;
    await second.updateComplete;
    await rendered(first);
    expect([first.open, second.open]).to.deep.equal([false, true]);
    expect(second.shadowRoot?.activeElement === part(second, 'button')).to.equal(true);
    await press('Escape');
    await rendered(second);
    expect([first.open, second.open]).to.deep.equal([false, false]);
    expect(toggles).to.deep.equal([[], [false]]);
    part(first, 'button').focus();
    await press('Enter');
    part(second, 'button').focus();
    await press('Enter');
    await rendered(second);
    expect([first.open, second.open]).to.deep.equal([false, true]);
    await press('Escape');
    await rendered(second);
    expect(second.shadowRoot?.activeElement === part(second, 'button')).to.equal(true);
  });
});

describe('the low-vision panel', () => {
  it('closes on Escape; the modal around it stays open', async () => {
    const element = await renderFirst('low-vision-toggle', '<low-vision-toggle></low-vision-toggle>');
    const isOpen = modalAround(element);
    element.openPanel();
    await until(() => !!element.shadowRoot?.querySelector('.panel'));
    await press('Escape');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.panel')).to.equal(null);
    expect(isOpen()).to.equal(true);
  });
});

describe('the wheel', () => {
  /** The driver of WebKit cannot turn the wheel. */
  const wheel = (target: Element, deltaY: number, init: WheelEventInit = {}) => {
    const event = new WheelEvent('wheel', {
      deltaY,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...init,
    });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('does not scroll the page from a panel that does not scroll', async () => {
    const element = await renderOpen(sitesOf(2));
    const link = shownLinks(element)[0] as Element;
    expect([wheel(link, 100), wheel(link, -100), wheel(link, 0, { deltaX: 50 })]).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect(wheel(link, 100, { ctrlKey: true }), 'zooms').to.equal(false);
    expect(wheel(part(element, 'button'), 100), 'on the button').to.equal(false);
  });

  it('scrolls a panel to its ends, and not the page', async () => {
    const element = await renderOpen(sitesOf(15));
    const panel = part(element, 'panel');
    panel.style.maxBlockSize = '200px';
    expect([wheel(panel, 100), wheel(panel, -100)]).to.deep.equal([false, true]);
    panel.scrollTop = 1e6;
    expect([wheel(panel, 100), wheel(panel, -100)]).to.deep.equal([true, false]);
    expect(getComputedStyle(panel).overscrollBehaviorY).to.equal('contain');
  });

  it('scrolls the links in a dialog, and not the page', async () => {
    const { element } = await openSites(portal, { width: 320, height: 320 });
    element.open = true;
    await element.updateComplete;
    const link = shownLinks(element)[0] as Element;
    const links = link.closest('nav') as Element;
    expect([wheel(link, 100), wheel(link, -100), wheel(part(element, 'close'), 100)]).to.deep.equal([
      false,
      true,
      true,
    ]);
    links.scrollTop = 1e6;
    expect([wheel(link, 100), wheel(link, -100)]).to.deep.equal([true, false]);
  });

  it('does not scroll the page from the low-vision panel', async () => {
    const element = await renderFirst('low-vision-toggle', '<low-vision-toggle></low-vision-toggle>');
    element.openPanel();
    await until(() => !!element.shadowRoot?.querySelector('.panel'));
    const panel = element.shadowRoot?.querySelector('.panel') as HTMLElement;
    expect(wheel(panel, -100)).to.equal(true);
    panel.scrollTop = 1e6;
    expect(wheel(panel, 100)).to.equal(true);
    element.closePanel();
  });
});

describe('in low windows', () => {
  for (const [width, height] of [
    [640, 320],
    [800, 360],
    [1000, 400],
    [320, 320],
    [320, 400],
    [900, 470],
  ] as const)
    it(`of ${String(width)} × ${String(height)} sites are visible`, async () => {
      const { element, frame } = await openSites(portal, { width, height });
      element.open = true;
      await element.updateComplete;
      const seen = shownLinks(element).filter((link) => {
        const { top, bottom } = link.getBoundingClientRect();
        return top >= 0 && bottom <= (frame.contentWindow?.innerHeight ?? 0);
      });
      expect(seen.length).to.be.at.least(3);
    });

  it('with the button in the middle sites are visible', async () => {
    const { element, page } = await openSites(portal, { width: 800, height: 500 });
    page.body.style.paddingTop = '220px';
    element.open = true;
    await element.updateComplete;
    const panel = part(element, 'panel').getBoundingClientRect();
    const seen = shownLinks(element).filter((link) => {
      const { top, bottom } = link.getBoundingClientRect();
      return top >= panel.top && bottom <= panel.bottom;
    });
    expect(seen.length).to.be.at.least(1);
  });
});
