import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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

/** Empties the bodies of functions; the text after a head that is not found once is an error of the build. */
function withoutBodies(code: string, heads: RegExp[]): string {
  for (const head of heads) {
    const [found, ...more] = code.matchAll(new RegExp(head, 'g'));
    if (!found || more.length) throw new Error(`${head.source} is not there once`);
    const start = found.index + found[0].length;
    let end = start + 1;
    for (let depth = 1; depth > 0; end += 1) depth += { '{': 1, '}': -1 }[code.charAt(end)] ?? 0;
    code = `${code.slice(0, start)}{}${code.slice(end)}`;
  }
  return code;
}

/**
 * What Lit has for browsers that cannot run this script anyway (all that know static blocks know constructed
 * style sheets), for server rendering, and what we do not use: reactive properties (our attributes are the only
 * store), directives, SVG templates, boolean attribute and element parts. Its lists on `globalThis` go too: the
 * script leaves `Pressroom` and nothing else. A Lit that is written differently, or a source that uses what is cut,
 * stops the build.
 */
function leanLit(): Plugin {
  const cuts: [file: RegExp, found: RegExp, instead: string][] = [
    [/(reactive-element|lit-html|lit-element)\.js$/, /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/(reactive-element|lit-html|lit-element)\.js$/, /\w+\.\w+PolyfillSupport\b/, 'void 0'],
    [/lit-element\.js$/, /\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\)/, '0'],
    [/lit-html\.js$/, /function M\(t,i,s=t,e\)\{.*?,i\}/, 'function M(t,i){return i}'],
    [/lit-html\.js$/, /if\(y\.test\(r\.tagName\)\)\{.*?(?=\}else if\(8===)/, ''],
    [/lit-html\.js$/, /2===i\?"<svg>":3===i\?"<math>":""/, '""'],
    [/lit-html\.js$/, /\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
    [/lit-html\.js$/, /,2===i\|\|3===i\)\{.*?childNodes\)\}/, ');'],
    [/lit-html\.js$/, /"\?"===e\[1\]\?L:/, ''],
    [/lit-html\.js$/, /else\{let t=-1;for\(;.*?o\.length-1\}/, ''],
    [/lit-html\.js$/, /t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\)/, '0'],
    [/lit-html\.js$/, /:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
    [/reactive-element\.js$/, /Symbol\.metadata\?\?=.*?litPropertyMetadata\?\?=new WeakMap/, '0'],
    [
      /reactive-element\.js$/,
      /,this\.hasOwnProperty\(\w\("properties"\)\)\)\{.*?(?=this\._\$Eh=new Map)/,
      ');',
    ],
    [/reactive-element\.js$/, /if\(void 0!==t\)\{const r=this\.constructor;.*?this\.C\(t,s,i\)\}/, ''],
    [/reactive-element\.js$/, /,this\._\$Ep\)\{.*?this\.C\(s,void 0,i,e\)\}/, ');'],
    [
      /reactive-element\.js$/,
      /for\(const\[t,s\]of this\.elementProperties\)\{.*?(?=this\.elementStyles)/,
      '',
    ],
    [/reactive-element\.js$/, /,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
    [/reactive-element\.js$/, /void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\),/, ''],
    [/reactive-element\.js$/, /this\._\$Eq&&=.*?(?=this\._\$EM\(\))/, ''],
  ];
  const bodies = [
    /(?<=,)\w=(?=\{toAttribute)/,
    /static addInitializer\(t\)/,
    /removeController\(t\)(?=\{)/,
    /static createProperty\(t,s=b\)/,
    /static getPropertyDescriptor\(t,s,i\)/,
    /static getPropertyOptions\(t\)/,
    /static _\$Eu\(t,s\)/,
    /_\$ET\(t,s\)(?=\{)/,
    /_\$AK\(t,s\)(?=\{)/,
    /_\$E_\(\)(?=\{)/,
    /C\(t,s,\{[^}]*\},r\)(?=\{)/,
  ];
  // Constructed style sheets are all that Lit's `css` comes to in these browsers.
  const styles = `
    export const css = ([text]) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return sheet; };
    export const adoptStyles = (root, sheets) => { root.adoptedStyleSheets = sheets; };
    export const getCompatibleStyle = (sheet) => sheet;
    export const CSSResult = 0, supportsAdoptingStyleSheets = true, unsafeCSS = 0;`;
  return {
    name: 'lean-lit',
    transform(code, id) {
      if (/css-tag\.js$/.test(id)) return styles;

      const [unknown] =
        /static (override )?properties\b|@(property|state)\(|lit\/directives|\bsvg`|<textarea|\s\?[a-z-]+=\$/.exec(
          code,
        ) ?? [];
      if (unknown && id.includes('/src/'))
        this.error(`${id}: "${unknown}" is not in the classic script's Lit`);
      if (!id.includes('node_modules')) return undefined;
      for (const [file, found, instead] of cuts)
        if (file.test(id)) {
          if (!found.test(code)) this.error(`${id}: ${found.source} is gone`);
          code = code.replace(found, instead);
        }
      return /reactive-element\.js$/.test(id) ? withoutBodies(code, bodies) : code;
    },
  };
}

/** The first line: a second script, of any version, ends here, before Lit's Trusted Types policy is made again. */
const guard = `if(window.Pressroom?.version){if(Pressroom.version!=="${version}")console.warn("[pressroom] "+Pressroom.version+" is here: ${version} does nothing.");return}`;

/** Tells what a reader pays, and writes what a page's `integrity` attribute needs. */
function publish(): Plugin {
  return {
    name: 'publish',
    writeBundle({ dir = 'dist' }, bundle) {
      const integrity: Record<string, string> = {};
      for (const file of Object.keys(bundle)) {
        const bytes = readFileSync(`${dir}/${file}`);
        integrity[file] = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
        console.log(`${file}: ${gzipSync(bytes, { level: 9 }).length} bytes gzip, ${integrity[file]}`);
      }
      writeFileSync(`${dir}/integrity.json`, `${JSON.stringify(integrity, null, 2)}\n`);
    },
  };
}

const site = '.artifacts/site';

/** `npm start`: the demo and the built files side by side, as a ministry's server would have them. */
function demo(): Plugin {
  return {
    name: 'demo',
    config() {
      mkdirSync(site, { recursive: true });
      for (const folder of ['demo', 'dist'])
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

const classic: UserConfig = {
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [compactTemplates(), leanLit(), publish()],
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: { entry: 'src/classic.ts', formats: ['iife'], name: 'pressroom', fileName: () => 'pressroom.js' },
    rolldownOptions: { output: { intro: guard } },
  },
};

const modules: UserConfig = {
  plugins: [compactTemplates()],
  build: {
    target: 'es2022',
    minify: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        elements: 'src/elements.ts',
        'press-releases': 'src/elements/press-releases/define.ts',
        'site-switcher': 'src/elements/site-switcher/define.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: { external: /^lit(\/|$)/ },
  },
};

const preview: UserConfig = {
  plugins: [demo()],
  build: { outDir: site },
  preview: { port: 8000, open: false },
};

export default defineConfig(({ mode, isPreview }) =>
  isPreview ? preview : mode === 'classic' ? classic : modules,
);
