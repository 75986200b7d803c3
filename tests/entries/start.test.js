// `npm start` serves the demo and prints where.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath, URL } from 'node:url';

test('the preview server redirects from its root to the demo', async () => {
  const server = spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1'],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  try {
    const address = await new Promise((resolve, reject) => {
      let output = '';
      server.stdout.on('data', (/** @type {Buffer} */ chunk) => {
        output += chunk.toString();
        const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(output) ?? [];
        if (found) resolve(found);
      });
      server.once('exit', () => {
        reject(new Error(`vite preview ended: ${output}`));
      });
    });
    const front = await fetch(address);
    assert.equal(new URL(front.url).pathname, '/demo/');
    for (const path of [
      'demo/en/',
      'demo/az/',
      'demo/ru/',
      'dist/pressroom.js',
      'demo/feeds/press-releases.en.json',
    ])
      assert.equal((await fetch(address + path)).status, 200, path);
    assert.match(await (await fetch(`${address}demo/en/`)).text(), /<press-releases/);
  } finally {
    server.kill();
  }
});
