// The packed package in an empty project with Vite and strict TypeScript, by both ways to resolve modules.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const compiler = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');

/** @type {string} */
let project;

/** Copies packages with the packages that they need, as an install does. @param {Record<string, string>} dependencies */
async function install(dependencies, done = new Set()) {
  for (const name of Object.keys(dependencies)) {
    if (done.has(name)) continue;
    done.add(name);
    const from = join(root, 'node_modules', name);
    await cp(from, join(project, 'node_modules', name), { recursive: true });
    await install(JSON.parse(await readFile(join(from, 'package.json'), 'utf8')).dependencies ?? {}, done);
  }
}

before(async () => {
  project = await mkdtemp(join(tmpdir(), 'project-'));
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const installed = join(project, 'node_modules', manifest.name);
  await mkdir(installed, { recursive: true });
  const [file = ''] =
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', project], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).match(/\S+\.tgz/) ?? [];
  execFileSync('tar', ['-xzf', join(project, file), '-C', installed, '--strip-components=1']);
  await install(manifest.dependencies);
  await mkdir(join(project, 'src'));
  const files = {
    'package.json': '{ "type": "module", "private": true }',
    'index.html':
      '<!doctype html><html lang="en"><title>App</title><script type="module" src="/src/main.ts"></script>',
    'src/main.ts': `import 'pressroom-elements';
import { applyLowVision } from 'pressroom-elements/low-vision';
import type { Item, ReleaseSelectDetail } from 'pressroom-elements';

const list = document.createElement('press-releases');
list.limit = 3;
list.layout = 'cards';
// @ts-expect-error a layout that does not exist
list.layout = 'crads';
list.feed = { items: [{ id: 1, title: 'First' }] };
list.addEventListener('release-select', ({ detail }) => {
  const item: Item = detail.item;
  // @ts-expect-error a member that does not exist
  console.log(item.title, detail.newTab, detail.url);
});
function follow(event: CustomEvent<ReleaseSelectDetail>): void {
  event.preventDefault();
}
document.addEventListener('release-select', follow);
document.addEventListener('low-vision-change', ({ detail: { values } }) => {
  const size: number | undefined = values['text-size'];
  console.log(size);
});
document.querySelector('site-switcher')?.toggle(true);
document.body.append(list);
applyLowVision({ 'text-size': 200, scheme: 'white-on-black' });
`,
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(project, path), text);
});

after(() => rm(project, { recursive: true }));

for (const [moduleResolution, module] of [
  ['bundler', 'esnext'],
  ['node16', 'node16'],
])
  test(`strict TypeScript compiles a page's script (moduleResolution ${String(moduleResolution)})`, async () => {
    const config = join(project, `tsconfig.${String(moduleResolution)}.json`);
    const compilerOptions = {
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      module,
      moduleResolution,
      strict: true,
      noEmit: true,
      types: [],
    };
    await writeFile(config, JSON.stringify({ compilerOptions, include: ['src'] }));
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', config]).catch(
      (error) => error,
    );
    assert.equal(stdout, '');
  });

test('Vite builds it without a warning', async () => {
  /** @type {string[]} */
  const warnings = [];
  await build({
    root: project,
    configFile: false,
    customLogger: {
      hasWarned: false,
      info: () => undefined,
      warn: (message) => warnings.push(message),
      warnOnce: (message) => warnings.push(message),
      error: (message) => warnings.push(message),
      clearScreen: () => undefined,
      hasErrorLogged: () => false,
    },
  });
  assert.deepEqual(warnings, []);
  assert.match((await readdir(join(project, 'dist/assets'))).join(), /legible-regular.*\.woff2/);
});
