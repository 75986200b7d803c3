import { expect } from '@open-wc/testing';
import { applyLowVision, clearLowVision } from '../../src/low-vision/apply.js';
import { find, openDocument } from '../support/document.js';
import { whenUnchanged } from '../support/page-state.js';
import { everything } from '../support/setting-rows.js';
import { itInTurn } from '../support/matrix.js';

// A page copies its own nodes, texts and styles. Copies are right while the mode is on, and have nothing of ours in
// them afterwards.

const settings = { ...everything, images: 'hide', scheme: 'white-on-black', columns: 'one' } as const;

const picture =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='120' height='80'><path d='M0 0h120v80H0z'/></svg>";
const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title>
  <meta name="viewport" content="width=device-width"><style id="sheet">body { margin: 0; background: #fff; color: #222 }
  .row { display: flex; gap: 12px; font-size: 14px } .row > label { width: 50% }
  @media (min-width: 600px) { .card { background: #f4f4f4; border: 1px solid #ccc; width: 50vw } }</style></head><body>
  <main><h1>Form</h1><div id="rows"><div class="row card" style="background-color: rgb(255, 248, 224);"><label>Name of the person
  who asks for the certificate <input></label><label style="color: red !important; font-size: 13px">Number of the document
  <input></label><img src="${picture}" alt="Map" width="120" height="80"></div></div>
  <table style="width: 900px"><tbody><tr><th>Number</th><td style="width: 600px">1</td></tr></tbody></table>
  <div style="position: absolute; left: 700px; top: 10px; width: 300px">Stamp</div></main></body></html>`;

const open = (): Promise<Document> => openDocument(html);

const row = (page: ParentNode) => find(page, '.row');

/** Runs steps on a page without the mode, for comparison. */
async function alone(steps: (page: Document) => void): Promise<Document> {
  const page = await open();
  steps(page);
  return page;
}

const isWhiteOnBlack = (element: Element): boolean => {
  const { color, backgroundColor } = getComputedStyle(element);
  return color === 'rgb(255, 255, 255)' && /^(rgb\(0, 0, 0\)|color\(srgb 0 0 0\))$/.test(backgroundColor);
};

const bodyOf = (page: Document): string => page.body.outerHTML;

describe('a copy that a page keeps', () => {
  const copies: Record<string, (page: Document) => string | Node> = {
    cloneNode: (page) => find(page, '#rows').cloneNode(true),
    'cloneNode of the body': (page) => page.body.cloneNode(true),
    'cloneNode of the document': (page) => page.cloneNode(true),
    importNode: (page) => page.importNode(find(page, '#rows'), true),
    'cloneContents of a range': (page) => {
      const range = page.createRange();
      range.selectNodeContents(find(page, 'main'));
      const holder = page.createElement('div');
      holder.append(range.cloneContents());
      return holder;
    },
    innerHTML: (page) => find(page, 'main').innerHTML,
    outerHTML: (page) => page.documentElement.outerHTML,
    XMLSerializer: (page) =>
      new (page.defaultView as typeof window & typeof globalThis).XMLSerializer().serializeToString(
        find(page, '#rows'),
      ),
    'the style attribute': (page) => String(row(page).getAttribute('style')),
    'the attribute as a node': (page) => String(row(page).attributes.getNamedItem('style')?.value),
    'style.cssText': (page) => row(page).style.cssText,
    'members of a style': (page) => Object.keys(row(page).style).join(),
    'one property of a style': (page) => row(page).style.backgroundColor,
    'getPropertyValue of a style': (page) => row(page).style.getPropertyValue('background-color'),
    'the rules of a style sheet': (page) =>
      [...((find(page, '#sheet') as HTMLStyleElement).sheet as CSSStyleSheet).cssRules]
        .map(({ cssText }) => cssText)
        .join('\n'),
    'the text of a style element': (page) => find(page, '#sheet').textContent,
  };
  const textOf = (copy: string | Node): string => {
    if (typeof copy === 'string') return copy;
    return copy.nodeType === Node.DOCUMENT_NODE
      ? (copy as Document).documentElement.outerHTML
      : (copy as Element).outerHTML;
  };

  for (const [name, make] of Object.entries(copies))
    itInTurn(`(${name}) has nothing of ours in it after the mode`, async () => {
      const page = await open();
      const expected = textOf(make(await open()));
      applyLowVision(settings, page);
      await whenUnchanged(page);
      const copy = make(page);
      clearLowVision(page);
      await whenUnchanged(page);
      expect(textOf(copy)).to.equal(expected);
    });
});

describe('a copy in the page', () => {
  /** Actions of pages on their own nodes, while the mode is on or afterwards. */
  const steps: Record<string, (page: Document) => void> = {
    'a row that is cloned': (page) => {
      find(page, '#rows').append(row(page).cloneNode(true));
    },
    'HTML that is written again': (page) => {
      const rows = find(page, '#rows');
      const { innerHTML } = rows;
      rows.innerHTML = innerHTML;
    },
    'HTML that is inserted': (page) => {
      find(page, '#rows').insertAdjacentHTML('beforeend', row(page).outerHTML);
    },
    'a style that is given to another element': (page) => {
      find(page, 'h1').style.cssText = row(page).style.cssText;
    },
    'an attribute that is given to another element': (page) => {
      find(page, 'h1').setAttribute('style', row(page).getAttribute('style') ?? '');
    },
    'a body that is replaced by its clone': (page) => {
      page.body.replaceWith(page.body.cloneNode(true));
    },
  };

  for (const [name, step] of Object.entries(steps)) {
    it(`(${name}) has the scheme while the mode is on, and is the page’s own after it`, async () => {
      const page = await open();
      const expected = bodyOf(await alone(step));
      applyLowVision(settings, page);
      await whenUnchanged(page);
      step(page);
      await whenUnchanged(page);
      for (const one of page.querySelectorAll('.row')) expect(isWhiteOnBlack(one)).to.equal(true);
      clearLowVision(page);
      await whenUnchanged(page);
      expect(bodyOf(page)).to.equal(expected);
      expect(page.documentElement.outerHTML).not.to.contain('low-vision');
    });
  }

  it('(a template that is kept and used after the mode) is the page’s own', async () => {
    const page = await open();
    applyLowVision(settings, page);
    await whenUnchanged(page);
    const template = row(page).cloneNode(true);
    const kept = row(page).style.cssText;
    clearLowVision(page);
    await whenUnchanged(page);
    find(page, '#rows').append(template);
    row(page).style.cssText = kept;
    const expected = await alone((other) => {
      find(other, '#rows').append(row(other).cloneNode(true));
    });
    expect(bodyOf(page)).to.equal(bodyOf(expected));
  });

  it('(a style that a script keeps and gives back) is the page’s own after the mode', async () => {
    const page = await open();
    const before = bodyOf(page);
    applyLowVision(settings, page);
    await whenUnchanged(page);
    // As scripts lock the scrolling while a dialog is open.
    const { overflow, cssText } = row(page).style;
    row(page).style.cssText += 'outline: 2px solid red';
    await whenUnchanged(page);
    expect(isWhiteOnBlack(row(page))).to.equal(true);
    clearLowVision(page);
    row(page).style.cssText = cssText;
    row(page).style.overflow = overflow;
    expect(bodyOf(page)).to.equal(before);
  });

  it('(a snapshot of the page) is right when it comes back, with the mode on and after it', async () => {
    const page = await open();
    const before = bodyOf(page);
    applyLowVision(settings, page);
    await whenUnchanged(page);
    // As Turbo does at a visit, and when the reader comes back.
    const snapshot = page.body.cloneNode(true);
    page.body.replaceWith(
      Object.assign(page.createElement('body'), {
        innerHTML: '<div class="row" style="background-color: rgb(255, 248, 224);">Another page</div>',
      }),
    );
    await whenUnchanged(page);
    expect(isWhiteOnBlack(row(page))).to.equal(true);
    page.body.replaceWith(snapshot.cloneNode(true));
    await whenUnchanged(page);
    expect(isWhiteOnBlack(row(page))).to.equal(true);
    clearLowVision(page);
    await whenUnchanged(page);
    expect(bodyOf(page)).to.equal(before);
    page.body.replaceWith(snapshot.cloneNode(true));
    expect(bodyOf(page)).to.equal(before);
  });

  it('(a script’s style element) has its own text after the mode', async () => {
    const page = await open();
    const step = (one: Document) => {
      const style = one.createElement('style');
      const { sheet } = find(one, '#sheet') as HTMLStyleElement;
      style.textContent = [...(sheet as CSSStyleSheet).cssRules].map(({ cssText }) => cssText).join('\n');
      one.head.append(style);
    };
    const expected = await alone(step);
    applyLowVision(settings, page);
    await whenUnchanged(page);
    step(page);
    await whenUnchanged(page);
    clearLowVision(page);
    await whenUnchanged(page);
    expect(page.head.innerHTML).to.equal(expected.head.innerHTML);
  });
});

/* eslint-disable @typescript-eslint/unbound-method -- the members are compared, and called on styles */
describe('a member of CSSStyleDeclaration', () => {
  const ruleIn = (page: Document) =>
    (find(page, '#sheet') as HTMLStyleElement).sheet?.cssRules[0] as CSSStyleRule;
  const styles: Record<string, (page: Document) => CSSStyleDeclaration> = {
    'the style of an element': (page) => row(page).style,
    'the style of a rule': (page) => ruleIn(page).style,
  };
  const membersOf = (style: CSSStyleDeclaration): [string, PropertyDescriptor][] => {
    const members: [string, PropertyDescriptor][] = [];
    for (let one = Object.getPrototypeOf(style) as object; 'constructor' in one;) {
      const next = Object.getPrototypeOf(one) as object | null;
      if (!next) break;
      members.push(...Object.entries(Object.getOwnPropertyDescriptors(one)));
      one = next;
    }
    return members;
  };
  /** Calls each getter and method that only reads. */
  const read = (style: CSSStyleDeclaration) => ({
    getters: membersOf(style).map(([name, { get }]) => [name, String(get?.call(style))]),
    listed: [...style],
    methods: membersOf(style).flatMap(([name, { value }]) =>
      typeof value === 'function' && /^(item|get.*Value|get.*Priority)$/.test(name)
        ? [...style].map((property, at) => {
            const method = value as (this: CSSStyleDeclaration, parameter: unknown) => unknown;
            return `${name} ${String(method.call(style, name === 'item' ? at : property))}`;
          })
        : [],
    ),
    selector: (style.parentRule as CSSStyleRule | null)?.selectorText,
  });
  /** Writes by the members of the prototype, and then reads. */
  const write = (style: CSSStyleDeclaration) => {
    const of = Object.fromEntries(membersOf(style));
    const call = (name: string, ...parameters: string[]): unknown =>
      Reflect.apply(of[name]?.value as () => unknown, style, parameters);
    const answers = [
      call('setProperty', 'color', 'rgb(1, 2, 3)'),
      call('removeProperty', 'background-color'),
    ];
    // In Chromium, the properties are no accessors.
    of['fontSize']?.set?.call(style, '17px');
    style.lineHeight = '1.7';
    const { cssText } = style;
    of['cssText']?.set?.call(style, `${cssText} word-spacing: 3px`);
    return { answers, cssText, ...read(style) };
  };

  for (const [name, styleIn] of Object.entries(styles))
    for (const [verb, act] of Object.entries({ read, write }))
      itInTurn(`answers as without the mode (${name}, ${verb})`, async () => {
        const expected = act(styleIn(await open()));
        const page = await open();
        applyLowVision(settings, page);
        await whenUnchanged(page);
        const style = styleIn(page);
        expect(style.setProperty).to.equal(
          (page.defaultView as typeof window & typeof globalThis).CSSStyleDeclaration.prototype.setProperty,
        );
        expect(act(style)).to.deep.equal(expected);
        clearLowVision(page);
      });
});
