import { preview } from 'vite';

/** Starts the server of `npm start` when a test asks for its port. @returns {import('@web/test-runner').TestRunnerPlugin} */
export function portalPlugin() {
  /** @type {ReturnType<typeof preview> | undefined} */
  let starting;
  return {
    name: 'portal',
    async executeCommand({ command }) {
      if (command !== 'portal-port') return undefined;
      starting ??= preview({ preview: { port: 0, strictPort: false }, logLevel: 'warn' });
      const { resolvedUrls } = await starting;
      return new URL(resolvedUrls?.local[0] ?? '').port;
    },
    async serverStop() {
      await (await starting)?.close();
    },
  };
}
