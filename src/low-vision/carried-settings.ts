/** Settings in the fragment of an address: a link of `<site-switcher>` takes them to another site. */
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
 * Takes the settings that another site has sent out of the address. It leaves out everything that could hide something
 * from a reader who has not chosen it here.
 * @returns the settings, or `off`
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

/** The link that `<site-switcher>`, under whatever prefix, has rendered where the reader pressed. */
function siteLinkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  const path = event.composedPath() as Element[];
  const link = path.find(({ localName }) => localName === 'a') as HTMLAnchorElement | undefined;
  const { host } = (link?.getRootNode() ?? {}) as Partial<ShadowRoot>;
  // Buttons beyond the middle one follow no link.
  return event.button < 2 && host?.localName.endsWith('site-switcher') ? link : undefined;
}

/**
 * Adds settings to a link to another site at the moment in which the reader follows it.
 * @param settings gives them, `undefined` where none are to be taken along
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
    // The browser reads the address after all listeners.
    setTimeout(() => {
      link.setAttribute('href', linkUrl(href) ?? '');
    });
  };
  for (const type of ['click', 'auxclick'] as const)
    native(document).addEventListener(type, carry, { capture: true, signal });
}
