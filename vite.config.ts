import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { buildScripts } from './build/scripts.ts';
import { compactTemplates } from './build/templates.ts';

/** Tells what a reader pays, and writes what a page's `integrity` attribute needs. */
function scripts(): Plugin {
  return {
    name: 'scripts',
    async closeBundle() {
      const integrity = await buildScripts();
      for (const file of Object.keys(integrity))
        console.log(`${file}: ${gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length} bytes gzip`);
      writeFileSync('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
    },
  };
}

/** What is fetched only when a reader chooses it. */
function filesBeside(): Plugin {
  return {
    name: 'files-beside',
    writeBundle({ dir = 'dist' }) {
      for (const folder of ['fonts', 'cursors'])
        cpSync(`src/low-vision/${folder}`, `${dir}/${folder}`, { recursive: true });
    },
  };
}

const site = '.artifacts/site';

/** `npm start`: the demo and the built files side by side, as a ministry's server would have them. */
function demo(): Plugin {
  return {
    name: 'demo',
    config() {
      mkdirSync(`${site}/node_modules`, { recursive: true });
      // One of the demo's looks is Bootstrap's own.
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

const modules: UserConfig = {
  plugins: [compactTemplates(), filesBeside(), scripts()],
  build: {
    target: 'es2022',
    minify: false,
    lib: {
      entry: {
        index: 'src/entries/index.ts',
        elements: 'src/entries/elements.ts',
        'press-releases': 'src/elements/press-releases/define.ts',
        'press-release': 'src/elements/press-release/define.ts',
        'site-switcher': 'src/elements/site-switcher/define.ts',
        'low-vision-toggle': 'src/elements/low-vision-toggle/define.ts',
        'apply-low-vision': 'src/entries/apply-low-vision.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: { external: /^(lit(\/|$)|dompurify$)/ },
  },
};

const preview: UserConfig = {
  plugins: [demo()],
  build: { outDir: site },
  preview: { port: 8000, open: false },
};

export default defineConfig(({ isPreview }) => (isPreview ? preview : modules));
