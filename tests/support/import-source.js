import { resolve } from 'node:path';
import { build } from 'vite';

/**
 * Bundles source modules for Node, and imports them as one module.
 * @param {...string} entries paths relative to the project's folder
 * @returns {Promise<any>} their exports
 */
export async function importSource(...entries) {
  const all = entries.map((entry) => `export * from ${JSON.stringify(resolve(entry))};`).join('');
  const result = /** @type {import('vite').Rolldown.RolldownOutput} */ (
    await build({
      configFile: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'all-entries',
          resolveId: (id) => (id.endsWith('all-entries') ? 'all-entries' : undefined),
          load: (id) => (id === 'all-entries' ? all : undefined),
        },
      ],
      ssr: { noExternal: ['@xmldom/xmldom'] },
      build: { write: false, ssr: 'all-entries', rolldownOptions: { output: { codeSplitting: false } } },
    })
  );
  return import(`data:text/javascript,${encodeURIComponent(result.output[0].code)}`);
}
