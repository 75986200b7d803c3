import { fixture } from '@open-wc/testing';
import type { LoadingElement } from '../../src/base/loading-element.js';

// What tests of every element that loads something have in common.

type Loading = Pick<LoadingElement<never>, 'state' | 'updateComplete'> & HTMLElement;

/** Renders markup and gives the first element of that name in it, without waiting for its data. */
export async function renderFirst<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  markup: string,
): Promise<HTMLElementTagNameMap[Tag]> {
  const box = await fixture<HTMLElement>(`<div>${markup}</div>`);
  const element = box.querySelector(tag);
  if (!element) throw new Error(`no <${tag}> in the markup`);
  return element;
}

/** Resolves when the element waits for nothing and has rendered it. */
export async function settled<Element extends Loading>(element: Element): Promise<Element> {
  await element.updateComplete;
  while (element.state === 'loading')
    await new Promise((resolve) => {
      element.addEventListener('load', resolve, { once: true });
      element.addEventListener('error', resolve, { once: true });
    });
  await element.updateComplete;
  await sentencesOf(element);
  return element;
}

/** Resolves when the sentences of the language around an element are here: it shows English until then. */
async function sentencesOf(element: Loading): Promise<void> {
  const wanted = element.closest<HTMLElement>('[lang]')?.lang ?? '';
  const isEnglish = () => element.shadowRoot?.querySelector<HTMLElement>('[lang]')?.lang === 'en';
  const end = performance.now() + 5000;
  while (/^(az|ru)\b/.test(wanted) && isEnglish() && performance.now() < end)
    await new Promise(requestAnimationFrame);
  await element.updateComplete;
}
