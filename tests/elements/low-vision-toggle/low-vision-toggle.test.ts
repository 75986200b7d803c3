import { expect } from '@open-wc/testing';
import '../../../src/elements/low-vision-toggle/define.js';
import type { LowVisionToggle } from '../../../src/elements/low-vision-toggle/low-vision-toggle.js';
import type { LowVisionDetail } from '../../../src/low-vision/mode.js';
import { normaliseSettings, settings } from '../../../src/low-vision/settings.js';
import { forget, recall, remember } from '../../../src/low-vision/memory.js';
import { boxOf, elementsAt, windowOf } from '../../../src/low-vision/engine/measure.js';
import { loadEngine } from '../../../src/low-vision/load-engine.js';
import { applyLowVision, clearLowVision } from '../../../src/low-vision/apply.js';
import { expectAccessible } from '../../support/accessibility.js';
import { click, moveTo, NotSupported, press, setViewport } from '../../support/commands.js';
import { openPage, servePage } from '../../support/feeds.js';
import { combinations, itInTurn, matrix } from '../../support/matrix.js';
import { recordConsole, until } from '../../support/sites.js';

// <low-vision-toggle>: one press makes the page readable, the next one restores it. The panel changes every setting. The
// choice is remembered, and the reset removes it.

const root = document.documentElement;
const text = () => root.dataset['lowVision'];
let place: HTMLElement;

async function render(attributes = '', around = (markup: string) => markup): Promise<LowVisionToggle> {
  place.innerHTML = around(`<low-vision-toggle ${attributes}></low-vision-toggle>`);
  const toggle = place.querySelector('low-vision-toggle') as LowVisionToggle;
  await toggle.updateComplete;
  return toggle;
}

const find = (toggle: LowVisionToggle, selector: string) =>
  toggle.shadowRoot?.querySelector(selector) as HTMLElement;
const button = (toggle: LowVisionToggle) => find(toggle, '[part=button]');
const action = (toggle: LowVisionToggle, name: string) => find(toggle, `[data-do="${name}"]`);
const setting = (toggle: LowVisionToggle, value: string) => find(toggle, `[data-set="${value}"]`);

async function activate(toggle: LowVisionToggle, control: HTMLElement): Promise<void> {
  await click(control);
  await toggle.updateComplete;
}

async function open(toggle: LowVisionToggle): Promise<void> {
  toggle.openPanel();
  await toggle.updateComplete;
  for (const details of toggle.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
}

function recordChanges(target: EventTarget): LowVisionDetail[] {
  const changes: LowVisionDetail[] = [];
  target.addEventListener('low-vision-change', (event) => {
    changes.push((event as CustomEvent<LowVisionDetail>).detail);
  });
  return changes;
}

// These tests start with a loaded engine. net/load-chunk.test.ts tests how it loads.
before(() => loadEngine());

const wayBack = () => document.querySelector('low-vision-way-back');

beforeEach(() => {
  forget();
  place = document.createElement('main');
  place.innerHTML = '';
  document.body.append(place);
});

afterEach(async () => {
  const toggle = document.querySelector<LowVisionToggle>('low-vision-toggle') ?? (await render());
  toggle.reset();
  place.remove();
  forget();
  expect(text()).to.equal(undefined);
});

describe('the button', () => {
  it('is labelled in the language of the page', async () => {
    for (const [lang, words] of Object.entries({
      az: 'Görmə çətinliyi olanlar üçün',
      en: 'Low-vision mode',
      ru: 'Версия для слабовидящих',
    })) {
      const toggle = await render('', (markup) => `<div lang=${lang}>${markup}</div>`);
      expect(button(toggle).textContent.trim()).to.equal(words);
    }
  });

  it('changes the page at a press, keeps the focus, and shows five controls', async () => {
    const toggle = await render();
    expect(button(toggle).getAttribute('aria-pressed')).to.equal('false');
    const changes = recordChanges(document);
    await activate(toggle, button(toggle));
    expect(text()).to.include('text-size:150').and.include('scheme:').and.include('links:underline');
    expect(button(toggle).getAttribute('aria-pressed')).to.equal('true');
    expect(toggle.shadowRoot?.activeElement).to.equal(button(toggle));
    expect(find(toggle, '[part=panel]')).to.equal(null);
    expect(
      [...(toggle.shadowRoot?.querySelectorAll('.row button') ?? [])].map((one) => one.textContent.trim()),
    ).to.deep.equal(['Low-vision mode', 'A−', 'A+', 'Colours', 'All settings', 'Usual version']);
    expect(changes.map(({ active, source }) => [active, source])).to.deep.equal([[true, 'reader']]);
    expect(toggle.matches(':state(active)')).to.equal(true);
  });

  it('is at least 44 pixels high and wide', async () => {
    const { width, height } = boxOf(button(await render()));
    expect(Math.min(width, height)).to.be.at.least(44);
  });

  it('restores the page at the next press', async () => {
    const toggle = await render();
    const before = root.cloneNode(false) as Element;
    await activate(toggle, button(toggle));
    await activate(toggle, button(toggle));
    expect(root.cloneNode(false).isEqualNode(before)).to.equal(true);
    expect(toggle.active).to.equal(false);
  });

  it('is pressed by keys, and once by a held key', async () => {
    const toggle = await render();
    button(toggle).focus();
    await press('Enter');
    expect(toggle.active).to.equal(true);
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
      composed: true,
    });
    button(toggle).dispatchEvent(held);
    expect(held.defaultPrevented).to.equal(true);
    expect(toggle.active).to.equal(true);
    await press('Space');
    expect(toggle.active).to.equal(false);
  });

  it('stays under the finger when the page grows', async () => {
    const toggle = await render(
      '',
      (markup) =>
        `<p>${'Text '.repeat(90)}</p><div style="text-align: right">${markup}</div><p>${'Text '.repeat(900)}</p>`,
    );
    const control = button(toggle);
    control.scrollIntoView({ block: 'center' });
    const middle = () => {
      const { left, top } = boxOf(control, Number(find(toggle, '.row').style.zoom) || 1);
      return [left, top];
    };
    const [x = 0, y = 0] = middle();
    await activate(toggle, control);
    const [nowX = 0, nowY = 0] = middle();
    expect(Math.abs(nowX - x)).to.be.below(8);
    expect(Math.abs(nowY - y)).to.be.below(8);
    // Not only by calculated boxes: the browser finds the same control at that point.
    expect(elementsAt(document, x + 20, y + 20)[0]).to.equal(toggle);
  });
});

