import { createHistogram } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { livezFigure } from './livez-figure.ts';

function waitsOf(milliseconds: number[]) {
  const waits = createHistogram();
  for (const wait of milliseconds) waits.record(wait * 1000);
  return waits;
}
const nextTo = (slow: number[]) => waitsOf([...Array.from({ length: 990 }, () => 4), ...slow]);

test('one slow request in a hundred passes, two do not', () => {
  expect(livezFigure(nextTo([80, 80])).isFast).toBe(true);
  const slow = livezFigure(nextTo(Array.from({ length: 20 }, () => 80)));
  expect(slow.isFast).toBe(false);
  expect(slow.says).toMatch(/^\/livez p99 (?:79|80)\.\d ms of 1010$/);
});

test('too few requests, or none, fail nothing', () => {
  expect(livezFigure(waitsOf([90, 4]))).toEqual({
    says: expect.stringContaining('too few for a p99: 2'),
    isFast: true,
  });
  expect(livezFigure(waitsOf([]))).toEqual({ says: 'no server of its own', isFast: true });
});
