// Search compares folded texts: letters without case and marks, in one script.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../support/import-source.js';

const { foldText, wordsOf } = await importSource('src/base/fold-text.ts');

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
  ])
    it(`makes «${folded}» of «${text}»`, () => {
      assert.equal(foldText(text), folded);
    });

  it('gives words, without the characters between them', () => {
    assert.deepEqual(wordsOf('  «Dövlət–Yol», 102!  '), ['dovlet', 'yol', '102']);
    assert.deepEqual(wordsOf(' -- '), []);
  });
});
