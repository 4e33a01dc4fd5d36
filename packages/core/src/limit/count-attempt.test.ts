import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { countAttempt } from './count-attempt.ts';
import { transactWithin } from './transact-within.ts';

const USES = [{ name: 'register.address' as const, by: '203.0.113.7' }];
const TAKEN = new DomainError('EMAIL_TAKEN');
let installation: TestCore;
let ctx: Context;
beforeEach(async () => {
  installation = await createTestCore({
    limits: { 'register.address': { kind: 'window', limit: 3, seconds: 60 } },
  });
  ctx = installation.ctx;
});
afterEach(() => installation.remove());

type Result = 'done' | 'refused' | 'broken';

/** Ends the work of an attempt as it is told. */
function end(result: Result): string {
  if (result === 'refused') throw TAKEN;
  if (result === 'broken') throw new Error('a mistake');
  return result;
}

/** Two ways to count what is refused as well as what succeeds. */
const WAYS: Record<string, (result: Result) => Promise<string>> = {
  'in the transaction of a verb': (result) => transactWithin(ctx, USES, async () => end(result)),
  'around costly work': (result) =>
    countAttempt(ctx, USES, (count) =>
      ctx.db.transaction(async (tx) => {
        await count(tx);
        return end(result);
      }),
    ),
  'around costly work that is refused before the transaction': (result) =>
    countAttempt(ctx, USES, async (count) => {
      if (result !== 'done') end(result);
      return ctx.db.transaction(async (tx) => {
        await count(tx);
        return end(result);
      });
    }),
};

const counted = async () => (await ctx.db.read.select().from(rateLimits))[0]?.count ?? 0;

for (const [name, run] of Object.entries(WAYS)) {
  test(`${name}, success and refusal count, a fault does not`, async () => {
    expect(await run('done')).toBe('done');
    await expect(run('refused')).rejects.toBe(TAKEN);
    await expect(run('broken')).rejects.toThrow('a mistake');
    expect(await counted()).toBe(2);
    expect(await run('done')).toBe('done');
    await expect(run('done')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 60,
    });
    expect(await counted()).toBe(3);
  });

  test.each(['done', 'refused'] as const)(
    `${name}, of 50 at once (%s) three run`,
    async (result) => {
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, () =>
          run(result).catch((error: unknown) =>
            error instanceof DomainError ? error.code : error,
          ),
        ),
      );
      const expected = result === 'done' ? 'done' : 'EMAIL_TAKEN';
      expect(outcomes.filter((outcome) => outcome === expected)).toHaveLength(3);
      expect(outcomes.filter((outcome) => outcome === 'RATE_LIMITED')).toHaveLength(47);
      expect(await counted()).toBe(3);
    },
  );
}
