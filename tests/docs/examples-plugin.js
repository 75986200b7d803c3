import { examplesIn } from './markdown.js';

/**
 * Gives tests the examples of the documentation in a language.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function examplesPlugin() {
  return {
    name: 'examples',
    executeCommand: ({ command, payload }) =>
      command === 'examples'
        ? examplesIn(/** @type {string} */ (payload)).filter(({ isPasted }) => isPasted)
        : undefined,
  };
}
