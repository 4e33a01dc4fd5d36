import { expect, test } from 'vitest';
import { formatNumber, formatTable } from './format.ts';

test.each([
  [63_212.7, '63,213'],
  [124.4, '124'],
  [12.34, '12.3'],
  [1.256, '1.26'],
  [0.0481, '0.048'],
  [0, '0'],
  [Number.NaN, '–'],
])('writes %d as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('aligns the columns of a table', () => {
  expect(formatTable(['Work', 'Rate'], [['user.me', '9/s']])).toBe(
    ['| Work    | Rate |', '| ------- | ---- |', '| user.me | 9/s  |'].join('\n'),
  );
});
