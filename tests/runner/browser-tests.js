// Runs the browser tests named on the command line, or all, and sends the counts to the parent process. A process of
// its own: if the test runner itself breaks, the parent misses the counts and says so.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { defaultReporter, startTestRunner } from '@web/test-runner';
import config from '../web-test-runner.config.js';
import { resultsReporter } from './results-reporter.js';
import { slowTestsReporter } from './slow-tests-reporter.js';

const files = process.argv.slice(2);

// Browsers put their profiles there; one that is killed does not clear up after itself.
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

// disconnect: the parent process is gone.
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
  process.once(event, () => {
    void stop().finally(() => process.exit(1));
  });
}

runner?.on('stopped', (passed) => {
  void stop().finally(() => process.exit(passed ? 0 : 1));
});
