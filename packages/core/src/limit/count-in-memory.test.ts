import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LimitState } from '../context.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { countInMemory } from './count-in-memory.ts';

let installation: TestCore;
beforeAll(async () => {
  installation = await createTestCore({
    limits: { 'list.user': { kind: 'window', limit: 2, seconds: 60 } },
  });
});
afterAll(() => installation.remove());

/** @returns what the caller is told, and whether it was let through */
function use(by: string) {
  let told: LimitState | undefined;
  const onLimit = (state: LimitState) => {
    told = state;
  };
  try {
    countInMemory({ ...installation.ctx, onLimit }, 'list.user', by);
    return { told, isAllowed: true };
  } catch {
    return { told, isAllowed: false };
  }
}

test('lets its limit through in each window, counted from the first use', () => {
  expect(use('ada')).toEqual({
    told: { limit: 2, remaining: 1, resetSeconds: 60 },
    isAllowed: true,
  });
  installation.advance(30);
  expect(use('ada')).toMatchObject({ told: { remaining: 0, resetSeconds: 30 }, isAllowed: true });
  expect(use('ada')).toMatchObject({ told: { remaining: 0, resetSeconds: 30 }, isAllowed: false });
  expect(use('bob').isAllowed).toBe(true);
  installation.advance(30);
  expect(use('ada')).toMatchObject({ told: { remaining: 1 }, isAllowed: true });
});

test('forgets whoever was counted longest when there are very many', () => {
  installation.advance(60);
  for (const by of ['ada', 'ada', 'bob', 'bob']) use(by);
  expect(use('ada').isAllowed).toBe(false);
  for (let n = 0; n < 19_999; n++) use(`usr_${n}`);
  expect(use('bob').isAllowed).toBe(false);
  expect(use('ada').isAllowed).toBe(true);
});