describe('the controls beside it', () => {
  it('change the text size in steps, and announce it once', async () => {
    const toggle = await render();
    await activate(toggle, button(toggle));
    await activate(toggle, action(toggle, 'larger'));
    expect(toggle.values['text-size']).to.equal(175);
    expect(text()).to.include('text-size:175');
    const live = find(toggle, '[aria-live]');
    await until(() => live.textContent === 'Text: 175 %', 'it is said');
    await activate(toggle, action(toggle, 'smaller'));
    await activate(toggle, action(toggle, 'smaller'));
    expect(toggle.values['text-size']).to.equal(125);
  });

  it('lead to the colours, with the focus on the chosen one', async () => {
    const toggle = await render('defaults="scheme:yellow-on-black"');
    await activate(toggle, button(toggle));
    await activate(toggle, action(toggle, 'colours'));
    expect(toggle.shadowRoot?.activeElement).to.equal(setting(toggle, 'scheme:yellow-on-black'));
  });

  it('lead to the colours in the open panel, too', async () => {
    const toggle = await render('defaults="scheme:yellow-on-black"');
    await activate(toggle, button(toggle));
    await activate(toggle, action(toggle, 'panel'));
    expect(toggle.shadowRoot?.activeElement).not.to.equal(setting(toggle, 'scheme:yellow-on-black'));
    action(toggle, 'colours').focus();
    await press('Enter');
    expect(toggle.shadowRoot?.activeElement).to.equal(setting(toggle, 'scheme:yellow-on-black'));
  });

  it('switch back to the usual version, with the focus on the button', async () => {
    const toggle = await render();
    await activate(toggle, button(toggle));
    await activate(toggle, action(toggle, 'off'));
    expect(toggle.active).to.equal(false);
    expect(text()).to.equal(undefined);
    expect(toggle.shadowRoot?.activeElement).to.equal(button(toggle));
  });
});

it('a toggle shows its own content and reports the error if its first rendering fails', async () => {
  const { errors } = recordConsole();
  const Toggle = customElements.get('low-vision-toggle') as typeof LowVisionToggle;
  customElements.define(
    'broken-toggle',
    class extends Toggle {
      protected override render(): never {
        throw new Error('broken');
      }
    },
  );
  place.innerHTML = '<broken-toggle><a href="/accessible/">Accessible version</a></broken-toggle>';
  const toggle = place.querySelector('broken-toggle') as LowVisionToggle;
  await toggle.updateComplete;
  const link = toggle.querySelector('a');
  expect(link?.assignedSlot).not.to.equal(null);
  expect(link?.checkVisibility()).to.equal(true);
  expect(errors.join()).to.include('<broken-toggle>: broken');
});

