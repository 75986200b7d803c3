import { expectAccessible } from './accessibility.js';
import { recordConsole } from './releases.js';
import { until } from './sites.js';

/**
 * Tests each state of an element with axe-core, in every interface language, light and dark. Called in `describe`.
 * @param around with what is beside the element, where its headings need those
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

  for (const [state, show] of Object.entries(states))
    it(`finds nothing while ${state}, in az, en, ru, light and dark`, async () => {
      for (const lang of ['az', 'en', 'ru'])
        for (const scheme of ['light', 'dark']) {
          document.documentElement.lang = lang;
          document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
          const element = await show();
          await until(() => element.shadowRoot?.firstElementChild?.getAttribute('lang') === lang);
          await expectAccessible(around ? (element.parentElement ?? element) : element);
          element.parentElement?.remove();
        }
    }).timeout(30_000);
}
