import assert from 'node:assert/strict';
import { dump, parse } from '../../../../src/simulator/syntax';
import { lookupCharacterName } from '../../../../src/simulator/values/character-names';

describe('syntax: characters by name', () => {
  // As unicodedata.lookup of CPython 3.14 answers.
  const names: [string, number][] = [
    ['BULLET', 0x2022],
    ['greek small letter pi', 0x3c0],
    ['SNAKE', 0x1f40d],
    ['EN DASH', 0x2013],
    ['NULL', 0],
    ['LF', 10],
    ['CJK UNIFIED IDEOGRAPH-4E2D', 0x4e2d],
    ['HANGUL SYLLABLE HAN', 0xd55c],
    ['HANGUL SYLLABLE A', 0xc544],
    ['MATHEMATICAL FRAKTUR CAPITAL A', 0x1d504],
    ['ROTATED HEAVY BLACK HEART BULLET', 0x2765],
  ];
  for (const [name, code] of names) {
    it(name, () => assert.equal(lookupCharacterName(name), String.fromCodePoint(code)));
  }

  it('knows no name it does not know', () => {
    for (const name of ['NOPE', '', 'CJK UNIFIED IDEOGRAPH-0041', 'HANGUL SYLLABLE X']) {
      assert.equal(lookupCharacterName(name), null);
    }
  });

  it('are read in strings', () => {
    assert.match(dump(parse(String.raw`'\N{SNAKE}' f'{x}\N{EM DASH}'`, 'names.py')), /🐍.*—/);
  });
});
