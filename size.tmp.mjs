import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';
for (const [n, code, ext] of [
 ['lit', `export {LitElement, html, css, nothing} from 'lit'`],
 ['list', `import './src/elements/press-releases/define.ts'`],
 ['switcher', `import './src/elements/site-switcher/define.ts'`],
 ['release', `import './src/elements/press-release/define.ts'`],
 ['toggle', `import './src/elements/low-vision-toggle/define.ts'`],
 ['engine', `export * from './src/low-vision/page.ts'`],
 ['messages low vision', `export * from './src/messages/low-vision.ts'`],
 ['messages', `export * from './src/messages/messages.ts'`],
 ['list+switcher', `import './src/elements/press-releases/define.ts';import './src/elements/site-switcher/define.ts'`],
]) {
  const r = await build({ stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, minify: true, write: false, format: 'esm', splitting: true, outdir: '/tmp/x', metafile: true, target: 'es2022', conditions: ['production'] });
  const f = r.outputFiles.map(f => [f.path.split('/').pop(), gzipSync(f.contents, {level:9}).length]);
  console.log(n, JSON.stringify(f));
  if (process.argv[2] === n) { const o = Object.values(r.metafile.outputs)[0]; for (const [k,v] of Object.entries(o.inputs).sort((a,b)=>b[1].bytesInOutput-a[1].bytesInOutput)) console.log('   ', v.bytesInOutput, k); }
}