describe('an unusable default', () => {
  it('causes a warning, and the others apply', async () => {
    const { warnings } = recordConsole();
    const toggle = await render(
      'defaults="text-size:9999 bold:on" offer="tex-size bold" remember="example.com"',
    );
    for (const told of [
      'defaults: "text-size:9999" cannot be used: text-size is 70 to 400.',
      'offer: "tex-size" cannot be used: there is no such setting.',
      'remember: "example.com" cannot be used: it is no parent domain of this host.',
    ])
      expect(warnings.join()).to.include(told);
    await activate(toggle, button(toggle));
    expect(text()).to.equal('bold:on');
  });

  it('without a usable value leaves the usual first settings', async () => {
    recordConsole();
    const toggle = await render('defaults="textsize:200"');
    await activate(toggle, button(toggle));
    expect(text()).to.include('text-size:150');
  });

  it('from a script causes one warning, and the others apply', async () => {
    const { warnings } = recordConsole();
    const toggle = await render();
    const values = { 'text-size': 150, scheme: 'pink', size: 3, bold: undefined } as never;
    toggle.values = values;
    toggle.values = values;
    expect(toggle.values).to.deep.equal({ 'text-size': 150 });
    applyLowVision({ 'line-height': 7, links: 'box' });
    clearLowVision();
    applyLowVision(undefined as never);
    clearLowVision();
    expect(warnings.map((text) => /"(.*)"/.exec(text)?.[1])).to.deep.equal([
      'scheme:pink',
      'size:3',
      'line-height:7',
    ]);
  });

  it('causes no warning if there is none', async () => {
    const { warnings } = recordConsole();
    await render('defaults="text-size:200 scheme:custom/fff/000/ff0" offer="scheme" remember="domain"');
    expect(warnings).to.deep.equal([]);
  });
});

