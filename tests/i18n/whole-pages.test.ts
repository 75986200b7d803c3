import { expect } from '@open-wc/testing';
import type { LowVisionToggle } from '../../src/elements/low-vision-toggle/low-vision-toggle.js';
import { forget } from '../../src/low-vision/memory.js';
import { expectAccessible } from '../support/accessibility.js';
import { click, press } from '../support/commands.js';
import { settled } from '../support/elements.js';
import { openPage, serve, servePage } from '../support/feeds.js';
import { itInTurn } from '../support/matrix.js';
import { until } from '../support/sites.js';

// A whole page in Georgian and one in Arabic, with all elements of the built scripts. Every sentence of ours is in the
// page's language, and axe-core finds nothing. A narrow window does not scroll sideways. Keys follow the reading
// direction.

const pages = {
  ka: {
    dir: 'ltr',
    /** All letters that are not Georgian. */
    foreign: /(?!\p{Script=Georgian})\p{L}/u,
    ministry: 'სამინისტრო',
    texts: ['ახალი ცენტრი გაიხსნა', 'ცენტრი კვირაში ექვსი დღე მუშაობს.', 'ცენტრი'],
    label: 'ვერსია სუსტად მხედველთათვის',
    date: '23 ნოემბერი, 2026',
  },
  ar: {
    dir: 'rtl',
    foreign: /(?!\p{Script=Arabic})\p{L}/u,
    ministry: 'وزارة',
    texts: ['افتتاح مركز جديد', 'يعمل المركز ستة أيام في الأسبوع.', 'مركز'],
    label: 'وضع ضعاف البصر',
    date: '23 نوفمبر 2026',
  },
} as const;

type Lang = keyof typeof pages;

async function open(lang: Lang, width: number): Promise<Document> {
  const { dir, ministry, texts } = pages[lang];
  const [title = '', summary = '', tag = ''] = texts;
  const feed = await serve({
    version: 'https://jsonfeed.org/version/1.1',
    title: ministry,
    language: lang,
    home_page_url: 'https://ministry.example/',
    items: Array.from({ length: 8 }, (_, index) => ({
      id: String(8 - index),
      url: `https://ministry.example/${String(8 - index)}`,
      title: `${title} ${String(8 - index)}`,
      summary,
      content_html: `<p>${summary}</p><table><tr><th>${tag}</th></tr><tr><td>1</td></tr></table>`,
      date_published: `2026-11-${String(23 - index)}T09:40:00+04:00`,
      date_modified: `2026-11-${String(24 - index)}T09:40:00+04:00`,
      tags: [tag],
      attachments: [
        {
          url: `https://ministry.example/${String(index)}.pdf`,
          title: tag,
          mime_type: 'application/pdf',
          size_in_bytes: 2e6,
        },
      ],
    })),
  });
  const sites = await serve({
    title: ministry,
    language: lang,
    sites: Array.from({ length: 9 }, (_, index) => ({
      title: `${tag} ${String(index)}`,
      url: `https://office-${String(index)}.example/`,
    })),
  });
  const url = await servePage(`<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${ministry}</title>
    <script defer src="/dist/pressroom.js"></script></head>
    <body><header><low-vision-toggle></low-vision-toggle> <site-switcher src="${sites}"></site-switcher></header>
    <main><h1>${ministry}</h1>
    <press-releases src="${feed}" limit="3" searchable read-in="inline" fields="date time summary tags"></press-releases>
    <press-releases src="${feed}" limit="2" layout="cards" heading="${tag}" date-style="relative"></press-releases>
    <press-release src="${feed}" heading-level="2" actions="listen share copy print"></press-release></main></body></html>`);
  const { contentDocument: page } = await openPage(url, { width, height: 900 });
  if (!page) throw new Error('the page is not there');
  await until(() => labelOf(page) === pages[lang].label, 'the sentences');
  for (const element of page.querySelectorAll('press-releases, site-switcher, press-release'))
    await settled(element as HTMLElementTagNameMap['press-releases']);
  await until(
    () =>
      !!page
        .querySelector('press-release')
        ?.shadowRoot?.querySelector('[part=print], [part~=actions] button'),
  );
  return page;
}

