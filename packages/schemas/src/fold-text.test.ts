import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

describe('texts that are searched and sorted alike', () => {
  it.each([
    ['capitals', 'Anouk TANAKA', 'anouk tanaka'],
    ['accents, composed and not', 'Zoë e\u0308 Ängström', 'zoe e angstrom'],
    ['Cyrillic', 'ЁЛКА Анна', 'елка анна'],
    ['a sharp s, small and large', 'Straße STRASSE ẞ', 'strasse strasse ss'],
    ['Turkish i with and without dot', 'İIıi', 'iiii'],
    ['Greek with its final sigma', 'ΟΔΥΣΣΕΎΣ Οδυσσεύς', 'οδυσσευσ οδυσσευσ'],
    ['ligatures', 'ﬁnn oﬃce Æsop Œuvre', 'finn office aesop oeuvre'],
    ['letters with a stroke', 'Søren Łódź Đorđe', 'soren lodz dorde'],
    ['full width', 'Ａｎｎａ＠１２', 'anna@12'],
    ['Hangul, in jamo and whole', '\u1112\u1161\u11ab\u1100\u1173\u11af', '한글'],
    ['half-width kana', 'ｶﾞ', 'ガ'],
    ['Arabic with its vowels', 'مُحَمَّد', 'محمد'],
    ['vowels that are letters', 'कि กิ が', 'कि กิ が'],
    ['what is invisible', 'a\u200bb\u00adc\ufe0f', 'abc'],
    ['quotes and dashes', 'O’Connor “x” 1–2', `o'connor "x" 1-2`],
    ['white space', ' a\u00a0 \n\tb\u3000', 'a b'],
  ])('%s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('folding what is folded changes nothing, whatever the text, its case and its form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
        expect(foldText(text.normalize('NFC'))).toBe(foldText(text.normalize('NFD')));
      }),
      { numRuns: 2_000 },
    );
    for (let code = 0; code < 0x20000; code++) {
      const letter = String.fromCodePoint(code);
      const folded = foldText(letter);
      if (foldText(folded) !== folded) expect.fail(`U+${code.toString(16)} is not stable`);
    }
  });
});
