import { expect, test } from 'vitest';
import { inSteps, restOfStep } from './in-steps.ts';

test.each([
  [0, 0],
  [1, 199],
  [199, 1],
  [200, 0],
  [201, 199],
])('after %i ms of steps of 200, %i are left', (spentMs, leftMs) => {
  expect(restOfStep(spentMs, 200)).toBe(leftMs);
});

test('what is done and what is refused come through', async () => {
  expect(await inSteps(1, () => Promise.resolve('done'))).toBe('done');
  const refused = inSteps(1, () => Promise.reject(new Error('refused')));
  await expect(refused).rejects.toThrow('refused');
});
