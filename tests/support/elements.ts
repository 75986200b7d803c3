import { fixture } from '@open-wc/testing';
import type { LoadingElement } from '../../src/base/loading-element.js';

// Helpers for the tests of all elements that load data.

type Loading = Pick<LoadingElement<never>, 'state' | 'updateComplete'> & HTMLElement;

/** Renders markup and returns its first element with the given name. Does not wait for the element's data. */
export async function renderFirst<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  markup: string,
): Promise<HTMLElementTagNameMap[Tag]> {
  const box = await fixture<HTMLElement>(`<div>${markup}</div>`);
  const element = box.querySelector(tag);
  if (!element) throw new Error(`no <${tag}> in the markup`);
  return element;
}

/** Resolves when the element has loaded and rendered everything. */
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

/** Resolves when the texts of the element's language have loaded. Until then, the element shows English. */
async function sentencesOf(element: Loading): Promise<void> {
  const wanted = element.closest<HTMLElement>('[lang]')?.lang ?? '';
  const isEnglish = () => element.shadowRoot?.querySelector<HTMLElement>('[lang]')?.lang === 'en';
  const end = performance.now() + 5000;
  while (/^(az|ru)\b/.test(wanted) && isEnglish() && performance.now() < end)
    await new Promise(requestAnimationFrame);
  await element.updateComplete;
}
