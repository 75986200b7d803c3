/**
 * Writes one line of JSON for each finished Node test. Suites are left out, unless a suite itself fails.
 * @param {AsyncIterable<any>} events
 */
export default async function* nodeResultsReporter(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite' && type === 'test:pass') continue;
    const skipped = data.skip !== undefined || data.todo !== undefined;
    const name = data.file && !data.file.endsWith(data.name) ? `${data.file}: ${data.name}` : data.name;
    yield `${JSON.stringify({ name, skipped, passed: type === 'test:pass' })}\n`;
  }
}
