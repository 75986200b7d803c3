import { LowVisionToggle } from '../elements/low-vision-toggle/low-vision-toggle.js';
import { PressRelease } from '../elements/press-release/press-release.js';
import { PressReleases } from '../elements/press-releases/press-releases.js';
import { SiteSwitcher } from '../elements/site-switcher/site-switcher.js';
import { defineElement } from '../base/define-element.js';

export { LowVisionToggle, PressRelease, PressReleases, SiteSwitcher };
export type { LowVisionDetail } from '../low-vision/mode.js';
export type { Settings } from '../low-vision/settings.js';
export type { ReleaseSelectDetail, SearchChangeDetail } from '../elements/press-releases/press-releases.js';
export type { SitePanelToggleDetail, SiteSelectDetail } from '../elements/site-switcher/site-switcher.js';
export type { LoadState } from '../base/remote-data.js';
export type { Attachment, Author, Feed, Item } from '../feed/json-feed.js';
export type { Group, Site, SiteList, Text } from '../sites/site-list.js';
export { addLanguage, type LanguageSentences } from '../i18n/add-language.js';
export { setBase } from '../net/own-files.js';
export { LoadError, type LoadErrorCode, type LoadFailure } from '../net/load-error.js';

/**
 * Defines all elements: `define({ prefix: 'mia' })` defines `<mia-press-releases>` and so on, `define()` the usual tags.
 * A class can have only one element name. Each call therefore defines subclasses. Defined tags are not defined again.
 * @param options the `prefix` of the tags, without its hyphen
 */
export function define({ prefix = '' } = {}): void {
  const tag = (name: string) => (prefix ? `${prefix}-${name}` : name);
  defineElement(tag('low-vision-toggle'), class extends LowVisionToggle {});
  defineElement(tag('press-release'), class extends PressRelease {});
  defineElement(tag('press-releases'), class extends PressReleases {});
  defineElement(tag('site-switcher'), class extends SiteSwitcher {});
}
