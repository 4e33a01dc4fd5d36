import { expect, test } from 'vitest';
import { scaleTop } from './scale-top.ts';

test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [7, 8],
  [9, 10],
  [10, 10],
  [22, 30],
  [51, 60],
  [100, 100],
  [101, 200],
  [12_345, 20_000],
])('an axis for up to %i ends at %i', (highest, top) => {
  expect(scaleTop(highest)).toBe(top);
});

test('the highest bar takes half of the height at least', () => {
  for (let highest = 1; highest < 2_000; highest++) {
    const share = highest / scaleTop(highest);
    expect([highest, share > 0.5 && share <= 1]).toEqual([highest, true]);
  }
});
