// Runs the browser tests that the command line names, or all of them, and sends the counts to the parent process.
// This is a separate process: if the test runner crashes, the parent gets no counts and reports a failure.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { defaultReporter, startTestRunner } from '@web/test-runner';
import config from '../web-test-runner.config.js';
import { resultsReporter } from './results-reporter.js';
import { slowTestsReporter } from './slow-tests-reporter.js';

const files = process.argv.slice(2);

// Browsers put their profiles into this folder. A killed browser leaves its profile behind.
const scratch = mkdtempSync(join(tmpdir(), 'browser-tests-'));
process.env['TMPDIR'] = scratch;
process.on('exit', () => {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

const runner = await startTestRunner({
  config: {
    ...config,
    ...(files.length > 0 ? { files } : {}),
    reporters: [
      defaultReporter({ reportTestProgress: false }),
      slowTestsReporter(config.rootDir ?? ''),
      resultsReporter(config.rootDir ?? '', (tallies) => process.send?.(tallies)),
    ],
  },
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
});

async function stop() {
  await runner?.stop();
  await Promise.all((config.browsers ?? []).map((browser) => browser.stop?.()));
}

// `disconnect` means that the parent process has ended.
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
  process.once(event, () => {
    void stop().finally(() => process.exit(1));
  });
}

runner?.on('stopped', (passed) => {
  void stop().finally(() => process.exit(passed ? 0 : 1));
});