const toggleOf = (page: Document) => page.querySelector('low-vision-toggle') as LowVisionToggle;
const find = (element: Element | null, selector: string) =>
  element?.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
const labelOf = (page: Document) => find(toggleOf(page), '[part=button]')?.textContent.trim();

async function openPanel(page: Document): Promise<void> {
  const toggle = toggleOf(page);
  toggle.openPanel();
  await until(() => !!find(toggle, '[part=panel]'), 'the panel');
  for (const details of toggle.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
}

/** The texts and accessible names in the shadow trees of a page's elements, in the language of the page. */
function sentencesIn(page: Document): string[] {
  const found: string[] = [];
  const isOwn = (element: Element | null) => {
    const { lang = '' } = element?.closest<HTMLElement>('[lang]') ?? {};
    return lang.split('-')[0] === page.documentElement.lang || !element?.closest('[data-language]');
  };
  const read = (root: Element | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (!isOwn(element) || element.matches('style')) continue;
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-valuetext'])
        if (element.hasAttribute(name)) found.push(element.getAttribute(name) ?? '');
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) found.push(node.nodeValue.trim());
      if (element.shadowRoot) read(element.shadowRoot);
    }
  };
  read(page.body);
  return found;
}

/** Whether something in the page can be scrolled sideways. */
const scrollsSideways = (page: Document) => {
  const { scrollWidth, clientWidth } = page.documentElement;
  return scrollWidth > clientWidth;
};

/** The words of the buttons in the panel's first row that do not stand in one line. */
function brokenWords(page: Document): string[] {
  const buttons = [...(toggleOf(page).shadowRoot?.querySelectorAll('.head button') ?? [])];
  const words = buttons.flatMap((button) =>
    [...button.childNodes].flatMap((node) =>
      [...((node.nodeType === Node.TEXT_NODE && node.nodeValue) || '').matchAll(/\S+/g)].flatMap(
        ({ 0: word, index }) => {
          const range = page.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          return range.getClientRects().length === 1 ? [] : word;
        },
      ),
    ),
  );
  return buttons.length ? words : ['no button'];
}

afterEach(forget);

for (const lang of ['ka', 'ar'] as const)
  describe(`a page in ${lang}`, () => {
    itInTurn('has every sentence of ours in its language', async () => {
      const page = await open(lang, 900);
      await openPanel(page);
      const switcher = page.querySelector('site-switcher');
      switcher?.toggle(true);
      await until(() => !!find(switcher, '[part=search]'), 'the search');
      const dates = [
        ...(page.querySelector('press-releases')?.shadowRoot?.querySelectorAll('[part=date]') ?? []),
      ];
      expect(dates[0]?.textContent.trim()).to.include(pages[lang].date);
      for (const date of dates) expect(getComputedStyle(date).direction).to.equal(pages[lang].dir);
      const sentences = sentencesIn(page);
      expect(sentences.length).to.be.above(150);
      // «A−», file types and units are the same in all languages.
      const foreign = sentences.filter((text) =>
        pages[lang].foreign.test(text.replace(/\bA[−+]|\b(PDF|MB|px|em|ch)\b/g, '')),
      );
      expect(foreign).to.deep.equal([]);
    });

    itInTurn('shows relative dates in its language', async () => {
      const page = await open(lang, 900);
      const [, cards] = page.querySelectorAll('press-releases');
      const dates = [...(cards?.shadowRoot?.querySelectorAll('[part=date]') ?? [])];
      expect(dates.length).to.equal(2);
      for (const date of dates) expect(pages[lang].foreign.test(date.textContent)).to.equal(false);
    });

    for (const width of [320, 900]) {
      itInTurn(`is accessible and does not scroll sideways at ${String(width)} px`, async () => {
        const page = await open(lang, width);
        expect(scrollsSideways(page)).to.equal(false);
        await expectAccessible(page);
      });

      itInTurn(
        `has panels that are accessible and do not scroll sideways at ${String(width)} px`,
        async () => {
          const page = await open(lang, width);
          // axe-core does not see that panels are in the top layer, and takes the page for an overlap.
          const overPage = { undecided: ['color-contrast'] };
          const switcher = page.querySelector('site-switcher') as HTMLElementTagNameMap['site-switcher'];
          switcher.toggle(true);
          await until(() => !!find(switcher, '[part=search]'));
          expect(scrollsSideways(page)).to.equal(false);
          await expectAccessible(switcher, overPage);
          switcher.toggle(false);
          toggleOf(page).openPanel();
          await until(() => !!find(toggleOf(page), '[part=panel]'), 'the panel');
          expect(scrollsSideways(page)).to.equal(false);
          expect(brokenWords(page)).to.deep.equal([]);
          const panel = find(toggleOf(page), '[part=panel]');
          expect(panel?.scrollWidth).to.equal(panel?.clientWidth);
          await expectAccessible(toggleOf(page), overPage);
        },
      );
    }
  });

