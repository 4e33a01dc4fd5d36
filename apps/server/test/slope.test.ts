import { expect, it } from 'vitest';
import { slopeOf } from './slope.ts';

it('fits a line', () => {
  expect(
    slopeOf([
      [0, 5],
      [1, 7],
      [2, 9],
    ]),
  ).toBeCloseTo(2);
  expect(
    slopeOf([
      [0, 5],
      [1, 4],
      [2, 6],
      [3, 5],
    ]),
  ).toBeCloseTo(0.2);
  expect(
    slopeOf([
      [0, 5],
      [1, 5],
    ]),
  ).toBe(0);
  expect(
    slopeOf([
      [1, 5],
      [1, 9],
    ]),
  ).toBe(0);
  expect(slopeOf([])).toBe(0);
});
