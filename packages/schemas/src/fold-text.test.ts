import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldBounded, foldText } from './fold-text.ts';

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

describe('a text whose folding is bounded', () => {
  const MOST_ADDED = 1_000;
  const bounded = (text: string) => foldBounded(text, MOST_ADDED);

  it.each([
    ['one character that is 18', 'ﷺ'],
    ['a word of squares', '㌖㍍'],
    ['letters that are two', 'ß'],
    ['dots that are three', '…'],
    ['letters that are three, after emoji', '🙂ﬃ'],
  ])('grows by no more: %s', (_, text) => {
    const long = text.repeat(5_000);
    const folded = bounded(long);
    expect(folded.length).toBeLessThanOrEqual(long.length + MOST_ADDED);
    expect(folded.length).toBeGreaterThan(500);
    expect(folded.isWellFormed()).toBe(true);
    expect(foldText(long).startsWith(folded.slice(0, 500))).toBe(true);
  });

  it.each([
    ['English', 'The "quick" brown fox… '],
    ['German', 'Straße und Äpfel, Øre '],
    ['Korean', '한글은 '],
    ['Vietnamese', 'Tiếng Việt '],
    ['Hindi', 'हिन्दी कि '],
    ['Arabic with a phrase in one character', `محمد ﷺ ${'كتاب '.repeat(60)}`],
    ['emoji', '🙂🙃'],
  ])('is whole where it is ordinary: %s', (_, text) => {
    const long = text.repeat(Math.floor(10_000 / text.length));
    expect(bounded(long)).toBe(foldText(long));
  });
});