describe('the panel', () => {
  it('is not covered by the pressed row', async () => {
    const toggle = await render('', (markup) => `<div style="text-align: right">${markup}</div>`);
    await activate(toggle, button(toggle));
    await moveTo(toggle.parentElement as Element);
    await activate(toggle, action(toggle, 'colours'));
    expect(toggle.shadowRoot?.querySelectorAll(':popover-open')).to.have.length(1);
  });

  it('opens with the focus on its first setting; Escape closes it and returns the focus', async () => {
    const toggle = await render();
    await activate(toggle, button(toggle));
    await activate(toggle, find(toggle, '[part=settings-button]'));
    expect(find(toggle, '[part=panel]').matches(':popover-open')).to.equal(true);
    expect(toggle.shadowRoot?.activeElement?.getAttribute('aria-valuetext')).to.equal('150 %');
    expect(find(toggle, '[part=settings-button]').getAttribute('aria-expanded')).to.equal('true');
    await press('Escape');
    await toggle.updateComplete;
    expect(find(toggle, '[part=panel]')).to.equal(null);
    expect(toggle.shadowRoot?.activeElement).to.equal(find(toggle, '[part=settings-button]'));
  });

  it('shows every documented setting, each with a way to the site’s look', async () => {
    const toggle = await render();
    await open(toggle);
    const names = [...(toggle.shadowRoot?.querySelectorAll<HTMLElement>('[data-name]') ?? [])].map(
      ({ dataset }) => dataset['name'],
    );
    expect(names).to.have.length(25);
    for (const name of names.filter((one) => one !== 'text-size'))
      expect(setting(toggle, `${String(name)}:`), name).to.be.instanceOf(HTMLElement);
  });

  it('applies a pressed value, and shows it as pressed', async () => {
    const toggle = await render('defaults="text-size:100"');
    await open(toggle);
    await activate(toggle, setting(toggle, 'images:dim'));
    expect(toggle.active).to.equal(true);
    expect(text()).to.equal('text-size:100 images:dim');
    expect(setting(toggle, 'images:dim').getAttribute('aria-checked')).to.equal('true');
    await activate(toggle, setting(toggle, 'images:'));
    expect(text()).to.equal('text-size:100');
  });

  it('changes a number in steps, down to the site’s own look', async () => {
    const toggle = await render('defaults="line-height:1.75 line-length:65"');
    await open(toggle);
    const buttons = (name: string) => [...find(toggle, `[data-name=${name}]`).querySelectorAll('button')];
    for (const [name, at, shown] of [
      ['line-height', 1, 'line-height:2 line-length:65'],
      ['line-height', 0, 'line-height:1.75 line-length:65'],
      ['line-height', 0, 'line-height:1.5 line-length:65'],
      ['line-height', 0, 'line-length:65'],
      ['line-height', 0, 'line-length:65'],
      ['line-length', 1, 'line-length:80'],
      ['line-length', 1, ''],
      ['line-length', 0, 'line-length:80'],
      ['text-size', 0, 'text-size:90 line-length:80'],
      ['text-size', 1, 'text-size:100 line-length:80'],
    ] as const) {
      await activate(toggle, buttons(name)[at] as HTMLElement);
      expect(text(), `${name} ${String(at)}`).to.equal(shown);
    }
    expect(find(toggle, '[data-name=text-size] [role=spinbutton]').ariaValueText).to.equal('100 %');
    expect(find(toggle, '[data-name=line-height] [role=spinbutton]').ariaValueText).to.equal('As the site');
  });

  it('moves to the bottom of the window, and stays there for the next page', async () => {
    const toggle = await render();
    await open(toggle);
    const style = getComputedStyle(root);
    await activate(toggle, action(toggle, 'move'));
    const panel = () => boxOf(find(toggle, '.panel'));
    expect(panel().top + panel().height).to.be.closeTo(windowOf(window)[1], 1);
    expect(parseFloat(style.marginTop)).to.be.below(40);
    expect(parseFloat(style.paddingBottom)).to.be.closeTo(panel().height, 2);
    const next = await render();
    await open(next);
    expect(boxOf(find(next, '.panel')).top).to.be.above(100);
    await activate(next, action(next, 'move'));
    expect(boxOf(find(next, '.panel')).top).to.equal(0);
    next.closePanel();
    await next.updateComplete;
    expect(style.paddingBottom).to.equal('0px');
  });

  it('delays a change of scheme, so that a held key does not make the page flash', async () => {
    const toggle = await render('defaults="text-size:100"');
    await open(toggle);
    toggle.toggle(true);
    const changes = recordChanges(document);
    for (const scheme of ['white-on-black', 'black-on-white', 'yellow-on-black'])
      setting(toggle, `scheme:${scheme}`).click();
    expect(changes).to.have.length(0);
    expect(toggle.values.scheme).to.equal('yellow-on-black');
    await until(() => changes.length > 0, 'the last one is painted');
    expect(changes.map(({ values }) => values.scheme)).to.deep.equal(['yellow-on-black']);
  });

  it('offers the settings of `offer`, and lists other active ones under «Also on»', async () => {
    const toggle = await render('offer="text-size scheme"');
    toggle.values = { 'text-size': 125, bold: 'on' };
    await open(toggle);
    const names = [...(toggle.shadowRoot?.querySelectorAll<HTMLElement>('[data-name]') ?? [])].map(
      ({ dataset }) => dataset['name'],
    );
    expect(names).to.deep.equal(['text-size', 'scheme', 'bold']);
    expect(setting(toggle, 'bold:').closest('fieldset fieldset')?.parentElement?.textContent).to.include(
      'Also on',
    );
  });

  it('moves the page down by its height while it is open', async () => {
    const toggle = await render();
    const style = root.getAttribute('style');
    await open(toggle);
    await until(() => parseFloat(getComputedStyle(root).marginTop) > 40, 'the page makes room');
    const { height } = boxOf(find(toggle, '[part=panel]'));
    expect(parseFloat(getComputedStyle(root).marginTop)).to.be.closeTo(height, 2);
    toggle.closePanel();
    await toggle.updateComplete;
    expect(root.getAttribute('style')).to.equal(style);
  });

  it('an off by script closes the docked panel, and the page has its own margins again', async () => {
    const toggle = await render();
    const margins = () => [root, document.body].map((one) => getComputedStyle(one).margin);
    const [own, style] = [margins(), root.getAttribute('style')];
    toggle.values = { 'text-size': 200, enlarge: 'text' };
    toggle.toggle(true);
    await open(toggle);
    await until(() => parseFloat(getComputedStyle(root).marginTop) > 40, 'the page makes room');
    toggle.toggle(false);
    await toggle.updateComplete;
    expect(find(toggle, '.panel')).to.equal(null);
    expect(margins()).to.deep.equal(own);
    expect(root.getAttribute('style')).to.equal(style);
  });

  it('speaks the language that the reader chooses, and remembers it', async () => {
    const toggle = await render();
    await open(toggle);
    await activate(toggle, find(toggle, '[data-language=ru]'));
    expect(find(toggle, 'h2').textContent).to.equal('Настройки версии для слабовидящих');
    expect(button(await render()).textContent.trim()).to.equal('Версия для слабовидящих');
  });

  const schemes = ['', ...settings.scheme.choices.split(' ')];
  // Every pair of these takes axe-core longer than all other tests of this file together.
  const panels = matrix.isFull
    ? combinations({ panel: ['bar', 'popover'], lang: ['az', 'en', 'ru'], scheme: schemes })
    : schemes.map((scheme, index) => ({
        panel: ['bar', 'popover'][index % 2],
        lang: ['az', 'en', 'ru'][index % 3],
        scheme,
      }));
  for (const { panel, lang, scheme } of panels)
    itInTurn(`«${panel}» is accessible in ${lang}, in the scheme «${scheme}»`, async () => {
      const toggle = await render(
        `panel=${panel} statement="/statement" help="/help"`,
        (markup) => `<div lang=${lang}>${markup}</div>`,
      );
      toggle.toggle(true);
      await open(toggle);
      toggle.values = normaliseSettings({ 'text-size': 125, scheme });
      await toggle.updateComplete;
      expect(text()).to.equal(`text-size:125${scheme && ` scheme:${scheme}`}`);
      await expectAccessible(toggle);
    });

  it('links to an explanation of the settings only if the page names a safe address', async () => {
    const toggle = await render('help="/settings.html"');
    await open(toggle);
    const link = () =>
      toggle.shadowRoot?.querySelector<HTMLAnchorElement>('.panel a')?.href.replace(location.origin, '');
    expect(find(toggle, '.panel a').textContent).to.equal('What each setting does');
    expect(link()).to.equal('/settings.html');
    for (const unsafe of ['javascript:alert(1)', '']) {
      toggle.help = unsafe;
      await toggle.updateComplete;
      expect(link(), unsafe).to.equal(undefined);
    }
  });

  it('has a button for misplaced menus that stays at its place, and is taken back by a second press', async () => {
    const toggle = await render('defaults="bold:on"');
    toggle.toggle(true);
    await open(toggle);
    const control = action(toggle, 'text');
    control.scrollIntoView({ block: 'center' });
    const { top } = boxOf(control);
    await activate(toggle, control);
    expect(text()).to.include('enlarge:text');
    expect(control.ariaPressed).to.equal('true');
    expect(toggle.shadowRoot?.activeElement).to.equal(control);
    expect(boxOf(control).top).to.be.closeTo(top, 1);
    await activate(toggle, control);
    expect(text()).not.to.include('enlarge');
    expect(control.ariaPressed).to.equal('false');
    expect(boxOf(control).top).to.be.closeTo(top, 1);
  });

  it('keeps the focus when the pressed control disappears', async () => {
    const toggle = await render();
    toggle.toggle(true);
    await toggle.updateComplete;
    await activate(toggle, action(toggle, 'off'));
    await until(() => !toggle.active);
    expect(action(toggle, 'off')).to.equal(null);
    expect(toggle.shadowRoot?.activeElement).to.equal(button(toggle));
  });

  it('keeps the reader’s own settings as a preset until the reset', async () => {
    const toggle = await render('defaults="bold:on"');
    await open(toggle);
    expect(action(toggle, 'ready:own')).to.equal(null);
    await activate(toggle, find(toggle, '[data-set="line-height:1.5"]'));
    await activate(toggle, action(toggle, 'save'));
    const live = find(toggle, '[aria-live]');
    await until(() => live.textContent === 'Saved as “My own”', 'it is said');
    expect(toggle.shadowRoot?.activeElement).to.equal(action(toggle, 'save'));
    await activate(toggle, action(toggle, 'ready:calm'));
    await activate(toggle, action(toggle, 'ready:own'));
    await until(() => text() === 'bold:on line-height:1.5');
    expect(recall()?.values).to.deep.equal({ bold: 'on', 'line-height': 1.5 });
    await activate(toggle, action(toggle, 'reset'));
    expect(action(toggle, 'ready:own')).to.equal(null);
    expect(Object.keys(localStorage).filter((key) => key.includes('low-vision'))).to.deep.equal([]);
  });

  for (const panel of ['bar', 'popover'])
    it(`«${panel}» stays under the pointer when presets change the page`, async () => {
      await setViewport({ width: 1280, height: 800 });
      const toggle = await render(
        `panel=${panel}`,
        (markup) =>
          `<div style="display: flex; justify-content: space-between"><b>Guide for applicants</b>${markup}</div><p>${'Text '.repeat(900)}</p>`,
      );
      await activate(toggle, button(toggle));
      await moveTo(toggle.parentElement?.firstElementChild as Element);
      await activate(toggle, action(toggle, 'panel'));
      for (const name of ['ready:clear', 'ready:calm', 'ready:clear']) {
        const control = action(toggle, name);
        const panel = find(toggle, '.panel');
        const placeOf = () => {
          const { left, top } = boxOf(control, Number(panel.style.zoom) || 1);
          return { left, top };
        };
        control.scrollIntoView({ block: 'nearest' });
        const before = placeOf();
        const shown = text();
        await activate(toggle, control);
        await until(() => text() !== shown, name);
        for (let count = 0; count < 3; count += 1) await new Promise(requestAnimationFrame);
        const now = placeOf();
        expect(Math.hypot(now.left - before.left, now.top - before.top), name).to.be.below(8);
      }
    });

  const inView = async (toggle: LowVisionToggle, what: string) => {
    for (let count = 0; count < 3; count += 1) await new Promise(requestAnimationFrame);
    const box = boxOf(find(toggle, '.panel'));
    const [width, height] = windowOf(window);
    expect(box.left, what).to.be.at.least(-1);
    expect(box.top, what).to.be.at.least(-1);
    expect(box.left + box.width, what).to.be.at.most(width + 1);
    expect(box.top + box.height, what).to.be.at.most(height + 1);
    return box;
  };

  for (const size of [100, 200])
    it(`is beside the button and whole in the window at ${String(size)} %, wherever the header is`, async () => {
      for (const vertical of ['top: 0', 'bottom: 0', 'top: 45%'])
        for (const horizontal of ['left', 'right']) {
          const what = `${vertical} ${horizontal}`;
          const toggle = await render(
            `panel=popover defaults="text-size:${String(size)}"`,
            (markup) =>
              `<header style="position: fixed; z-index: 9; ${vertical}; left: 0; right: 0; padding: 8px; background: #eee; text-align: ${horizontal}">${markup}</header>`,
          );
          toggle.toggle(true);
          await toggle.updateComplete;
          await open(toggle);
          const box = await inView(toggle, what);
          expect(Math.min(box.width, box.height), what).to.be.at.least(240);
          toggle.closePanel();
          toggle.reset();
          await toggle.updateComplete;
        }
    });

  it('is a bar if there is no room beside the button', async function () {
    try {
      await setViewport({ width: 320, height: 256 });
    } catch (error) {
      if (error instanceof NotSupported) this.skip();
      throw error;
    }
    const toggle = await render('panel=popover defaults="text-size:400"');
    toggle.toggle(true);
    await toggle.updateComplete;
    await open(toggle);
    const { top, height } = await inView(toggle, 'low window');
    expect(top).to.equal(0);
    expect(height).to.be.at.least(150);
  });
});

