/** @typedef {import('./feed-server.js').FeedServer} FeedServer */

/**
 * Serves feeds and pages on the test page's own origin, and gives tests the commands that define them.
 * @param {FeedServer} server
 * @param {Awaited<ReturnType<FeedServer['listen']>>} other the server of the other origin
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function feedServerPlugin(server, other) {
  /** @type {Record<string, (payload: any) => unknown>} */
  const commands = {
    'feed-server-other': () => ({ origin: other.origin, port: other.port }),
    'feed-server-serve': ({ body, options }) => server.serve(body, options),
    'feed-server-update': ({ path, body, options }) => server.update(path, body, options),
    'feed-server-release': ({ path }) => server.release(path),
    'feed-server-requests': ({ path }) => server.requests(path),
    'feed-server-when-requested': ({ path, count }) => server.whenRequested(path, count),
  };

  return {
    name: 'feed-server',
    serverStart({ server: main }) {
      // This runs before Koa: the runner's middleware would cache, transform, and report intended 404s as errors.
      const listeners = main?.listeners('request') ?? [];
      main?.removeAllListeners('request');
      main?.on('request', (request, response) => {
        if (server.handle(request, response)) return;
        for (const listener of listeners) listener.call(main, request, response);
      });
    },
    serverStop() {
      other.close();
    },
    async executeCommand({ command, payload }) {
      const run = commands[command];
      return run && ((await run(payload)) ?? true);
    },
  };
}
