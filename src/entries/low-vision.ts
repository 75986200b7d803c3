/** `low-vision.js` and the first part of `pressroom.js`: the toggle, and the modules that all our scripts share. */
import { LowVisionToggle } from '../elements/low-vision-toggle/low-vision-toggle.js';
import { loadEngine } from '../low-vision/load-engine.js';
import { share } from '../net/load-chunk.js';
import { rememberScript, setBase } from '../net/own-files.js';
import { defineElement } from '../base/define-element.js';
import { tellMisspelt } from '../base/misspelt-attributes.js';
import { ServedElement } from '../base/served-element.js';
import type { addLanguage } from '../i18n/add-language.js';
import type { Settings } from '../low-vision/settings.js';
import type { Failure } from '../low-vision/document-engine.js';

export * from './shared-core.js';

/** @param shared the exports of this module, for use by later scripts */
export function start(shared: object): void {
  rememberScript();
  share(shared);
  ServedElement.addInitializer((element) => {
    void element.updateComplete.then(() => {
      tellMisspelt(element);
    });
  });
  const pressroom = {
    /** The version of the script. */
    version: __VERSION__,
    /** Sets the folder of the files in `dist/`, if they are not beside the script. `''` restores the default. */
    setBase,
    /** Adds a language, or changes sentences of one. The promise settles when the elements know the sentences. */
    addLanguage: async (...given: Parameters<typeof addLanguage>): Promise<void> =>
      (await import('../i18n/add-language.js')).addLanguage(...given),
    /**
     * Fetches the engine and applies settings to a document. The promise resolves to the effects that failed. It rejects
     * if the engine cannot be loaded.
     */
    applyLowVision: async (values: Settings, document?: Document): Promise<Failure[]> => {
      const { applyLowVision, whenComplete } = await loadEngine();
      const failures = applyLowVision(values, document);
      await whenComplete(document);
      return failures;
    },
    /** Removes the settings from a document. The promise resolves to the changes that could not be undone. */
    clearLowVision: async (document?: Document): Promise<Failure[]> =>
      (await loadEngine()).clearLowVision(document),
  };
  Object.defineProperty(pressroom, 'shared', { value: shared });
  Object.assign(globalThis, { Pressroom: Object.freeze(pressroom) });
  defineElement('low-vision-toggle', LowVisionToggle);
}
