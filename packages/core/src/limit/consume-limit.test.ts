import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { storedBytes } from '@rolecall/db/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { LimitName } from '../limits.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { consumeLimits, resetLimit } from './consume-limit.ts';

const IP = '203.0.113.7';
let installation: TestCore;
let ctx: Context;
beforeEach(async () => {
  installation = await createTestCore({
    limits: {
      'register.address': { kind: 'window', limit: 3, seconds: 60 },
      'token.address': { kind: 'window', limit: 1, seconds: 60 },
    },
  });
  ctx = installation.ctx;
});
afterEach(() => installation.remove());

/** Uses a limit once. @returns 0 when let through, else the seconds to wait */
async function use(name: LimitName, by = IP, from = ctx): Promise<number> {
  try {
    await consumeLimits(from, [{ name, by }]);
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'RATE_LIMITED') throw error;
    expect(Number.isInteger(error.retryAfterSeconds)).toBe(true);
    return error.retryAfterSeconds ?? Number.NaN;
  }
}

describe('a window', () => {
  test('lets its limit through and says how long to wait for the rest of it', async () => {
    for (let n = 0; n < 3; n++) expect(await use('register.address')).toBe(0);
    expect(await use('register.address')).toBe(60);
    installation.advance(59.5);
    expect(await use('register.address')).toBe(1);
  });

  test('starts afresh with the clock, counted from its first use', async () => {
    await use('register.address');
    installation.advance(30);
    await use('register.address');
    await use('register.address');
    expect(await use('register.address')).toBe(30);
    installation.advance(30);
    for (let n = 0; n < 3; n++) expect(await use('register.address')).toBe(0);
    expect(await use('register.address')).toBe(60);
  });

  test('does not count what it refuses', async () => {
    for (let n = 0; n < 50; n++) await use('register.address');
    const [row] = await ctx.db.read.select().from(rateLimits);
    expect(row?.count).toBe(3);
    installation.advance(60);
    expect(await use('register.address')).toBe(0);
  });

  test('counts each IP and each limit for itself', async () => {
    expect(await use('token.address')).toBe(0);
    expect(await use('token.address', '203.0.113.8')).toBe(0);
    expect(await use('register.address')).toBe(0);
    expect(await use('token.address')).toBe(60);
  });

  test.each([1, 2])(
    'lets exactly its limit of 50 parallel uses through (%i nodes)',
    async (nodes) => {
      const contexts = [ctx, ...(nodes === 2 ? [await installation.openNode()] : [])];
      const waits = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          use('register.address', IP, contexts[n % contexts.length]),
        ),
      );
      expect(waits.filter((seconds) => seconds === 0)).toHaveLength(3);
      expect(waits.filter((seconds) => seconds === 60)).toHaveLength(47);
    },
  );
});

describe('several limits at once', () => {
  test('when one refuses, none of them counts', async () => {
    await use('token.address');
    const both = consumeLimits(ctx, [
      { name: 'register.address', by: IP },
      { name: 'token.address', by: IP },
    ]);
    await expect(both).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    for (let n = 0; n < 3; n++) expect(await use('register.address')).toBe(0);
  });
});

describe('a growing delay', () => {
  const free = async () => {
    for (let n = 0; n < 5; n++) expect(await use('signIn.account')).toBe(0);
  };

  test('after five free tries each further one doubles it: 1, 2, 4, 8 … seconds', async () => {
    await free();
    for (const delay of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]) {
      expect(await use('signIn.account')).toBe(delay);
      installation.advance(delay - 0.001);
      expect(await use('signIn.account')).toBe(1);
      installation.advance(0.001);
      expect(await use('signIn.account')).toBe(0);
    }
  });

  test('never grows beyond its cap', async () => {
    await free();
    for (let n = 0; n < 10; n++) {
      installation.advance(512);
      await use('signIn.account');
    }
    for (let n = 0; n < 40; n++) {
      expect(await use('signIn.account')).toBe(900);
      installation.advance(900);
      expect(await use('signIn.account')).toBe(0);
    }
  });

  test('is not made longer by those who do not wait', async () => {
    await free();
    for (let n = 0; n < 50; n++) expect(await use('signIn.account')).toBe(1);
    installation.advance(1);
    expect(await use('signIn.account')).toBe(0);
    expect(await use('signIn.account')).toBe(2);
  });

  test('is forgotten after an hour of rest', async () => {
    await free();
    installation.advance(3_600);
    await free();
    expect(await use('signIn.account')).toBe(1);
  });

  test('is forgotten after a success, for that key alone', async () => {
    await free();
    for (let n = 0; n < 5; n++) await use('signIn.account', 'somebody else');
    await ctx.db.transaction((tx) => resetLimit(ctx, tx, { name: 'signIn.account', by: IP }));
    await free();
    expect(await use('signIn.account', 'somebody else')).toBe(1);
  });

  test('is forgotten by every node within two seconds', async () => {
    await free();
    const other = await installation.openNode();
    const again = () => use('signIn.account', IP, other);
    for (const delay of [1, 2]) {
      expect(await again()).toBe(delay);
      installation.advance(delay);
      expect(await again()).toBe(0);
    }
    expect(await again()).toBe(4);
    await ctx.db.transaction((tx) => resetLimit(ctx, tx, { name: 'signIn.account', by: IP }));
    installation.advance(1.9);
    expect(await again()).toBe(3);
    installation.advance(0.1);
    expect(await again()).toBe(0);
    expect(await again()).toBe(0);
  });

  test('lets no more of 50 parallel tries through than one by one', async () => {
    const other = await installation.openNode();
    const waits = await Promise.all(
      Array.from({ length: 50 }, (_, n) => use('signIn.account', IP, n % 2 === 0 ? ctx : other)),
    );
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(5);
    expect(waits.filter((seconds) => seconds === 1)).toHaveLength(45);
  });
});

test('neither IPs nor accounts stand in the database in the clear', async () => {
  await use('signIn.account', `ada@example.com ${IP}`);
  const bytes = await storedBytes(installation);
  expect(bytes.includes('rate_limits')).toBe(true);
  expect(bytes.includes('ada@example.com')).toBe(false);
  expect(bytes.includes(IP)).toBe(false);
});
