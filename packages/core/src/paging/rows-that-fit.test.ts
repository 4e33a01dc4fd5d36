import { expect, test } from 'vitest';
import { rowsThatFit } from './rows-that-fit.ts';

test.each([
  ['short texts', 'Thank you!', 100],
  ['long texts', 'x'.repeat(5_000), 13],
  ['long texts of three bytes a character', '語'.repeat(5_000), 4],
  ['long texts that are written six times as long', '<&>"\n'.repeat(1_000), 2],
  ['a text that is too long by itself', 'x'.repeat(100_000), 1],
])('of a hundred rows with %s', (_, text, fitting) => {
  expect(rowsThatFit(Array(100).fill(text), String)).toBe(fitting);
});
