/** The tools that help to read a page. The longer one has a file of its own. */
import { fetchedFile } from '../../../net/fetched-file.js';
import type { Controls } from '../controls.js';
import { collect } from './outline.js';

export { entries } from './outline.js';

const textFile = fetchedFile(() => import('./text-view.js'));

let isReading = false;

/**
 * Resolves when the browser has told assistive technology of the focus. Orca says nothing of a dialog if a control that
 * had the focus is removed at the same time.
 */
const twoFrames = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });

/**
 * Shows the page's article alone, and gives the focus back to the opener afterwards.
 * @throws Error if the file could not be fetched
 */
export async function article(controls: Controls, opener: HTMLElement): Promise<void> {
  const { host } = controls;
  if (isReading) return;
  isReading = true;
  try {
    const { showText } = await textFile.load(host);
    const isInPanel = opener.closest('.panel');
    const { closed } = await showText(controls);
    await twoFrames();
    // The focus goes from the panel straight into the dialog. A stop on the way would be all that is announced.
    controls.closePanel();
    await closed;
    if (isInPanel) controls.openPanel(undefined, '[data-do=article]');
    else (opener.isConnected ? opener : host).focus();
  } finally {
    isReading = false;
  }
}

/** Shows the outline below its button, with the focus on its first entry. */
export async function outline(controls: Controls, opener: HTMLElement): Promise<void> {
  const { host } = controls;
  const panel = opener.closest('.panel');
  collect(controls);
  host.requestUpdate();
  await host.updateComplete;
  panel?.querySelector<HTMLElement>('.outline button, p.outline')?.focus();
}
