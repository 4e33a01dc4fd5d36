import { expect, test } from 'vitest';
import { counted, formatNumber } from './counted.ts';

test('numbers read as browsers say them', () => {
  const browsers = new Intl.NumberFormat('en-GB');
  for (const value of [0, 1, 12, 999, 1_000, 12_345, 100_000, 9_876_543, -1_234, 0.5, 1_234.5]) {
    expect(formatNumber(value)).toBe(browsers.format(value));
  }
});

test('one is one, and everything else is many', () => {
  expect([0, 1, 2, 1_000].map((count) => counted(count, 'post'))).toEqual([
    '0 posts',
    '1 post',
    '2 posts',
    '1,000 posts',
  ]);
});
