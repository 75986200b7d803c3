import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { buildScripts } from './scripts.ts';

const { scripts: budgets, language } = JSON.parse(readFileSync('build/size-budget.json', 'utf8')) as {
  scripts: Record<string, number>;
  /** Bytes of the sentences of one language. */
  language: number;
};

/** Builds the classic scripts after the modules, prints the size of each, and writes `integrity.json`. */
export function classicScripts(): Plugin {
  return {
    name: 'classic-scripts',
    async closeBundle() {
      const integrity = await buildScripts();
      const rows = Object.keys(integrity).map((file) => {
        const bytes = gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;
        const budget = budgets[file] ?? language;
        return {
          file,
          'bytes, gzip': bytes,
          budget,
          left: bytes > budget ? 'TOO LARGE' : budget - bytes,
        };
      });
      console.table(rows);
      writeFileSync('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
    },
  };
}

/**
 * Builds the checks for pages and for Node, and the command line. They share no file with the elements, whose files
 * would be cut into smaller pieces for them.
 */
export function checks(): Plugin {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const options = {
    configFile: false,
    logLevel: 'warn',
    define: { __VERSION__: JSON.stringify(version) },
  } as const;
  return {
    name: 'checks',
    async closeBundle() {
      await build({
        ...options,
        build: {
          target: 'es2022',
          minify: false,
          emptyOutDir: false,
          lib: { entry: { check: 'src/entries/check.ts' }, formats: ['es'] },
          rolldownOptions: { output: { codeSplitting: false } },
        },
      });
      await build({
        ...options,
        build: {
          target: 'node20',
          minify: false,
          emptyOutDir: false,
          ssr: true,
          rolldownOptions: {
            input: { 'check-node': 'src/cli/check-node.ts', cli: 'src/cli/main.ts' },
            output: {
              chunkFileNames: 'cli-[name].js',
              banner: ({ name }) => (name === 'cli' ? '#!/usr/bin/env node' : ''),
            },
          },
        },
      });
      chmodSync('dist/cli.js', 0o755);
    },
  };
}

/** Copies the fonts and pointers. The browser fetches them only when a reader chooses them. */
export function filesBeside(): Plugin {
  return {
    name: 'files-beside',
    writeBundle({ dir = 'dist' }) {
      for (const folder of ['fonts', 'cursors'])
        cpSync(`src/low-vision/${folder}`, `${dir}/${folder}`, { recursive: true });
    },
  };
}

/**
 * Keeps `new URL('…', import.meta.url)` unchanged. Vite's library build would inline the file into the module. The
 * bundler of the page's owner could no longer copy the file.
 */
export function keepFileAddresses(): Plugin {
  const placeholder = '__PRESSROOM_MODULE_URL__';
  return {
    name: 'keep-file-addresses',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('/module-files.ts') ? code.replaceAll('import.meta.url', placeholder) : undefined,
    renderChunk: (code) => code.replaceAll(placeholder, 'import.meta.url'),
  };
}
