/** Builds the classic scripts. They consist of wrapped parts, so that all files in a page share one Lit and one state. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { minify } from 'terser';
import { build, parseSync, type Plugin } from 'vite';
import { schemes } from '../src/low-vision/schemes.ts';
import { compactTemplates } from './templates.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** The languages of most readers: the first script itself holds the integrity of their files. */
const commonLanguages = ['az', 'ru'];

/** The languages that have a file of sentences, by their subtags. English is built in. */
const fetchedLanguages = readdirSync('src/i18n').flatMap((file) => {
  const [, tag] = /^([a-z]{2,3})\.ts$/.exec(file) ?? [];
  return tag && tag !== 'en' ? [tag] : [];
});

/** For each module that the source imports with `import()`: the file that contains it. */
const fileOf: Record<string, string> = {
  ...Object.fromEntries(fetchedLanguages.map((tag) => [`src/i18n/${tag}.ts`, `pressroom-${tag}.js`])),
  'src/net/listed-files.ts': 'pressroom-languages.js',
  'src/i18n/add-language.ts': 'pressroom-add-language.js',
  'src/elements/press-release/define.ts': 'pressroom-article.js',
  'src/elements/press-releases/options.ts': 'pressroom-list-options.js',
  'src/elements/site-switcher/panel.ts': 'pressroom-sites.js',
  'src/xml-feed/read-other.ts': 'pressroom-xml-feed.js',
  'src/xml-feed/repair-document.ts': 'pressroom-repair.js',
  'src/low-vision/engine-with-panel.ts': 'pressroom-low-vision.js',
  'src/low-vision/effects/further-effects.ts': 'pressroom-effects.js',
  'src/elements/low-vision-toggle/speech-row.ts': 'pressroom-speech.js',
  'src/elements/low-vision-toggle/panel-content.ts': 'pressroom-panel.js',
  'src/elements/low-vision-toggle/reading/text-view.ts': 'pressroom-text.js',
  'src/elements/low-vision-toggle/reading/tools.ts': 'pressroom-reading.js',
  'src/sanitizer/purifier.ts': 'pressroom-sanitizer.js',
};

/** The files whose integrity stands in `pressroom-languages.js`, by name: see src/net/load-listed.ts. */
const listed = [
  ...fetchedLanguages.filter((tag) => !commonLanguages.includes(tag)),
  ...['add-language', 'speech', 'text', 'reading'],
];

/** The `integrity` of each built file, by file name. */
const integrity: Record<string, string> = {};

const path = (id: string) => id.replace(`${resolve('.')}/`, '').replace(/\?.*/, '');

interface Import {
  type: string;
  source: { value?: string };
  start: number;
  end: number;
  specifiers?: { imported?: { name: string } }[];
}

function importsOf(code: string, type: 'ImportExpression' | 'ImportDeclaration'): Import[] {
  const found: Import[] = [];
  JSON.stringify(parseSync('module.js', code).program, (_key, node: unknown) => {
    if ((node as Import | null)?.type === type) found.push(node as Import);
    return node;
  });
  return found;
}

/** Replaces `import('…')` with a request for the file that contains the module. */
function fetchFiles(): Plugin {
  return {
    name: 'fetch-files',
    async transform(code, id) {
      if (!id.includes('/src/') || !code.includes('import(')) return undefined;
      let result = code;
      for (const { source, start, end } of importsOf(code, 'ImportExpression').reverse()) {
        const module = await this.resolve(source.value ?? '', id);
        const file = fileOf[path(module?.id ?? '')];
        if (!file) this.error(`build/scripts.ts names no file for ${String(source.value)}`);
        const name = listed.find((one) => file === `pressroom-${one}.js`);
        const call = name
          ? `loadFurther(${JSON.stringify(name)})`
          : `loadFile(${JSON.stringify(file)},${JSON.stringify(integrity[file])})`;
        result = result.slice(0, start) + call + result.slice(end);
      }
      const from = (module: string) => JSON.stringify(resolve(module));
      return `import{loadChunk as loadFile}from${from('src/net/load-chunk.ts')};${
        result.includes('loadFurther')
          ? `import{loadListed as loadFurther}from${from('src/net/load-listed.ts')};`
          : ''
      }${result}`;
    },
  };
}

/** Removes the module URLs. The classic scripts derive the addresses of their files from their own address. */
const withoutModuleFiles: Plugin = {
  name: 'without-module-files',
  load: (id) => (id.endsWith('/module-files.ts') ? "export const moduleUrlOf = () => '';" : undefined),
};