describe('in a right-to-left page', () => {
  const checked = (page: Document) =>
    find(toggleOf(page), '[data-name=images] [aria-checked=true]')?.dataset['set'];

  itInTurn('the left arrow goes to the next value, the right one back', async () => {
    const page = await open('ar', 900);
    await openPanel(page);
    const radio = find(toggleOf(page), '[data-set="images:"]');
    radio?.focus();
    await press('ArrowLeft');
    await until(() => checked(page) === 'images:dim', 'ArrowLeft');
    await press('ArrowRight');
    await until(() => checked(page) === 'images:', 'ArrowRight');
    await press('ArrowDown');
    await until(() => checked(page) === 'images:dim', 'ArrowDown');
    await press('ArrowUp');
    await until(() => checked(page) === 'images:', 'ArrowUp');
  });

  itInTurn('the left arrow raises a number, the right one lowers it', async () => {
    const page = await open('ar', 900);
    await openPanel(page);
    const number = () => find(toggleOf(page), '[data-name=line-height] [role=spinbutton]');
    number()?.focus();
    await press('ArrowLeft');
    await until(() => toggleOf(page).values['line-height'] !== undefined, 'ArrowLeft');
    await press('ArrowRight');
    await until(() => toggleOf(page).values['line-height'] === undefined, 'ArrowRight');
    await press('ArrowUp');
    await until(() => toggleOf(page).values['line-height'] !== undefined, 'ArrowUp');
  });

  itInTurn('the panel in a language of the other direction has that direction', async () => {
    const page = await open('ar', 900);
    await openPanel(page);
    const panel = () => find(toggleOf(page), '[part=panel]') as HTMLElement;
    expect(getComputedStyle(panel()).direction).to.equal('rtl');
    await click(find(toggleOf(page), '[data-language=de]') as HTMLElement);
    await until(() => panel().lang === 'de', 'German');
    expect(getComputedStyle(panel()).direction).to.equal('ltr');
  });

  itInTurn(
    'the panel of a switcher begins at the button’s right edge, and the way back is at the left',
    async () => {
      const page = await open('ar', 900);
      const switcher = page.querySelector('site-switcher');
      switcher?.toggle(true);
      await until(() => !!find(switcher, '[part=search]'));
      const edge = (selector: string) =>
        Math.round(find(switcher, selector)?.getBoundingClientRect().right ?? 0);
      expect(edge('[part=panel]')).to.equal(edge('.button'));
      switcher?.toggle(false);
      // The way back goes to another corner if it would cover a control.
      for (const control of page.querySelectorAll<HTMLElement>('a, button, press-releases'))
        control.style.display = 'none';
      const toggle = toggleOf(page);
      toggle.toggle(true);
      await until(() => !!page.documentElement.dataset['lowVision'], 'the mode');
      toggle.style.display = 'none';
      const wayBack = () => page.querySelector('low-vision-way-back');
      await until(() => !!wayBack(), 'the way back');
      const box = wayBack()?.getBoundingClientRect();
      expect(box?.left).to.be.below(20);
      toggle.style.display = '';
      toggle.reset();
      await until(() => !wayBack(), 'off');
    },
  );
});
