import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Context } from '../context.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { withPlaces } from './with-places.ts';

const IP = { name: 'signIn.address.minute' as const, by: '203.0.113.7' };
const ACCOUNT = { name: 'signIn.account' as const, by: 'ada@example.com 203.0.113.7' };
let installation: TestCore;
let ctx: Context;
beforeEach(async () => {
  installation = await createTestCore({
    limits: {
      'signIn.address.minute': { kind: 'window', limit: 4, seconds: 60 },
      'signIn.account': { ...DEFAULT_LIMITS['signIn.account'], free: 2 },
    },
  });
  ctx = installation.ctx;
});
afterEach(async () => {
  vi.useRealTimers();
  // Nothing is kept of counters where no one is.
  expect(ctx.memory.attempts.size).toBe(0);
  await installation.remove();
});

type Attempt = { answer: Promise<string>; end(how: 'right' | 'wrong' | 'broken'): void };
let running: Attempt['end'][];
beforeEach(() => {
  running = [];
});

/** Begins an attempt that runs, once it has its places, until it is told how to end. */
function begin(uses = [IP, ACCOUNT], from = ctx): Promise<string> {
  const outcome = withPlaces(from, uses, async (count) => {
    const how = await new Promise<Parameters<Attempt['end']>[0]>((end) => running.push(end));
    if (how === 'broken') throw new Error('a mistake');
    if (how === 'wrong') await from.db.transaction(count);
    return how;
  });
  return outcome.catch((error: { code?: string; message: string }) => error.code ?? error.message);
}

/** Each look moves a clock that is faked by the interval. */
const PATIENT = { timeout: 30_000, interval: 5 };
const runningAre = (count: number) =>
  vi.waitFor(() => expect(running).toHaveLength(count), PATIENT);

test('an attempt that finds all places held gets that of one that succeeds or breaks', async () => {
  const all = Array.from({ length: 5 }, () => begin());
  await runningAre(2);
  running[0]?.('right');
  await runningAre(3);
  running[1]?.('broken');
  await runningAre(4);
  running[2]?.('right');
  await runningAre(5);
  for (const end of running) end('right');
  expect((await Promise.all(all)).sort()).toEqual(['a mistake', ...Array(4).fill('right')]);
});

test('those who wait are refused, without a try, when the others have failed', async () => {
  const all = Array.from({ length: 20 }, () => begin());
  await runningAre(2);
  running[0]?.('wrong');
  running[1]?.('wrong');
  const outcomes = await Promise.all(all);
  expect(running).toHaveLength(2);
  expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(2);
  expect(outcomes.filter((outcome) => outcome === 'RATE_LIMITED')).toHaveLength(18);
});

test('a place at one counter is no use without the other', async () => {
  const accounts = Array.from({ length: 6 }, (_, n) => ({ ...ACCOUNT, by: `account ${n}` }));
  const all = accounts.map((account) => begin([IP, account]));
  await runningAre(4);
  for (const end of running) end('wrong');
  expect((await Promise.all(all)).sort()).toEqual([
    ...Array(2).fill('RATE_LIMITED'),
    ...Array(4).fill('wrong'),
  ]);
  // The two that were refused have left nothing behind at the counters of their own.
  installation.advance(60);
  const later = accounts.map((account) => begin([account]));
  await runningAre(10);
  for (const end of running) end('right');
  expect(await Promise.all(later)).toEqual(Array(6).fill('right'));
});

test('no one waits longer than five seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const holding = [begin([ACCOUNT]), begin([ACCOUNT])];
  await runningAre(2);
  const late = begin([ACCOUNT]);
  const waiting = () => [...ctx.memory.attempts.values()].map(({ line }) => line.length());
  await vi.waitFor(() => expect(waiting()).toEqual([1]), PATIENT);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await late).toBe('RATE_LIMITED');
  for (const end of running) end('right');
  expect(await Promise.all(holding)).toEqual(['right', 'right']);
});

test('two nodes together try no more than each alone may', async () => {
  const other = await installation.openNode();
  const all = [ctx, other].flatMap((node) =>
    Array.from({ length: 10 }, () => begin([ACCOUNT], node)),
  );
  await runningAre(4);
  for (const end of running) end('wrong');
  const outcomes = await Promise.all(all);
  expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(4);
  expect(outcomes.filter((outcome) => outcome === 'RATE_LIMITED')).toHaveLength(16);
});
