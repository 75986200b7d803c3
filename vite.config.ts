import { defineConfig, type UserConfig } from 'vite';
import { demo, site } from './build/demo.ts';
import { editorFiles } from './build/editors.ts';
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
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: /^(lit(\/|$)|dompurify$)/,
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // Few files: gzip packs many small ones worse.
            { name: 'read-feed', test: /src\/(feed\/read-feed|i18n\/text-direction)\.ts$/ },
            {
              name: 'loading-element',
              test: /src\/base\/(loading-element|heading-template|link-activation|dispatch)\.ts$/,
            },
          ],
        },
      },
    },
  },
};

/** Configuration for `npm start`. */
const preview: UserConfig = {
  plugins: [demo()],
  build: { outDir: site },
  preview: { port: 8000, open: false },
};

export default defineConfig(({ isPreview }) => (isPreview ? preview : library));
