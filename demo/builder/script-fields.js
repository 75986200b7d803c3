// The field of the folder with the scripts. Its address is tried at once.
import { announce } from './announce.js';
import { change, choices, dist, follow, integrity, version } from './choices.js';
import { inputOf, labelled } from './controls.js';
import { make, rich } from './dom.js';
import { scriptOf } from './snippet.js';
import { addressMeant, folderAddress } from './state.js';
import { fill, texts } from './texts.js';
import { tryScript } from './try-address.js';

export const folder = () => choices().folder || dist.href;

/** Whether only this computer can reach the script. */
export const isLocal = () => /^(localhost|127\.|\[::1)|\.localhost$/.test(new URL(folder()).hostname);

export function scriptFields() {
  const input = inputOf({ type: 'text', spellcheck: false, autocomplete: 'off', inputMode: 'url' });
  const note = make('p', { class: 'note' });
  const versionNote = make('p', {});
  let tried = '';

  const show = (/** @type {string} */ sentence, /** @type {boolean} */ isBad) => {
    note.replaceChildren(.../** @type {Node[]} */ (rich(sentence)));
    note.classList.toggle('bad', isBad);
  };

  async function check() {
    const file = scriptOf(choices());
    const address = folder() + file;
    versionNote.replaceChildren(.../** @type {Node[]} */ (rich(fill(texts.versionLabel, { version, file }))));
    if (tried === address) return;
    tried = address;
    show(texts.scriptChecking, false);
    const result = await tryScript(address, integrity[file] ?? '');
    if (tried !== address) return;
    const sentence = {
      good: texts.scriptGood,
      changed: fill(texts.scriptChanged, { version }),
      'no-cors': texts.scriptNoCors,
      missing: texts.scriptMissing,
    }[result];
    show(sentence + (isLocal() ? ` ${texts.scriptLocal}` : ''), result !== 'good');
  }

  input.addEventListener('change', () => {
    const written = input.value.trim();
    const found = folderAddress(written);
    const isWrong = !!written && !found;
    input.toggleAttribute('aria-invalid', isWrong);
    if (isWrong) {
      input.setAttribute('aria-invalid', 'true');
      const address = addressMeant(written);
      // The sentence about a feed has a folder as its example here.
      const sentence = address
        ? fill(texts.meantAddress, { address })
        : texts.badAddress.replace('feed.xml', 'pressroom/');
      tried = '';
      show(sentence, true);
      announce(sentence);
      return;
    }
    input.value = found || dist.href;
    change({ ...choices(), folder: found === dist.href ? '' : found }, true);
  });
  follow(({ isFinal, isOther }) => {
    if (isOther) input.value = folder();
    if (isFinal) void check();
  });
  return [labelled(input, [texts.folderLabel], texts.folderHint, note), versionNote];
}
