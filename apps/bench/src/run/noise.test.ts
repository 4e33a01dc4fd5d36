import { expect, test } from 'vitest';
import { judgeNoise } from './noise.ts';

test('a machine on which the same work takes the same time is quiet', () => {
  expect(judgeNoise([100, 101, 99, 100, 102])).toMatchObject({ samples: 5, isBusy: false });
});

test('a machine on which it takes half as long again at times is busy', () => {
  expect(judgeNoise([100, 150, 100, 155, 101])).toMatchObject({ isBusy: true });
});

test('one sample in twenty that took long does not make a machine busy', () => {
  const times = Array.from({ length: 20 }, () => 100);
  times[7] = 300;
  expect(judgeNoise(times).isBusy).toBe(false);
});

test('of too few samples nothing is known, which counts as busy', () => {
  expect(judgeNoise([]).isBusy).toBe(true);
  expect(judgeNoise([100, 100]).isBusy).toBe(true);
});
