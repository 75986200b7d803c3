import { expect } from '@open-wc/testing';
import type { PressRelease } from 'pressroom-elements/press-release';
import { openPage, requests, serve, servePage, whenRequested } from '../../support/feeds.js';
import { hostileHtml } from '../../support/hostile-html.js';
import { bodyOf, part, settled } from '../../support/release.js';
import { itInTurn } from '../../support/matrix.js';

// dist/pressroom.js shows published attacks, with a strict policy and without. No script runs, only pictures are
// requested, and the policy reports nothing.

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src *; " +
  "require-trusted-types-for 'script'; trusted-types lit-html pressroom dompurify";

interface View extends Window {
  attacks: number;
  reports: string[];
}

/** @param noPlatform the browser has no sanitiser of its own */
async function open({
  csp,
  noPlatform,
  first = '',
}: {
  csp?: string | undefined;
  noPlatform: boolean;
  first?: string;
}) {
  const recorder = await serve(
    `window.attacks = 0; window.reports = [];
     for (const name of ['attacked', 'alert', 'confirm', 'prompt']) window[name] = () => { attacks += 1; };
     addEventListener('securitypolicyviolation', (e) => reports.push([e.effectiveDirective, e.blockedURI, e.sample].join(' ')));
     ${noPlatform ? 'delete Document.parseHTML; delete Element.prototype.setHTML;' : ''}`,
    { type: 'text/javascript' },
  );
  const page = await servePage(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Unit</title>
     <script src="${recorder}"></script>${first}<script src="/dist/pressroom.js"></script>
     <press-release actions=""></press-release>`,
    csp === undefined ? {} : { csp },
  );
  const { contentDocument: document, contentWindow } = await openPage(page);
  const element = document?.querySelector('press-release') as PressRelease;
  const view = contentWindow as unknown as View & typeof globalThis;
  const show = async (html: string) => {
    element.item = { id: '1', url: page, title: 'Release', content_html: html };
    await settled(element);
  };
  return { element, view, show };
}

const ways = 'parseHTML' in Document ? [false, true] : [true];

for (const csp of [policy, undefined])
  for (const noPlatform of ways)
    describe(`hostile HTML, ${csp ? 'under a strict policy' : 'without a policy'}, by ${noPlatform ? 'DOMPurify' : 'the browser’s sanitiser'}`, () => {
      for (const [kind, cases] of Object.entries(hostileHtml))
        it(kind, async () => {
          const { element, view, show } = await open({ csp, noPlatform });
          await show('<p><b>Sound</b></p>');
          expect(bodyOf(element)).to.equal('<p><b>Sound</b></p>');
          for (const html of cases) {
            await show(html);
            expect(element.state, html).to.equal('ready');
            for (const shown of part(element, 'body').querySelectorAll<HTMLElement>('a,details'))
              shown.focus();
          }
          // Pictures fail, and policies report, in later tasks.
          const last = new view.Image();
          last.src = '/nowhere.png';
          await last.decode().catch(() => undefined);
          await new Promise((resolve) => view.requestAnimationFrame(() => view.setTimeout(resolve)));
          expect(view.attacks).to.equal(0);
          // `*` in a policy does not cover `data:`. Chromium checks each URL of audio and video against `media-src`.
          expect(
            [...new Set(view.reports)].filter(
              (report) => !/^(img-src data|media-src (https?:|data|javascript))/.test(report),
            ),
          ).to.deep.equal([]);
          const asked = (view.performance.getEntriesByType('resource') as PerformanceResourceTiming[])
            .filter(
              ({ name, initiatorType }) =>
                !/^(img|video)$/.test(initiatorType) && !/\/(dist|served)\//.test(name),
            )
            .map(({ name }) => name);
          expect(asked).to.deep.equal([]);
        });
    });

for (const noPlatform of ways)
  itInTurn(
    `only pictures are requested, by ${noPlatform ? 'DOMPurify' : 'the browser’s sanitiser'}`,
    async () => {
      const beacon = await serve('', { type: 'text/plain' });
      const picture = await serve('<svg xmlns="http://www.w3.org/2000/svg"/>', { type: 'image/svg+xml' });
      const { show } = await open({ noPlatform });
      await show(`<link rel=stylesheet href="${beacon}"><link rel=preload as=image href="${beacon}"><script src="${beacon}"></script>
      <iframe src="${beacon}"></iframe><object data="${beacon}"></object><embed src="${beacon}"><video src="${beacon}"></video>
      <audio><source src="${beacon}"></audio><p style="background:url(${beacon})">x</p>
      <svg><image href="${beacon}"/><use href="${beacon}#x"/></svg><img srcset="javascript:attacked() 1x" data-src="data:text/html,x"><img src="${beacon}" width=1 height=1>
      <input type=image src="${beacon}"><table background="${beacon}"></table><body background="${beacon}"><a ping="${beacon}" href="#">x</a>
      <div><template shadowrootmode=open><img src="${beacon}"></template></div>
      <style>@import "${beacon}"; p { background: url(${beacon}) }</style><picture><source srcset="${beacon}"><img src="${picture}"></picture>`);
      await whenRequested(picture);
      expect(await requests(beacon)).to.deep.equal([]);
    },
  );

describe('the sanitiser beside the script', () => {
  it('works after the early script, which has created the policy already', async () => {
    localStorage.setItem('low-vision', `on.${String(Math.floor(Date.now() / 1000))}.text-size:150`);
    try {
      const { element, view, show } = await open({
        csp: policy,
        noPlatform: true,
        first: '<script src="/dist/low-vision-early.js"></script>',
      });
      await show('<p><b>Sound</b></p><script>attacked()</script>');
      expect(bodyOf(element)).to.equal('<p><b>Sound</b></p>');
      expect(view.reports).to.deep.equal([]);
      expect(Object.getOwnPropertySymbols(view).map(String)).to.not.include('Symbol(pressroom-policy)');
    } finally {
      localStorage.removeItem('low-vision');
    }
  });

  it('leaves text only if the policy forbids it', async () => {
    const { element, show } = await open({
      csp: policy.replace(' dompurify', ''),
      noPlatform: true,
    });
    await show('<style>p{}</style><h2>Title &amp; text</h2><p>One <b>bold</b> word<br>next</p>');
    expect(element.state).to.equal('ready');
    expect(
      [...part(element, 'body').querySelectorAll('p')].map(({ textContent }) => textContent),
    ).to.deep.equal(['Title & text', 'One bold word', 'next']);
  });
});

it('printing and structured data do not violate the policy', async () => {
  const { element, view, show } = await open({ csp: policy, noPlatform: false });
  element.structuredData = true;
  element.actions = 'print';
  await show('<p><b>Sound</b></p>');
  expect(view.document.head.querySelector('[type="application/ld+json"]')?.textContent).to.include(
    'NewsArticle',
  );
  const printed = new Promise<string>((resolve) => {
    new view.MutationObserver((_, observer) => {
      const frame = view.document.querySelector('iframe')?.contentWindow as View & typeof globalThis;
      observer.disconnect();
      frame.print = () => {
        resolve(frame.getComputedStyle(frame.document.querySelector('.heading') as Element).fontWeight);
      };
    }).observe(view.document.body, { childList: true });
  });
  part(element, 'action').click();
  expect(await printed).to.equal('600');
  expect(view.reports).to.deep.equal([]);
});
