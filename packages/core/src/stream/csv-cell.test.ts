import { expect, test } from 'vitest';
import { csvCell } from './csv-cell.ts';

/** Every character that some program may fold to the beginning of a formula. */
const FOLDED = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /^[=+\-@\u2212]/.test(character.normalize('NFKC')));

test('a cell begins no formula, whatever its first character is folded to', () => {
  expect(FOLDED.length).toBeGreaterThan(15);
  for (const character of FOLDED) {
    for (const before of ['', ' ', '"', "'", '＇']) {
      expect(csvCell(`${before}${character}1+1`)).toBe(`'${before}${character}1+1`);
    }
    expect(csvCell(`a;${character}1`)).toBe(`a;'${character}1`);
  }
});

test('a cell of nothing but separators is done in one pass', () => {
  const tabs = '\t'.repeat(300_000);
  expect(csvCell(`a${tabs}`)).toBe(`a${tabs}`);
  expect(csvCell(`a${tabs}=1`)).toBe(`a${tabs}'=1`);
  expect(csvCell('a" =1')).toBe('a" =1');
});

test('a text too long for a number or a date is none', () => {
  expect(csvCell('7'.repeat(400))).toBe(`'${'7'.repeat(400)}`);
  expect(csvCell('7'.repeat(401))).toBe('7'.repeat(401));
  const marks = `a${'\u0301\u0323'.repeat(500_000)}`;
  expect(csvCell(marks)).toBe(marks);
});
