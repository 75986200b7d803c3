/** Settings in the fragment of a URL. Links of `<site-switcher>` carry them to another site. */
import { native } from '../base/natives.js';
import { linkUrl } from '../base/web-url.js';
import { pack } from './choice.js';
import { contrast, rolesOf } from './schemes.js';
import { normaliseSettings, parseSettings, type Settings } from './settings.js';
import { withoutSettings } from './without-settings.js';

/** The fragment for a link to another site. */
export const fragmentFor = (values: Settings): string =>
  `#low-vision=${pack(withoutSettings(values, 'site'))}`;

/**
 * Reads the settings that another site has sent and removes them from the URL. It drops settings that could hide
 * content, because the reader has not chosen them here.
 * @returns settings, or `off`; `undefined` for none
 */
export function takeFragment(): Settings | 'off' | undefined {
  const [, text] = /^#low-vision=([a-z\d:/.~-]*)$/.exec(location.hash) ?? [];
  if (text === undefined) return undefined;
  history.replaceState(history.state, '', location.href.replace(/#.*/, ''));
  if (text === 'off') return 'off';
  const values = withoutSettings(parseSettings(text), 'reader');
  const roles = values.scheme && rolesOf(values.scheme);
  return roles && contrast(roles.text, roles.background) < 4.5
    ? normaliseSettings({ ...values, scheme: undefined })
    : values;
}

/** The pressed link, if `<site-switcher>`, with any prefix, has rendered it. */
function siteLinkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  const path = event.composedPath() as Element[];
  const link = path.find(({ localName }) => localName === 'a') as HTMLAnchorElement | undefined;
  const { host } = (native(link?.getRootNode()) ?? {}) as Partial<ShadowRoot>;
  // Only the main and the middle mouse button follow links.
  return event.button < 2 && host?.localName.endsWith('site-switcher') ? link : undefined;
}

/**
 * Adds settings to a link to another site when the reader follows it.
 * @param settings function that returns the settings, `undefined` for none
 */
export function carrySettings(
  document: Document,
  settings: () => Settings | undefined,
  signal: AbortSignal,
): void {
  const carry = (event: MouseEvent) => {
    const link = siteLinkOf(event);
    const href = link?.getAttribute('href');
    const values = settings();
    if (!link || !href || !values || link.origin === location.origin || link.hash) return;
    link.hash = fragmentFor(values);
    // Restore the link's address later: the browser reads the address after all listeners have run.
    setTimeout(() => {
      link.setAttribute('href', linkUrl(href) ?? '');
    });
  };
  for (const type of ['click', 'auxclick'] as const)
    native(document).addEventListener(type, carry, { capture: true, signal });
}
