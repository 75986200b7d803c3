import { defineConfig, type UserConfig } from 'vite';
import { builder } from './build/builder.ts';
import { demo, site } from './build/demo.ts';
import { documentation } from './build/docs/plugin.ts';
import { editorFiles } from './build/editors.ts';
import { portal } from './build/portal.ts';
import { checks, classicScripts, filesBeside, keepFileAddresses } from './build/publish.ts';
import {
  furtherLanguagesApart,
  languageNamesApart,
  schemeNamesAlone,
  withoutHeadStart,
} from './build/scripts.ts';
import { compactTemplates } from './build/templates.ts';

/** Builds the ES modules first, then the classic scripts: see build/scripts.ts. */
const library: UserConfig = {
  plugins: [
    compactTemplates(),
    schemeNamesAlone,
    languageNamesApart,
    furtherLanguagesApart,
    withoutHeadStart,
    keepFileAddresses(),
    filesBeside(),
    classicScripts(),
    checks(),
    editorFiles(),
  ],
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
        'low-vision-toggle': 'src/entries/low-vision-toggle.ts',
        'apply-low-vision': 'src/entries/apply-low-vision.ts',
        markers: 'src/entries/markers.ts',
        server: 'src/entries/server.ts',
        hydrate: 'src/entries/hydrate.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: /^(@lit-labs\/|lit(\/|$)|dompurify$)/,
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // Bundlers load whole files. So a file holds code that the same elements need at first, and few files
            // are best: gzip packs many small ones worse.
            { name: 'loading-element', test: /src\/base\/(loading-element|dispatch)\.ts$/ },
            { name: 'served-element', test: /src\/base\/(served-element|define-element)\.ts$/ },
            {
              name: 'content',
              test: /src\/(feed\/read-feed|i18n\/text-direction|base\/(content.styles|heading-template|valid-time-zone))\.ts$/,
            },
          ],
        },
      },
    },
  },
};

/** Configuration for `npm start`. */
const preview: UserConfig = {
  plugins: [portal(), demo()],
  build: { outDir: site },
  // Examples and snippets run in frames without an origin, so other sites may read the files.
  preview: { port: 8000, open: false, cors: { origin: '*' } },
};

/** Configuration for `vite build --mode site`: the documentation, from docs/ and the built files. */
const documents: UserConfig = {
  plugins: [demo(), documentation(), builder()],
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: `${site}/docs`,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: { docs: 'demo/docs/docs.ts', frame: 'demo/docs/frame.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
};

export default defineConfig(({ isPreview, mode }) =>
  isPreview ? preview : mode === 'site' ? documents : library,
);
