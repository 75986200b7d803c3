import { resolve } from 'node:path';
import { build } from 'vite';
import { runsInBrowser } from './example-places.js';
import { examplesOf, pages } from './markdown.js';

/**
 * Bundles an example in TypeScript or JSX, as an app does. The built package stays outside.
 * @param {string} code
 */
async function bundle(code) {
  const id = resolve('example.tsx');
  const [output] = [
    await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [
        {
          name: 'example',
          enforce: 'pre',
          resolveId: (name) => (name === id ? id : undefined),
          load: (name) => (name === id ? code : undefined),
        },
      ],
      build: {
        write: false,
        minify: false,
        lib: { entry: id, formats: ['es'] },
        rolldownOptions: { external: /^pressroom-elements/ },
      },
    }),
  ].flat();
  return output && 'output' in output ? output.output[0].code : undefined;
}

/**
 * Gives tests the examples of the documentation that run in a browser, and bundles some of them.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function examplesPlugin() {
  return {
    name: 'examples',
    executeCommand: ({ command, payload }) => {
      if (command === 'examples') return pages.flatMap(examplesOf).filter(runsInBrowser);
      return command === 'bundle-example' ? bundle(/** @type {string} */ (payload)) : undefined;
    },
  };
}
