/**
 * Fetches `<press-release>`: a page without one does not load it. A failure is forgotten, so that a later call tries again.
 * @returns whether it is here
 */
export async function defineReader(): Promise<boolean> {
  try {
    await import('../press-release/define.js');
    return true;
  } catch (error) {
    console.error('[pressroom] <press-release> could not be loaded.', error);
    return false;
  }
}
