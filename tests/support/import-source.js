import { build } from 'vite';

/**
 * Bundles a source module without a browser's globals in mind, and imports it.
 * @param {string} entry path from the project's folder
 * @returns {Promise<any>} its exports
 */
export async function importSource(entry) {
  const result = /** @type {import('vite').Rolldown.RolldownOutput} */ (
    await build({ configFile: false, logLevel: 'silent', build: { write: false, ssr: entry } })
  );
  return import(`data:text/javascript,${encodeURIComponent(result.output[0].code)}`);
}