/** The table of languages, in which the further ones share the function `loadFurther`. */
const smallTable = (code: string, id: string): string | undefined =>
  path(id) === 'src/i18n/languages.ts'
    ? code.replaceAll(/\(\) => import\(['"]\.\/(\w+)\.js['"]\)/g, (call, tag: string) =>
        listed.includes(tag) ? 'loadFurther' : call,
      )
    : undefined;

const smallLanguages: Plugin = { name: 'small-languages', transform: smallTable };

const furtherLanguages = resolve('src/i18n/further-languages.ts');

/** Puts the `import()` of each further language into a file of its own. Few pages are in one of these languages. */
export const furtherLanguagesApart: Plugin = {
  name: 'further-languages-apart',
  resolveId: (source) => (source === './further-languages.js' ? furtherLanguages : undefined),
  load: (id) =>
    id === furtherLanguages
      ? `export const load = {${fetchedLanguages
          .filter((tag) => listed.includes(tag))
          .map((tag) => `${tag}: () => import('./${tag}.js')`)
          .join()}};`
      : undefined,
  transform(code, id) {
    const changed = smallTable(code, id);
    return (
      changed &&
      `const loadFurther = (tag) => import('./further-languages.js').then(({ load }) => load[tag]());${changed}`
    );
  },
};

/** Bundles the names of the languages with the panel only, which shows them. */
export const languageNamesApart: Plugin = {
  name: 'language-names-apart',
  async transform(code, id) {
    if (path(id) === 'src/i18n/languages.ts') return code.replaceAll(/name: (['"]).*?\1,?\s*/g, '');
    if (path(id) !== 'src/i18n/language-names.ts') return undefined;
    const table = await readFile('src/i18n/languages.ts', 'utf8');
    const names = [...table.matchAll(/(\w+): \{ name: '([^']*)'/g)].map(([, tag, name]) => [tag, name]);
    return `export const names = ${JSON.stringify(Object.fromEntries(names))};`;
  },
};

/** The classic scripts run in browsers only, and their Lit parses templates as HTML in every page: see `litOf`. */
const defineAtOnce: Plugin = {
  name: 'define-at-once',
  load: (id) =>
    id.endsWith('/define-element.ts')
      ? 'export function defineElement(tag, element) { if (!customElements.get(tag)) customElements.define(tag, element); }'
      : undefined,
};

/** The classic scripts share one Trusted Types policy. */
const sharedPolicy: Plugin = {
  name: 'shared-policy',
  load: (id) =>
    id.endsWith('/trusted-markup.ts') ? "export { trustedMarkup } from '../net/own-files.js';" : undefined,
};

/** Bundles only the names of the schemes, because the button does not need their colours. */
export const schemeNamesAlone: Plugin = {
  name: 'scheme-names-alone',
  load: (id) =>
    id.endsWith('/scheme-names.ts')
      ? `export const schemeNames = ${JSON.stringify(Object.keys(schemes))};`
      : undefined,
};

/**
 * Leaves out what makes the first list of `pressroom.js` appear sooner. Minifiers remove calls of an empty function.
 * Modules are imported when their page wants them, under any element name, and each has to be small.
 */
export const withoutHeadStart: Plugin = {
  name: 'without-head-start',
  load(id) {
    if (id.endsWith('/early-requests.ts')) return 'export function takeEarly() {}';
    if (id.endsWith('/plain-date.ts')) return 'export function plainDate() {}';
    return undefined;
  },
};

/**
 * The background colours of the schemes, by the last word of the scheme's name. The early script uses them. It uses any
 * other word as a CSS colour name.
 */
const backgrounds = Object.fromEntries(
  Object.entries(schemes)
    .map(([name, { background }]) => [name.replace(/.*-/, ''), background] as const)
    .filter(([word, background]) => background !== { black: '#000000', white: '#ffffff' }[word]),
);

/** Makes modules external if another part exports them. */
function takeFrom(parts: Part[]): Plugin {
  return {
    name: 'take-from-other-parts',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!importer) return undefined;
      const found = await this.resolve(source, importer, { skipSelf: true });
      const part = parts.find(({ modules }) => modules.has(path(found?.id ?? '')));
      return part ? { id: part.name, external: true } : undefined;
    },
    transform: {
      // Run after TypeScript's types are removed.
      order: 'post',
      async handler(code, id) {
        for (const { source, specifiers = [] } of importsOf(code, 'ImportDeclaration')) {
          const found = await this.resolve(source.value ?? '', id);
          const from = parts.filter(({ modules }) => modules.has(path(found?.id ?? '')));
          if (!from.length) continue;
          for (const { imported } of specifiers)
            if (imported && !from.some((part) => part.exports.includes(imported.name)))
              this.error(`${path(id)} needs ${imported.name}, which src/entries/shared-… does not export`);
        }
      },
    },
  };
}

interface Part {
  /** The name for `require`. Lit has its own name, because some of its exports have the same names as ours. */
  name: 'lit' | 'engine' | 'shared';
  code: string;
  exports: string[];
  /** Paths of the modules that this part re-exports. */
  modules: Set<string>;
}

/** Bundles an entry as the body of a function with the parameters `require` and `exports`. */
async function bundle(entry: string, shared: Part[] = [], isWhole = false): Promise<Part> {
  const modules = new Set<string>();
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define: {
      __VERSION__: JSON.stringify(version),
      __BACKGROUNDS__: JSON.stringify(backgrounds),
      __LISTED_FILES__: JSON.stringify(
        Object.fromEntries(listed.map((name) => [name, integrity[`pressroom-${name}.js`]])),
      ),
      __INTEGRITY__: JSON.stringify(integrity['pressroom-low-vision.js']),
    },
    plugins: [
      compactTemplates(),
      withoutModuleFiles,
      sharedPolicy,
      defineAtOnce,
      schemeNamesAlone,
      languageNamesApart,
      smallLanguages,
      fetchFiles(),
      takeFrom(shared),
      {
        name: 'note-exports',
        async transform(code, id) {
          if (!/src\/entries\/(files\/|shared)/.test(id)) return undefined;
          for (const [, source = ''] of code.matchAll(/export \{[^}]*\} from "([^"]+)"/g))
            modules.add(path((await this.resolve(source, id))?.id ?? ''));
          return undefined;
        },
      },
    ],
    build: {
      target: 'es2022',
      write: false,
      minify: true,
      lib: { entry, formats: [isWhole ? 'iife' : 'cjs'], name: 'pressroom' },
      rolldownOptions: {
        output: {
          exports: isWhole ? 'none' : 'named',
          externalLiveBindings: false,
          esModule: false,
          generatedCode: { symbols: false },
        },
      },
    },
  });
  const [output] = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  if (output?.type !== 'chunk') throw new Error(`${entry} gave no script`);
  return {
    name: entry.endsWith('-lit.ts') ? 'lit' : entry.endsWith('/engine.ts') ? 'engine' : 'shared',
    code: output.code,
    exports: output.exports,
    modules,
  };
}

/** Members of the engine's own objects. They are neither in the page nor in other files than the engine's. */
const members = [
  ...['sheets', 'changes', 'renew', 'pending'],
  ...[
    'acts',
    'declares',
    'declarations',
    'selects',
    'textFactor',
    'textVariables',
    'fetchEffects',
    'unreadable',
  ],
  ...['restoreIn', 'isChanged', 'isInSheet', 'stayStill', 'writeRules', 'isListChanged', 'withTransitions'],
  ...[
    'ownTextOf',
    'addLate',
    'mayMatch',
    'isAsked',
    'conditions',
    'judged',
    'adopting',
    'attached',
    'edited',
  ],
  ...[
    'refused',
    'isUsed',
    'completion',
    'isSheetOwner',
    'listen',
    'release',
    'force',
    'setter',
    'blocks',
    'guard',
    'adopt',
    'areIn',
    'ownOf',
    'forget',
    'isBrought',
    'toggles',
    'reproach',
    'hasDeviceColours',
    'undo',
    'added',
    'steps',
    'largestHeading',
    'letGo',
  ],
];

/** Names that Terser shortens alike in the engine's files. */
const shortened = { names: new RegExp(''), cache: {} };

/** Names the engine's exports and members that no other part has. */
function shortenNames(engine: Part, core: Part): void {
  // Copies of other versions use these.
  const isPublic = (name: string) => /^(applyLowVision|clearLowVision|whenComplete|modeOf)$/.test(name);
  const names = engine.exports.filter(
    (name) => /[a-z][A-Z]/.test(name) && !core.exports.includes(name) && !isPublic(name),
  );
  shortened.names = new RegExp(`^(${[...names, ...members].join('|')})$`);
}

/**
 * Writes a file. The names of the wrappers are shortened too; checks of packages take `exports.name` for CommonJS.
 *
 * A classic script has the encoding of its page, which is not always UTF-8. So the scripts that pages name are ASCII.
 * Fetched files begin with a byte order mark, because escaped sentences would be larger.
 */
async function write(file: string, bundled: string): Promise<void> {
  const isFetched = file.startsWith('pressroom-');
  const isOfEngine = /-(low-vision|effects|speech|text|reading|panel)\.js$/.test(file);
  // Vite's minifier also shortens private names. Terser makes its result about 2 % smaller. `unsafe_arrows` is safe
  // here: no code uses a function without `this` as a constructor.
  const { code: small = bundled } = await minify(bundled, {
    ecma: 2022,
    compress: { passes: 3, unsafe_arrows: true },
    ...(isOfEngine &&
      isFetched && {
        mangle: { properties: { regex: shortened.names } },
        nameCache: shortened.cache,
      }),
  });
  // The hint makes Chromium compile all functions while it downloads the file. The first paint of a page waits for them.
  const hint = file === 'pressroom-low-vision.js' ? '//# allFunctionsCalledOnLoad\n' : '';
  const code = isFetched
    ? `\uFEFF${hint}${small}`
    : small.replaceAll(/[^\0-\x7F]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(`dist/${file}`, code);
  // Our scripts hold the hashes of the files that they fetch. A hash cannot be compressed, so these have the shortest kind.
  const kind = isFetched ? 'sha256' : 'sha384';
  integrity[file] = `${kind}-${createHash(kind).update(code).digest('base64')}`;
}

/** Wraps a part in a function with the parameters `require` and `exports`. */
const wrap = ({ code }: Part) => `(require,exports)=>{"use strict";${code}}`;

/** Expression for the running script. It works even if an element's name in the page hides `document.currentScript`. */
const ownScript = 'Reflect.get(Reflect.getPrototypeOf(document),"currentScript",document)';

/**
 * Scripts that are not shortened must not use a shortened member: its name is another one there.
 * @throws Error that names the member
 */
function refuseShortened(code: string): void {
  const [found] = new RegExp(`(?<=[.;{},])(${members.join('|')})(?=[\\s(=;,.)])`).exec(code) ?? [];
  if (found) throw new Error(`"${found}" is in a first script: take it out of "members" in build/scripts.ts`);
}

/** Writes a file that passes its exports to the script that loaded it: see src/net/load-chunk.ts. */
const writeFile = (file: string, part: Part) =>
  write(
    file,
    `if(globalThis.document)${ownScript}.chunk={version:"${version}",run:shared=>{const part=${wrap(part)},exports={};part(name=>name=="shared"?shared:shared[name],exports);return exports}};`,
  );

/**
 * Published Lit, isolated from the page.
 *
 * Lit leaves lists for developer tools on the global object. The wrapper removes them and keeps the one that Lit reads
 * later. An element's id in the page may equal the name of such a list. The wrapper therefore first defines each name as
 * a property of the window.
 *
 * Lit gets an inert `document`. There, no element's name can hide a method, and no library can replace the class. The
 * inert document also parses templates as HTML when the page is XML.
 */
const litOf = ({ code }: Part) =>
  `{const names=["litPropertyMetadata","reactiveElementVersions","litHtmlVersions","litElementVersions"].filter(name=>!Object.hasOwn(window,name)),hadMetadata="metadata"in Symbol;for(const name of names)window[name]=void 0;((exports,litPropertyMetadata,document)=>{"use strict";${code}})(shared.lit={},new WeakMap,Reflect.get(Reflect.getPrototypeOf(document),"implementation",document).createHTMLDocument(""));for(const name of names)delete window[name];if(!hadMetadata)delete Symbol.metadata}`;

export async function buildScripts(): Promise<Record<string, string>> {
  mkdirSync('dist', { recursive: true });
  for (const tag of fetchedLanguages)
    await writeFile(`pressroom-${tag}.js`, await bundle(`src/i18n/${tag}.ts`));
  await writeFile('pressroom-sanitizer.js', await bundle('src/sanitizer/purifier.ts'));

  const lit = await bundle('src/entries/shared-lit.ts');
  // Build the fetched files first: the scripts that fetch them contain their integrity hashes.
  const coreExports = await bundle('src/entries/shared-core.ts', [lit]);
  await writeFile('pressroom-add-language.js', await bundle('src/i18n/add-language.ts', [lit, coreExports]));
  const engineExports = await bundle('src/entries/files/engine.ts');
  shortenNames(engineExports, coreExports);
  await writeFile(
    'pressroom-effects.js',
    await bundle('src/low-vision/effects/further-effects.ts', [engineExports]),
  );
  await writeFile(
    'pressroom-speech.js',
    await bundle('src/elements/low-vision-toggle/speech-row.ts', [lit, coreExports, engineExports]),
  );
  // The engine shares less of this module than the sanitiser needs, so that the engine stays small.
  const modules = new Set([...engineExports.modules].filter((module) => !module.endsWith('/web-url.ts')));
  await writeFile(
    'pressroom-text.js',
    await bundle('src/elements/low-vision-toggle/reading/text-view.ts', [
      lit,
      coreExports,
      { ...engineExports, modules },
    ]),
  );
  await writeFile(
    'pressroom-reading.js',
    await bundle('src/elements/low-vision-toggle/reading/tools.ts', [lit, coreExports, engineExports]),
  );
  await writeFile('pressroom-languages.js', await bundle('src/net/listed-files.ts'));
  const engine = await bundle('src/entries/files/engine.ts');
  await writeFile(
    'pressroom-panel.js',
    await bundle('src/elements/low-vision-toggle/panel-content.ts', [lit, coreExports, engine]),
  );
  const panel = await bundle('src/entries/files/panel.ts', [lit, coreExports, engine]);
  await write(
    'pressroom-low-vision.js',
    `if(globalThis.document){const engine={};(${wrap(engine)})(()=>({}),engine);engine.start(engine);${ownScript}.chunk={version:"${version}",engine,run:shared=>{const part=${wrap(panel)},exports={};shared.engine=engine;part(name=>name=="shared"?shared:shared[name],exports);return exports}}}`,
  );
  const early = await bundle('src/entries/shared-early.ts');
  const elementsExports = await bundle('src/entries/shared-elements.ts', [lit, coreExports, early]);
  await writeFile(
    'pressroom-article.js',
    await bundle('src/elements/press-release/define.ts', [lit, coreExports, early, elementsExports]),
  );
  await writeFile(
    'pressroom-list-options.js',
    await bundle('src/elements/press-releases/options.ts', [lit, coreExports, early, elementsExports]),
  );
  await writeFile(
    'pressroom-repair.js',
    await bundle('src/xml-feed/repair-document.ts', [coreExports, elementsExports]),
  );
  await writeFile(
    'pressroom-xml-feed.js',
    await bundle('src/xml-feed/read-other.ts', [coreExports, elementsExports]),
  );
  await writeFile(
    'pressroom-sites.js',
    await bundle('src/elements/site-switcher/panel.ts', [lit, coreExports, early, elementsExports]),
  );

  const core = await bundle('src/entries/low-vision.ts', [lit]);
  const elements = await bundle('src/entries/pressroom.ts', [lit, coreExports, early]);
  const alone = await bundle('src/entries/low-vision-alone.ts', [lit, coreExports]);
  for (const { code } of [core, elements, early]) refuseShortened(code);
  const warning = `console.warn("[pressroom] "+here.version+" is here: ${version} does nothing.")`;
  const other = `here.version!=="${version}"`;
  const begin = `${litOf(lit)}(${wrap(core)})(()=>shared.lit,shared);shared.start(shared);`;
  await write(
    'low-vision.js',
    `if(globalThis.document){let here=window.Pressroom||{},shared;if(typeof here.version=="string"){if(${other})${warning}}else{shared={};${begin}(${wrap(alone)})(()=>shared)}}`,
  );
  await write(
    'pressroom.js',
    `if(globalThis.document){let here=window.Pressroom||{},{shared}=here,isHere=typeof here.version=="string";if(isHere&&(${other}||shared.hasElements)){if(${other})${warning}}else{shared??={};(${wrap(early)})(0,shared);if(!isHere){${begin}}shared.hasElements=true;(${wrap(elements)})(name=>name=="lit"?shared.lit:shared,shared)}}`,
  );
  await write(
    'low-vision-early.js',
    `if(globalThis.document)${(await bundle('src/entries/low-vision-early.ts', [], true)).code}`,
  );
  return integrity;
}
