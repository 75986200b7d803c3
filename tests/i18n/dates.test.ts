import { expect } from '@open-wc/testing';
import { formatDate, type DateFormat } from '../../src/i18n/dates.js';
import { relativeDate } from '../../src/i18n/relative-date.js';
import { fetchSentences } from '../../src/i18n/sentences.js';
import { engine } from '../support/commands.js';

// Dates are correct in the interface languages, and readable in every other language, in each engine.

before(() => Promise.all(['az', 'ka', 'kk'].map(fetchSentences)));

const written = (date: string, format: Partial<DateFormat> = {}) =>
  formatDate(date, {
    pageLanguage: format.language ?? 'en',
    language: 'en',
    style: 'long',
    relative: relativeDate,
    date: true,
    time: false,
    ...format,
  });
const text = (date: string, format: Partial<DateFormat> = {}) => written(date, format)?.text;

const morning = '2026-11-23T09:40:00+04:00';

describe('dates', () => {
  it('have their long form in az, en, ru', () => {
    expect(text(morning, { language: 'az' })).to.equal('23 noyabr 2026');
    expect(text(morning)).to.equal('23 November 2026');
    expect(text(morning, { pageLanguage: 'en-US' })).to.equal('November 23, 2026');
    expect(text(morning, { style: 'short' })).to.equal('23 Nov 2026');
    expect(text(morning, { pageLanguage: 'en-GB' })).to.equal('23 November 2026');
    expect(text(morning, { language: 'ru' })).to.equal('23 ноября 2026 г.');
  });

  it('are the same in each engine in Georgian and Kazakh', () => {
    const time = { date: true, time: true };
    expect(text(morning, { language: 'ka' })).to.equal('23 ნოემბერი, 2026');
    expect(text(morning, { language: 'ka', style: 'short' })).to.equal('23 ნოე. 2026');
    expect(text(morning, { language: 'ka', pageLanguage: 'ka-GE', ...time })).to.equal(
      '23 ნოემბერი, 2026, 09:40',
    );
    expect(text(morning, { language: 'kk' })).to.equal('2026 ж. 23 қараша');
    expect(text(morning, { language: 'kk', style: 'short' })).to.equal('2026 ж. 23 қар.');
    expect(written(morning, { language: 'kk', pageLanguage: 'kk-KZ' })?.language).to.equal('kk');
  });

  it('have the browser’s Georgian and Kazakh words, where it has them', function () {
    if (engine === 'chromium') this.skip();
    for (const language of ['ka', 'kk'])
      for (let month = 1; month <= 12; month += 1)
        for (const style of ['long', 'short'] as const) {
          const date = `2026-${String(month).padStart(2, '0')}-05`;
          const browser = new Intl.DateTimeFormat(language, {
            day: 'numeric',
            month: style,
            year: 'numeric',
            timeZone: 'UTC',
          });
          expect(text(date, { language, style })).to.equal(browser.format(new Date(date)));
        }
  });

  it('have the digits of our sentences in Arabic', () => {
    expect(text(morning, { language: 'ar' })).to.equal('23 نوفمبر 2026');
    expect(written(morning, { language: 'ar' })?.language).to.equal('ar-AE');
    expect(text(morning, { language: 'tr' })).to.equal('23 Kasım 2026');
    expect(text(morning, { language: 'uk' })).to.equal('23 листопада 2026 р.');
  });

  it('in a language of three letters are not those of its first two', () => {
    expect(text(morning, { pageLanguage: 'kab' })).not.to.include('ნოემბერი');
  });

  it('have all twelve Azerbaijani months, long and short', () => {
    const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-05`);
    expect(months.map((date) => text(date, { language: 'az' }))).to.deep.equal(
      'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr'
        .split(' ')
        .map((month) => `5 ${month} 2026`),
    );
    expect(months.map((date) => text(date, { language: 'az', style: 'short' }))).to.deep.equal(
      'yan fev mar apr may iyn iyl avq sen okt noy dek'.split(' ').map((month) => `5 ${month} 2026`),
    );
  });

  it('have the same twelve English months as in the browser', () => {
    const browser = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(Date.UTC(2026, month, month + 9, 12));
      expect(text(date.toISOString())).to.equal(browser.format(date));
    }
  });

  it('have the time if it is requested and known', () => {
    const time = { date: true, time: true };
    expect(text('2026-11-23T14:05:00+04:00', { ...time, language: 'az' })).to.equal('23 noyabr 2026, 14:05');
    expect(text('2026-11-23T14:05:00+04:00', time)).to.match(/^23 November 2026(,| at) 14:05$/);
    expect(text('2026-11-23', time)).to.equal('23 November 2026');
    const early = '2026-11-23T04:05:00+04:00';
    expect(text(early, { ...time, language: 'az' })).to.equal('23 noyabr 2026, 04:05');
    expect(text(early, time)).to.match(/^23 November 2026(,| at) 04:05$/);
    expect(text(early, { ...time, language: 'ru' })).to.match(/^23 ноября 2026 г\.(,| в) 04:05$/);
    expect(text(early, { ...time, date: false })).to.equal('04:05');
    expect(text(early, { ...time, pageLanguage: 'en-US' })).to.match(/[^0]4:05\sAM$/);
    expect(text('2026-11-23T14:05:00+04:00', { date: false, time: true, language: 'az' })).to.equal('14:05');
    expect(written('2026-11-23', { date: false, time: true })).to.equal(undefined);
    expect(written(morning, { date: false, time: false })).to.equal(undefined);
  });

  it('are in their own offset, or in the requested zone', () => {
    const late = '2026-11-23T23:30:00+04:00';
    expect(text(late)).to.equal('23 November 2026');
    expect(text(late, { timeZone: 'Asia/Tokyo' })).to.equal('24 November 2026');
    expect(text('2026-11-23T00:30:00Z', { timeZone: 'America/New_York', language: 'az' })).to.equal(
      '22 noyabr 2026',
    );
    expect(text('2026-11-23T00:30:00-11:00')).to.equal('23 November 2026');
  });

  it('without a time or an offset are the same in every zone', () => {
    expect(text('2026-11-23', { timeZone: 'Pacific/Kiritimati' })).to.equal('23 November 2026');
    expect(text('2026-11-23', { timeZone: 'Pacific/Pago_Pago' })).to.equal('23 November 2026');
    expect(text('2026-11-23T00:10:00-00:00', { timeZone: 'Pacific/Pago_Pago' })).to.equal('23 November 2026');
  });

  it('never contain «M11», in any language', () => {
    for (const language of 'uz kk ka tk tt ky mn hy sq fr de tr ar fa zh ja sr lv be'.split(' '))
      for (const style of ['long', 'short', 'relative'] as const)
        for (const time of [false, true]) {
          const result = written('2026-08-02T14:05:00+04:00', { pageLanguage: language, style, time });
          expect(result?.text, `${language} ${style}`).to.match(/2026|٢٠٢٦|۱۴۰۵|\d/);
          expect(result?.text, `${language} ${style}`).not.to.match(/M\d\d|Invalid|-\d+ ?[a-z]/);
        }
  });

  it('are in figures if the engine lacks the data of a language', () => {
    const { text: uzbek = '' } = written(morning, { pageLanguage: 'uz' }) ?? {};
    // An engine with the data writes words.
    expect(uzbek).to.match(/^2026-11-23$|noyabr/i);
  });

  it('are in the interface language if `lang` is invalid', () => {
    for (const pageLanguage of ['', 'en--US', 'x', 'qqq-QQQQQ', '123', 'français'])
      expect(text(morning, { pageLanguage }), pageLanguage).to.equal('23 November 2026');
  });

  it('have the language in which they are written', () => {
    expect(written(morning, { pageLanguage: 'fr' })?.language).to.match(/^fr/);
    expect(written(morning, { pageLanguage: '' })?.language).to.match(/^en/);
    expect(written(morning, { pageLanguage: 'az-Latn-AZ' })?.language).to.equal('az');
  });
});

describe('relative dates', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const relative = (date: string, language: string) =>
    text(date, { style: 'relative', language, pageLanguage: language, now });

  it('are words in az, en, ru', () => {
    expect(relative(ago(3 * 1440), 'az')).to.equal('3 gün əvvəl');
    expect(relative(ago(3 * 1440), 'en')).to.equal('3 days ago');
    expect(relative(ago(1440), 'az')).to.equal('dünən');
    expect(relative(ago(1440), 'en')).to.equal('yesterday');
    expect(relative(ago(3 * 1440), 'ru')).to.equal('3 дня назад');
    expect(relative(ago(125), 'az')).to.equal('2 saat əvvəl');
    expect(relative(ago(5), 'az')).to.equal('5 dəqiqə əvvəl');
    expect(relative(ago(0.5), 'az')).to.equal('indicə');
    expect(relative(ago(-180), 'az')).to.equal('3 saat sonra');
    expect(relative(ago(0.5), 'en')).to.equal('now');
    expect(relative(ago(5), 'ru')).to.equal('5 минут назад');
  });

  it('are words in Georgian and Kazakh', () => {
    for (const [language, ...expected] of [
      ['ka', '3 დღის წინ', 'გუშინ', '2 საათის წინ', '5 წუთის წინ', 'ახლა', '3 საათში'],
      ['kk', '3 күн бұрын', 'кеше', '2 сағат бұрын', '5 минут бұрын', 'қазір', '3 сағаттан кейін'],
    ] as const)
      expect(
        [3 * 1440, 1440, 125, 5, 0.5, -180].map((minutes) => relative(ago(minutes), language)),
      ).to.deep.equal(expected);
    expect(relative(ago(3 * 1440), 'ar')).to.equal('قبل 3 أيام');
  });

  it('without a time count calendar days', () => {
    const today = new Date(now);
    const day = (offset: number) => {
      const local = new Date(today.getFullYear(), today.getMonth(), today.getDate() + offset, 12);
      return `${String(local.getFullYear())}-${String(local.getMonth() + 1).padStart(2, '0')}-${String(local.getDate()).padStart(2, '0')}`;
    };
    expect([-1, 0, 1, -4].map((offset) => relative(day(offset), 'az'))).to.deep.equal([
      'dünən',
      'bu gün',
      'sabah',
      '4 gün əvvəl',
    ]);
    expect([-1, 0, 1].map((offset) => relative(day(offset), 'en'))).to.deep.equal([
      'yesterday',
      'today',
      'tomorrow',
    ]);
  });

  it('count the same days with a time and without', () => {
    const local = new Date(now);
    for (const hour of [0, 12, 23]) {
      const date = new Date(local.getFullYear(), local.getMonth(), local.getDate() - 3, hour);
      expect(relative(date.toISOString(), 'en'), String(hour)).to.equal('3 days ago');
    }
  });

  it('become dates after a month', () => {
    expect(relative(ago(31 * 1440), 'az')).to.equal('23 oktyabr 2026');
    expect(relative(ago(30 * 1440), 'az')).to.equal('30 gün əvvəl');
  });
});
