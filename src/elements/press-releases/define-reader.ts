/**
 * Fetches `<press-release>`. Pages without this element do not load it. After a failure, the next call tries again.
 * @returns whether the element is defined
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
