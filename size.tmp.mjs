import { build } from 'esbuild'; import { gzipSync } from 'node:zlib';
for (const name of process.argv.slice(2)) {
const r = await build({ entryPoints: [`src/elements/${name}/define.ts`], bundle: true, minify: true, write: false, format: 'esm', splitting: true, outdir: '/tmp/x', metafile: true, target: 'es2022' });
const first = new Set(); const add = p => { if (first.has(p)) return; first.add(p); for (const i of r.metafile.outputs[p].imports) if (i.kind === 'import-statement') add(i.path); };
const entry = Object.keys(r.metafile.outputs).find(k => r.metafile.outputs[k].entryPoint === `src/elements/${name}/define.ts`); add(entry);
const inputs = {}; for (const p of first) for (const [k, v] of Object.entries(r.metafile.outputs[p].inputs)) inputs[k] = (inputs[k] ?? 0) + v.bytesInOutput;
console.log(name, [...first].reduce((s, p) => s + gzipSync(r.outputFiles.find(f => f.path.endsWith(p.split('/').pop())).contents, {level: 9}).length, 0));
for (const [k, v] of Object.entries(inputs).sort((a, b) => b[1] - a[1])) console.log('  ', v, k.replace(/.*node_modules/, '~')); }
