import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

describe('the response waits for the end of the step', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** What is known of a step of 200 ms at its last millisecond and after it. */
  async function outcomes(work: () => Promise<string>) {
    let outcome = 'pending';
    const settle = (end: string) => {
      outcome = end;
    };
    inSteps(200, work).then(settle, (error: Error) => settle(error.message));
    await vi.advanceTimersByTimeAsync(199);
    const before = outcome;
    await vi.advanceTimersByTimeAsync(1);
    return [before, outcome];
  }

  test.each([1, 150])('on success and on refusal, after %i ms of work', async (workMs) => {
    const work = () => new Promise((resolve) => setTimeout(resolve, workMs));
    expect(await outcomes(() => work().then(() => 'done'))).toEqual(['pending', 'done']);
    const refuse = () => Promise.reject(new Error('refused'));
    expect(await outcomes(() => work().then(refuse))).toEqual(['pending', 'refused']);
  });
});
