import { expect, test } from 'vitest';
import { median, quantile } from './statistics.ts';

test('the median is the value in the middle, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('of an even number, the median is the mean of the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('there is no median of nothing', () => {
  expect(median([])).toBeNaN();
});

test('a quantile is the value below which that share lies', () => {
  const values = Array.from({ length: 100 }, (_, index) => 99 - index);
  expect(quantile(values, 0.5)).toBe(50);
  expect(quantile(values, 0.99)).toBe(99);
  expect(quantile(values, 1)).toBe(99);
  expect(quantile([], 0.5)).toBeNaN();
});
