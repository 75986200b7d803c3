/** Fetches `<press-release>`: a page without one does not load it. A failure is forgotten, so that a later call tries again. */
export async function defineReader(): Promise<void> {
  try {
    await import('../press-release/define.js');
  } catch (error) {
    console.error('[pressroom] <press-release> could not be loaded.', error);
  }
}
