// Search compares folded texts: letters without case and marks, in one script.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../support/import-source.js';

const { foldText, searchedWords, wordsOf } = await importSource('src/base/fold-text.ts');

describe('folding', () => {
  for (const [text, folded] of [
    ['Sumqayıt', 'sumgayit'],
    ['SUMQAYIT', 'sumgayit'],
    ['Сумгајыт', 'sumgayit'],
    ['İDARƏ', 'idare'],
    ['Əmək', 'emek'],
    ['Şəki, Gəncə, Göygöl, Ağdam, Çinar, Ümid', 'seki, gence, goygol, agdam, cinar, umid'],
    ['Xəstəxana', 'xestexana'],
    ['ministère', 'ministere'],
    ['ministe\u0300re', 'ministere'],
    ['Шәки', 'seki'],
    ['Әмәк', 'emek'],
    ['Полис', 'polis'],
    ['Нахчыван', 'naxcivan'],
    ['ЙОД', 'yod'],
    ['', ''],
    // Turkish.
    ['DİYARBAKIR', 'diyarbakir'],
    ['Iğdır, ısparta, Kâğıt', 'igdir, isparta, kagit'],
    // Ukrainian: with all letters, and from a Russian keyboard.
    ['Міністерство єдності', 'ministerstvo ednosti'],
    ['Министерство едности', 'ministerstvo ednosti'],
    ['Їжа, ґанок, мыр', 'ija, ganok, mir'],
    // Georgian: Mtavruli are the capitals of Mkhedruli.
    ['ᲗᲑᲘᲚᲘᲡᲘ', 'თბილისი'],
    ['თბილისი', 'თბილისი'],
    // Kazakh: with all letters, and from a Russian keyboard.
    ['ҚАЗАҚСТАН, Өңір, ұлт, үкім, ғылым', 'kazakstan, onir, ult, ukim, gilim'],
    ['казакстан, онир, улт, уким, гылым', 'kazakstan, onir, ult, ukim, gilim'],
    // Arabic: forms of alef, hamza, vowel marks, the stretching line, and presentation forms.
    ['أإآٱا', 'ااااا'],
    ['مُحَمَّد', 'محمد'],
    ['وزارة الشؤون', 'وزاره الشوون'],
    ['مستشفى، هيئة', 'مستشفي، هييه'],
    ['مـــوقع', 'موقع'],
    ['ﻣﻮﻗﻊ', 'موقع'],
    ['ماء ٢٠٢٦', 'ما 2026'],
    ['کتابی', 'كتابي'],
  ])
    it(`makes «${folded}» of «${text}»`, () => {
      assert.equal(foldText(text), folded);
    });

  it('finds a Ukrainian word by each apostrophe, and without one', () => {
    for (const text of ['об’єкт', "об'єкт", 'обʼєкт'])
      for (const query of ['обєкт', 'обьект', ...wordsOf(text)])
        assert.ok(
          searchedWords(text).some((/** @type {string} */ word) => word.startsWith(wordsOf(query)[0] ?? '')),
          `${query} in ${text}`,
        );
  });

  it('gives words, without the characters between them', () => {
    assert.deepEqual(wordsOf('  «Dövlət–Yol», 102!  '), ['dovlet', 'yol', '102']);
    assert.deepEqual(wordsOf(' -- '), []);
  });
});
