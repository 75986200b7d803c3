import { JSDOM } from 'jsdom';

/**
 * Gives tests a command that renders an element as a server does, with the built package.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function serverRenderingPlugin() {
  return {
    name: 'server-rendering',
    async executeCommand({ command, payload }) {
      if (command !== 'render-element') return undefined;
      const { renderElement, setWindow } = await import('pressroom-elements/server');
      setWindow(new JSDOM('').window);
      const { tag, options } = /** @type {{ tag: 'press-release', options: { url: string } }} */ (payload);
      return renderElement(tag, options);
    },
  };
}