describe('the memory', () => {
  it('keeps changes by the reader, not by scripts', async () => {
    const toggle = await render();
    toggle.active = true;
    toggle.values = { 'text-size': 300 };
    expect(text()).to.equal('text-size:300');
    expect(recall()).to.equal(undefined);
    await toggle.updateComplete;
    await activate(toggle, action(toggle, 'larger'));
    expect(recall()?.values).to.deep.equal({ 'text-size': 350 });
    expect(recall()?.active).to.equal(true);
  });

  it('is applied on the next page', async () => {
    remember({ active: true, time: 5, values: { 'text-size': 200 } });
    const frame = await openPage(
      await servePage(`<!doctype html><html lang=en><body><script>
        var changes = [];
        document.addEventListener('low-vision-change', (event) => changes.push(event.detail.source));
        </script><script src="/dist/pressroom.js"></script><low-vision-toggle></low-vision-toggle>`),
    );
    expect(frame.contentDocument?.documentElement.dataset['lowVision']).to.equal('text-size:200');
    expect(Reflect.get(frame.contentWindow as Window, 'changes')).to.deep.equal(['stored']);
    expect(text()).to.equal(undefined);
  });

  it('is not applied again when the header is rendered again', async () => {
    const toggle = await render();
    await activate(toggle, button(toggle));
    toggle.active = false;
    toggle.remove();
    await render();
    expect(text()).to.equal(undefined);
  });

  it('follows other tabs', async () => {
    const toggle = await render();
    remember({ active: true, time: 5, values: { bold: 'on' } });
    window.dispatchEvent(new StorageEvent('storage', { key: 'low-vision' }));
    expect(text()).to.equal('bold:on');
    expect(toggle.active).to.equal(true);
  });

  it('keeps a mode from a script when its tab is shown again, until another tab resets', async () => {
    const toggle = await render();
    const shownAgain = () => document.dispatchEvent(new Event('visibilitychange'));
    toggle.toggle(true);
    shownAgain();
    expect(toggle.active, 'by a script').to.equal(true);
    toggle.toggle(false);
    await activate(toggle, button(toggle));
    shownAgain();
    expect(toggle.active, 'by the reader').to.equal(true);
    forget();
    shownAgain();
    expect(toggle.active, 'forgotten').to.equal(false);
  });

  it('is not written while the panel is drawn, opened and closed, and while its properties are read', async () => {
    const toggle = await render('remember="domain"');
    await activate(toggle, button(toggle));
    const writes: string[] = [];
    const { cookie } = Object.getOwnPropertyDescriptors(Document.prototype);
    const { setItem, removeItem } = Object.getOwnPropertyDescriptors(Storage.prototype);
    Object.defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      set: (text: string) => void writes.push(text),
    });
    const note = (name: string) => void writes.push(name);
    Object.assign(Storage.prototype, { setItem: note, removeItem: note });
    try {
      await activate(toggle, find(toggle, '[part=settings-button]'));
      expect(find(toggle, '.panel').matches(':popover-open')).to.equal(true);
      for (let round = 0; round < 3; round += 1) {
        toggle.requestUpdate();
        await toggle.updateComplete;
      }
      expect([toggle.active, toggle.values['text-size']]).to.deep.equal([true, 150]);
      await activate(toggle, find(toggle, '[part=close]'));
      expect(writes).to.deep.equal([]);
      // The test would see a write.
      await activate(toggle, action(toggle, 'larger'));
      expect(writes.join()).to.include('low-vision=on.');
    } finally {
      Object.defineProperty(Document.prototype, 'cookie', cookie);
      Object.defineProperties(Storage.prototype, { setItem, removeItem });
    }
  });

  it('is empty everywhere after the reset', async () => {
    const toggle = await render();
    await activate(toggle, button(toggle));
    await open(toggle);
    await activate(toggle, find(toggle, '[data-language=az]'));
    await activate(toggle, find(toggle, '[part=reset]'));
    expect(toggle.active).to.equal(false);
    expect(document.cookie).not.to.include('low-vision');
    expect(Object.keys(localStorage).filter((key) => key.includes('low-vision'))).to.deep.equal([]);
    expect(sessionStorage.getItem('low-vision')).to.equal(null);
  });

  it('may be blocked; the mode stays for the page', async () => {
    const setItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem') as PropertyDescriptor;
    Storage.prototype.setItem = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    try {
      const toggle = await render();
      await activate(toggle, button(toggle));
      expect(text()).to.include('text-size:150');
    } finally {
      Object.defineProperty(Storage.prototype, 'setItem', setItem);
    }
  });
});

