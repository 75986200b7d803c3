import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** The folder that `npm start` serves. */
export const site = '.artifacts/site';

/** Links the demo and the built files into one folder, as a ministry's server would have them. */
export function demo(): Plugin {
  return {
    name: 'demo',
    config() {
      mkdirSync(`${site}/node_modules`, { recursive: true });
      // One of the demo's themes uses Bootstrap's own files.
      for (const folder of ['demo', 'dist', 'node_modules/bootstrap'])
        if (!existsSync(`${site}/${folder}`)) symlinkSync(resolve(folder), `${site}/${folder}`, 'junction');
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url !== '/') next();
        else response.writeHead(302, { location: '/demo/' }).end();
      });
    },
  };
}
