import { expect, test } from 'vitest';
import { parseCores, pinned, shareCores, usedCores } from './cores.ts';

test('reads a list of cores as Linux writes it', () => {
  expect(parseCores('0-2,5')).toEqual([0, 1, 2, 5]);
  expect(parseCores('3')).toEqual([3]);
});

test('gives the load a core of its own', () => {
  expect(shareCores([0, 1, 2, 3])).toEqual({ server: [0], pair: [0, 1], load: [3] });
  expect(shareCores([0, 1])).toEqual({ server: [0], pair: [0, 1], load: [1] });
});

test('names each core that takes part once', () => {
  expect(usedCores(shareCores([0, 1, 2, 3]))).toEqual([0, 1, 3]);
  expect(usedCores(shareCores([0, 1]))).toEqual([0, 1]);
});

test('does with the one core there is', () => {
  expect(shareCores([4])).toEqual({ server: [4], pair: [4], load: [4] });
});

test('leaves the command as it is, at its end', () => {
  expect(pinned(['bun', 'x.ts'], [0, 1]).slice(-2)).toEqual(['bun', 'x.ts']);
});