describe('settings from a link', () => {
  const markup = `<!doctype html><html lang=en><body><script src="/dist/pressroom.js"></script>
    <low-vision-toggle></low-vision-toggle>`;
  const open = async (fragment: string) => {
    const frame = await openPage((await servePage(markup)) + fragment);
    const view = frame.contentWindow as Window;
    const toggle = view.document.querySelector('low-vision-toggle') as LowVisionToggle;
    await toggle.updateComplete;
    return { view, toggle, text: () => view.document.documentElement.dataset['lowVision'] };
  };

  it('apply for the visit, can be kept, and are removed from the URL', async () => {
    const page = await open('#low-vision=text-size:200~images:hide~bold:on');
    expect(page.text()).to.equal('text-size:200 bold:on');
    expect(page.view.location.hash).to.equal('');
    expect(recall()).to.equal(undefined);
    expect((await open('')).text()).to.equal('text-size:200 bold:on');
    action(page.toggle, 'keep').click();
    expect(recall()?.values).to.deep.equal({ 'text-size': 200, bold: 'on' });
    await page.toggle.updateComplete;
    expect(action(page.toggle, 'keep')).to.equal(null);
  });

  it('are undone for the visit by a press', async () => {
    const page = await open('#low-vision=text-size:200');
    action(page.toggle, 'undo').click();
    expect(page.text()).to.equal(undefined);
    expect((await open('')).text()).to.equal(undefined);
  });

  it('never replace remembered settings', async () => {
    remember({ active: true, time: 5, values: { 'text-size': 125 } });
    expect((await open('#low-vision=text-size:200')).text()).to.equal('text-size:125');
  });

  it('switch off, even over remembered settings', async () => {
    remember({ active: true, time: 5, values: { 'text-size': 125 } });
    expect((await open('#low-vision=off')).text()).to.equal(undefined);
    expect((await open('')).text()).to.equal(undefined);
    expect(recall()?.values).to.deep.equal({ 'text-size': 125 });
  });
});

