import { expectAccessible } from './accessibility.js';
import { combinations } from './matrix.js';
import { recordConsole } from './releases.js';
import { until } from './sites.js';

/**
 * Tests each state of an element with axe-core, in pairs of state, interface language and colour scheme. Call it inside
 * `describe`.
 * @param around whether to include the content beside the element, for example headings that its own depend on
 */
export function testStates(states: Record<string, () => Promise<HTMLElement>>, around = false): void {
  let before = '';
  beforeEach(() => {
    before = document.documentElement.style.cssText;
    recordConsole();
  });
  afterEach(() => {
    document.documentElement.style.cssText = before;
    document.documentElement.lang = 'en';
  });

  for (const { state, lang, scheme } of combinations({
    state: Object.keys(states),
    lang: ['az', 'en', 'ru'],
    scheme: ['light', 'dark'],
  }))
    it(`finds nothing while ${state}, in ${lang}, ${scheme}`, async () => {
      document.documentElement.lang = lang;
      document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
      const element = await (states[state] as () => Promise<HTMLElement>)();
      await until(() => element.shadowRoot?.firstElementChild?.getAttribute('lang') === lang);
      await expectAccessible(around ? (element.parentElement ?? element) : element);
      element.parentElement?.remove();
    });
}
