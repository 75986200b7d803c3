import { executeServerCommand } from '@web/test-runner-commands';
import { engine, setViewport } from './commands.js';

/** The narrowest window of MiniBrowser in CSS pixels. A narrower page leaves the rest of the picture empty. */
const narrowest = 480;

/**
 * Saves a screenshot of a page in a frame, as far as the frame shows it, for a person to look at. Sweeps call it after
 * they have measured.
 * @param state page, width, size and scheme; the file is `.artifacts/FOLDER/ENGINE/STATE.png`
 */
export async function saveShot(
  page: Document,
  folder: string,
  state: readonly (string | number)[],
): Promise<void> {
  const frame = page.defaultView?.frameElement as HTMLElement;
  // Nothing of the test page may lie over the frame.
  Object.assign(frame.style, { position: 'fixed', inset: '0', zIndex: '1', outline: '1px solid' });
  await setViewport({ width: Math.max(frame.clientWidth, narrowest), height: frame.clientHeight });
  const name = `${folder}/${engine}/${state.join('-')}.png`;
  // WebKit's driver gives the picture of some pages only when they change.
  let times = 0;
  const changes = setInterval(() => {
    frame.style.outlineColor = (times += 1) % 2 ? 'black' : 'white';
  }, 100);
  try {
    const png: string = await executeServerCommand('input-screenshot');
    await executeServerCommand('keep-picture', { file: name, png });
  } catch (error) {
    // The measures count all the same.
    console.warn(`no screenshot ${name}: ${String(error)}`);
  } finally {
    clearInterval(changes);
  }
}
