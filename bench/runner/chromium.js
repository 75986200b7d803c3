import process from 'node:process';
import { launch } from 'puppeteer-core';
import { prepareBrowsers } from '../../tests/browsers.js';

/** @param {...string} args */
export async function launchChromium(...args) {
  const { browsers, hint } = prepareBrowsers(['chromium']);
  if (!browsers.chromium) throw new Error(hint);
  return launch({
    executablePath: browsers.chromium,
    headless: true,
    protocolTimeout: 180_000,
    args: [...args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}