describe('reading aloud', () => {
  it('has controls beside the button, and starts only at a press', async () => {
    const toggle = await render('defaults="speech:on"');
    expect(find(toggle, '[data-speech=play]')).to.equal(null);
    await activate(toggle, button(toggle));
    await until(() => !!toggle.shadowRoot?.querySelector('[data-speech=play]'));
    expect(find(toggle, '[data-speech=play]').textContent.trim()).to.equal('Read aloud');
    await activate(toggle, action(toggle, 'off'));
    expect(find(toggle, '[data-speech=play]')).to.equal(null);
  });
});

describe('several toggles', () => {
  it('stay in step, with the defaults of the first', async () => {
    place.innerHTML =
      '<low-vision-toggle defaults="bold:on"></low-vision-toggle><low-vision-toggle defaults="bold:on cursor:large"></low-vision-toggle>';
    const [first, second] = [...place.querySelectorAll<LowVisionToggle>('low-vision-toggle')] as [
      LowVisionToggle,
      LowVisionToggle,
    ];
    await second.updateComplete;
    const changes = [recordChanges(first), recordChanges(second)];
    await activate(second, button(second));
    await first.updateComplete;
    expect(text()).to.equal('bold:on');
    expect(button(first).getAttribute('aria-pressed')).to.equal('true');
    expect(changes.map(({ length }) => length)).to.deep.equal([1, 1]);
  });

  it('work in a shadow root', async () => {
    const host = document.createElement('div');
    place.append(host);
    host.attachShadow({ mode: 'open' }).innerHTML = '<low-vision-toggle></low-vision-toggle>';
    const toggle = host.shadowRoot?.querySelector('low-vision-toggle') as LowVisionToggle;
    await toggle.updateComplete;
    await activate(toggle, button(toggle));
    expect(text()).to.include('text-size:150');
    toggle.reset();
  });
});

