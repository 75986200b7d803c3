/* global AbortController */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    // A negative number signals the whole group: the driver with its browser, the browser with its helpers.
    process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
}

const ending = new AbortController();

/**
 * Aborts when this process ends. Puppeteer's own exit handlers skip the second of two browsers: the first handler
 * removes itself from the list that is being iterated.
 */
export const endOfProcess = ending.signal;

process.on('exit', () => {
  ending.abort();
  for (const child of running) signalGroup(child, 'SIGKILL');
});

/**
 * Starts a program in its own process group. The group is killed at the latest when this process ends.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startProcess(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** @param {import('node:child_process').ChildProcess} child */
export async function stopProcess(child) {
  if (!running.has(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, 'SIGTERM');
  const impatience = setTimeout(() => {
    signalGroup(child, 'SIGKILL');
  }, 3000);
  await ended;
  clearTimeout(impatience);
}

/** @returns {Promise<number>} */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
