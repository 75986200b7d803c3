// A reader's choice is stored as text: on or off, the time, and the settings.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertData } from '../support/assert-data.js';
import { importSource } from '../support/import-source.js';

const { formatChoice, parseChoice } = await importSource('src/low-vision/choice.ts');

const { parseSettings } = await importSource('src/low-vision/settings.ts');

const values = { 'text-size': 200, scheme: 'white-on-black', 'line-height': 1.5 };
const text = 'text-size:200~scheme:white-on-black~line-height:1.5';

describe('a choice', () => {
  it('is written as state, time and settings, without a space, and read again', () => {
    const choice = { active: true, time: 1_795_000_000, values };
    const written = formatChoice(choice);
    assert.equal(written, `on.1795000000.${text}`);
    assertData(parseChoice(written), choice);
    assertData(parseChoice('off.5.'), { active: false, time: 5, values: {} });
  });

  for (const wrong of [
    '',
    'on',
    'on.',
    'on.x.',
    'maybe.5.',
    'on.5',
    'on.5.<script>',
    'on.5.text size:200',
    'ON.5.',
  ])
    it(`is not read from «${wrong}»`, () => {
      assert.equal(parseChoice(wrong), undefined);
    });

  it('says with which domain it is shared, and older versions read the rest of it', () => {
    const choice = { active: true, time: 5, values, domain: 'ministry.gov.az' };
    const written = formatChoice(choice);
    assert.equal(written, `on.5.${text}~shared:ministry.gov.az`);
    assertData(parseChoice(written), choice);
    const [, , , settings = ''] = /^(on|off)\.(\d{1,12})\.([a-z\d:/.~-]*)$/.exec(written) ?? [];
    assertData(parseSettings(settings), values);
    assertData(parseChoice('off.5.~shared:gov.az'), {
      active: false,
      time: 5,
      values: {},
      domain: 'gov.az',
    });
  });

  it('keeps the usable settings only', () => {
    assertData(parseChoice('on.5.text-size:900~scheme:none~bold:on').values, { bold: 'on' });
  });
});