it('has unbroken words beside a title in a narrow bar', async () => {
  const toggle = await render(
    '',
    (markup) => `<div style="display: flex; width: 160px"><b>Guide for applicants</b>${markup}</div>`,
  );
  const words = find(toggle, '[part=button] span');
  const text = [...words.childNodes].find(
    (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue,
  ) as Text;
  expect(text.data).to.equal('Low-vision mode');
  const range = document.createRange();
  for (const word of ['Low-', 'vision', 'mode']) {
    range.setStart(text, text.data.indexOf(word));
    range.setEnd(text, text.data.indexOf(word) + word.length);
    // WebKit gives an empty box at the end of the line before, too.
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const lines = new Set(boxes.map(({ top }) => Math.round(top)));
    expect(lines.size, word).to.equal(1);
  }
});

describe('the exit button', () => {
  for (const [what, hide] of Object.entries<(toggle: LowVisionToggle) => void>({
    'display: none': (toggle) => ((toggle.parentElement as HTMLElement).style.display = 'none'),
    'removal by a script': (toggle) => {
      toggle.remove();
    },
  }))
    it(`appears first in the tab order after ${what}`, async () => {
      const toggle = await render('', (markup) => `<div>${markup}</div>`);
      await activate(toggle, button(toggle));
      expect(wayBack()).to.equal(null);
      hide(toggle);
      await until(() => !!wayBack(), 'the way back');
      (document.activeElement as HTMLElement | null)?.blur();
      document.body.tabIndex = -1;
      document.body.focus();
      // Shift+Tab goes to the last button first. If there is a toggle, that is the one of the settings.
      if (toggle.isConnected) await press('Shift+Tab');
      await press('Shift+Tab');
      expect(document.activeElement).to.equal(wayBack());
      document.body.removeAttribute('tabindex');
      await press('Enter');
      expect(text()).to.equal(undefined);
      expect(wayBack()).to.equal(null);
    });

  it('gives the focus to the toggle when the toggle is visible again', async () => {
    const toggle = await render('', (markup) => `<div>${markup}</div>`);
    const style = document.createElement('style');
    // A menu that collapses under zoom does this.
    style.textContent = '[data-low-vision] low-vision-toggle { display: none }';
    document.head.append(style);
    toggle.focus();
    expect(toggle.shadowRoot?.activeElement).to.equal(button(toggle));
    await press('Enter');
    await until(() => document.activeElement === wayBack() && !!wayBack(), 'the way back has the focus');
    await press('Enter');
    expect(text()).to.equal(undefined);
    expect(document.activeElement).to.equal(toggle);
    style.remove();
  });
});
