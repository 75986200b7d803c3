import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, parseSync, type Plugin, type UserConfig } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

interface Quasi {
  start: number;
  value: { raw: string };
}

/** Every `html` and `css` template of a module, as the runs of text between its expressions. */
function templatesOf(code: string): { tag: string; quasis: Quasi[] }[] {
  const found: { tag: string; quasis: Quasi[] }[] = [];
  JSON.stringify(parseSync('module.js', code).program, (_key, node: unknown) => {
    const { type, tag, quasi } = (node ?? {}) as {
      type?: string;
      tag?: { name?: string };
      quasi?: { quasis: Quasi[] };
    };
    if (type === 'TaggedTemplateExpression' && quasi && /^(html|css)$/.test(tag?.name ?? ''))
      found.push({ tag: tag?.name ?? '', quasis: quasi.quasis });
    return node;
  });
  return found;
}

const compactStyle = (text: string) =>
  text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/;}/g, '}')
    .replace(/: /g, ':')
    .replace(/(?<=[ :(,])0\./g, '.')
    .trim();

/** A line break with its indentation is the source's layout: a space that is to be seen stands on one line. */
function compactMarkup(text: string, inTag: boolean): string {
  return text.replace(/\s*\n\s*(?=\/?>)/g, '').replace(/[<>]|\s*\n\s*/g, (match) => {
    if (match === '<' || match === '>') {
      inTag = match === '<';
      return match;
    }
    return inTag ? ' ' : '';
  });
}

/** The bundler leaves templates as they are written; the reader need not pay for their layout. */
function compactTemplates(): Plugin {
  return {
    name: 'compact-templates',
    transform(code, id) {
      if (!id.includes('/src/')) return undefined;
      const edits = templatesOf(code).flatMap(({ tag, quasis }) => {
        let before = '';
        return quasis.map(({ start, value: { raw } }) => {
          const inTag = before.lastIndexOf('<') > before.lastIndexOf('>');
          before += raw;
          return { start, raw, text: tag === 'css' ? compactStyle(raw) : compactMarkup(raw, inTag) };
        });
      });
      return edits
        .sort((a, b) => b.start - a.start)
        .reduce(
          (all, { start, raw, text }) => all.slice(0, start) + text + all.slice(start + raw.length),
          code,
        );
    },
  };
}

/**
 * What Lit's templates have that we do not use: SVG and MathML, directives, boolean attribute and element parts. Its
 * lists on `globalThis` go too: the script leaves `Pressroom` and nothing else. A Lit that is written differently, or
 * a source that uses what is cut, stops the build. The rest of Lit is replaced, see src/classic-lit.ts.
 */
function leanLit(): Plugin {
  const cuts: [found: RegExp, instead: string][] = [
    // No name in a page's markup hides its members, and in a page that is XML, too, templates are read as HTML.
    [/(?<=,l=)document(?=,)/, 'inert'],
    [/s\?s\.createPolicy\("lit-html",\{createHTML:t=>t\}\):void 0/, 'policy'],
    [/\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/\w+\.\w+PolyfillSupport\b/, 'void 0'],
    [/function M\(t,i,s=t,e\)\{.*?,i\}/, 'function M(t,i){return i}'],
    [/if\(y\.test\(r\.tagName\)\)\{.*?(?=\}else if\(8===)/, ''],
    [/2===i\?"<svg>":3===i\?"<math>":""/, '""'],
    [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
    [/,2===i\|\|3===i\)\{.*?childNodes\)\}/, ');'],
    [/"\?"===e\[1\]\?L:/, ''],
    [/else\{let t=-1;for\(;.*?o\.length-1\}/, ''],
    [/t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\)/, '0'],
    [/:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
  ];
  return {
    name: 'lean-lit',
    transform(code, id) {
      const [unknown] =
        /static (override )?properties\b|@(property|state)\(|lit\/directives|\bsvg`|<textarea|\s\?[a-z-]+=\$/.exec(
          code,
        ) ?? [];
      if (unknown && id.includes('/src/'))
        this.error(`${id}: "${unknown}" is not in the classic script's Lit`);
      if (!/lit-html\.js$/.test(id)) return undefined;
      return cuts.reduce(
        (text, [found, instead]) => {
          if (!found.test(text)) this.error(`${id}: ${found.source} is gone`);
          return text.replace(found, instead);
        },
        `import{inert,policy}from${JSON.stringify(resolve('src/classic-shared.ts'))};${code}`,
      );
    },
  };
}

/**
 * The first line: a second script, of any version, ends here.
 * @param isMore where `low-vision.js` was first, `pressroom.js` goes on
 */
const guard = (isMore = '') =>
  `if(typeof window.Pressroom?.version=="string"${isMore}){if(Pressroom.version!=="${version}")console.warn("[pressroom] "+Pressroom.version+" is here: ${version} does nothing.");return}`;

/** By file, of the scripts that were built before. */
const integrities = (dir = 'dist'): Record<string, string> =>
  existsSync(`${dir}/integrity.json`)
    ? (JSON.parse(readFileSync(`${dir}/integrity.json`, 'utf8')) as Record<string, string>)
    : {};

/** Tells what a reader pays, and writes what a page's `integrity` attribute needs. */
function publish(): Plugin {
  return {
    name: 'publish',
    writeBundle({ dir = 'dist' }, bundle) {
      const integrity = integrities(dir);
      for (const file of Object.keys(bundle)) {
        const bytes = readFileSync(`${dir}/${file}`);
        integrity[file] = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
        console.log(`${file}: ${gzipSync(bytes, { level: 9 }).length} bytes gzip, ${integrity[file]}`);
      }
      writeFileSync(`${dir}/integrity.json`, `${JSON.stringify(integrity, null, 2)}\n`);
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

const classic = (entry: string, file: string, intro: string): UserConfig => ({
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [compactTemplates(), leanLit(), publish()],
  resolve: {
    alias: [
      { find: /^lit$/, replacement: resolve('src/classic-lit.ts') },
      { find: /^.*\/load-purifier\.js$/, replacement: resolve('src/sanitizer/load-purifier-file.ts') },
      { find: /^.*\/define-reader\.js$/, replacement: resolve('src/classic-define-reader.ts') },
    ],
  },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: { entry, formats: ['iife'], name: 'pressroom', fileName: () => file },
    rolldownOptions: { output: { intro } },
  },
});

const integrityOf = (file: string) => ({ __INTEGRITY__: JSON.stringify(integrities()[file]) });

/** The scripts by mode, in the order in which they are built: some know the `integrity` of the one before. */
const scripts: Record<string, () => UserConfig> = {
  sanitizer: () => classic('src/classic-sanitizer.ts', 'pressroom-sanitizer.js', ''),
  classic: () => {
    const config = classic(
      'src/classic.ts',
      'pressroom.js',
      guard(`&&(Pressroom.version!=="${version}"||!Pressroom[Symbol.for("pressroom-shared")])`),
    );
    return { ...config, define: { ...config.define, ...integrityOf('pressroom-sanitizer.js') } };
  },
  'low-vision': () => classic('src/classic-low-vision.ts', 'low-vision.js', guard()),
  early: () => {
    const config = classic('src/low-vision/early.ts', 'low-vision-early.js', '');
    return { ...config, define: integrityOf('low-vision.js') };
  },
};

const modules: UserConfig = {
  plugins: [compactTemplates(), filesBeside()],
  build: {
    target: 'es2022',
    minify: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        elements: 'src/elements.ts',
        'press-releases': 'src/elements/press-releases/define.ts',
        'press-release': 'src/elements/press-release/define.ts',
        'site-switcher': 'src/elements/site-switcher/define.ts',
        'low-vision-toggle': 'src/low-vision-toggle.ts',
        'apply-low-vision': 'src/low-vision/module.ts',
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

export default defineConfig(({ mode, isPreview }) => (isPreview ? preview : (scripts[mode]?.() ?? modules)));
