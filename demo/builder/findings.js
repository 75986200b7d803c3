// Shows what the checks found: one summary for each address, then each finding with what to mend.
import { make, rich } from './dom.js';
import { addressMeant } from './state.js';
import { count, fill, language, texts } from './texts.js';

/** @typedef {import('./try-address.js').Tried} Tried */
/** @typedef {Tried['report']['findings'][number]} Finding */

/** More findings are folded. */
const shownAtFirst = 5;

const networkSentences = { 'no-cors': texts.noCors, unreachable: texts.unreachable, mixed: texts.mixed };

/** @param {Finding} finding @param {Tried['network']} network */
function findingNode({ level, code, message, entry, line }, network) {
  const sentence = code === 'network' && network ? networkSentences[network] : message;
  const place = [entry, line && fill(texts.line, { n: line })].filter(Boolean).join(', ');
  return make(
    'li',
    { class: level },
    make('strong', {}, `${level === 'fault' ? texts.fault : texts.warning}: `),
    // The checks have English sentences alone.
    ...(code === 'network'
      ? rich(sentence)
      : [language === 'en' ? sentence : make('span', { lang: 'en' }, sentence)]),
    place ? make('span', { class: 'place' }, ` (${place})`) : undefined,
  );
}

/** @param {Tried} tried @param {boolean} isFeed */
function summaryOf({ report: { kind, count: entries, findings } }, isFeed) {
  if (!kind || findings.some(({ code }) => /^(network|http|not-|url|timeout)/.test(code)))
    return texts.unread;
  const faults = findings.filter(({ level }) => level === 'fault').length;
  const values = {
    kind,
    count: count(isFeed ? texts.items : texts.sites, entries),
    faults: count(texts.faults, faults),
    warnings: count(texts.warnings, findings.length - faults),
  };
  return fill(faults ? texts.withFaults : findings.length ? texts.withWarnings : texts.good, values);
}

/**
 * @param {string} written
 * @param {string[]} addresses
 * @param {Tried[]} tried one for each address
 * @param {boolean} isFeed
 * @returns {{ nodes: HTMLElement[], summary: string, usable: string[] }} `usable`: the addresses with a document
 */
export function findingsOf(written, addresses, tried, isFeed) {
  if (!tried.length) {
    const address = addressMeant(written);
    const sentence = address ? fill(texts.meantAddress, { address }) : texts.badAddress;
    return {
      nodes: [make('p', { class: 'bad' }, ...(address ? [sentence] : rich(sentence)))],
      summary: sentence,
      usable: [],
    };
  }
  const summaries = tried.map((one) => summaryOf(one, isFeed));
  const nodes = tried.flatMap((one, index) => {
    const { findings, title } = one.report;
    const items = findings.map((finding) => findingNode(finding, one.network));
    const rest = items.splice(shownAtFirst);
    return [
      make(
        'p',
        { class: findings.some(({ level }) => level === 'fault') ? 'bad' : 'good' },
        tried.length > 1 ? `${addresses[index] ?? ''}: ` : undefined,
        make('strong', {}, summaries[index] ?? ''),
        title ? ` ${title}` : undefined,
      ),
      ...(items.length ? [make('ul', {}, ...items)] : []),
      ...(rest.length
        ? [
            make(
              'details',
              {},
              make('summary', {}, count(texts.moreFindings, rest.length)),
              make('ul', {}, ...rest),
            ),
          ]
        : []),
    ];
  });
  return {
    nodes,
    summary: summaries.join(' '),
    usable: addresses.filter((_, index) => summaries[index] !== texts.unread),
  };
}
