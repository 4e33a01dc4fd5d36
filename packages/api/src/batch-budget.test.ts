import { DomainError } from '@rolecall/core/errors';
import { expect, test } from 'vitest';
import { createBatchBudget } from './batch-budget.ts';

const LIMITS = { ms: 5_000, bytes: 100, atOnce: 2 };
const answering = (data: unknown) => () => Promise.resolve({ data });

async function codeOf(call: Promise<unknown>) {
  const error = await call.catch((cause: unknown) => cause);
  return error instanceof DomainError ? error.code : error;
}

test('calls run two at a time, in the order they came', async () => {
  const budget = createBatchBudget(LIMITS);
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const calls = [0, 1, 2, 3].map((n) =>
    budget.run('query', async () => {
      log.push(`begins ${n}`);
      await new Promise<void>((resolve) => {
        ends[n] = resolve;
      });
      return { data: n };
    }),
  );
  await expect.poll(() => log).toEqual(['begins 0', 'begins 1']);
  ends[1]?.();
  await calls[1];
  await expect.poll(() => log).toEqual(['begins 0', 'begins 1', 'begins 2']);
  ends[0]?.();
  ends[2]?.();
  await expect.poll(() => log.length).toBe(4);
  ends[3]?.();
  expect(await Promise.all(calls)).toEqual([0, 1, 2, 3].map((data) => ({ data })));
});

test('other requests come between calls that wait for nothing', async () => {
  const budget = createBatchBudget({ ...LIMITS, atOnce: 1 });
  const log: string[] = [];
  const calls = ['first', 'second', 'third'].map((name) =>
    budget.run('query', async () => {
      log.push(name);
      setImmediate(() => log.push(`other after ${name}`));
      return { data: name };
    }),
  );
  await Promise.all(calls);
  expect(log.slice(0, 4)).toEqual(['first', 'other after first', 'second', 'other after second']);
});

test('a call that fails gives its place to the next', async () => {
  const budget = createBatchBudget({ ...LIMITS, atOnce: 1 });
  const failed = budget.run('query', () => Promise.reject(new Error('no')));
  const next = budget.run('query', answering('yes'));
  await expect(failed).rejects.toThrow('no');
  await expect(next).resolves.toEqual({ data: 'yes' });
});

test('what begins too late is refused, with a time to wait', async () => {
  let time = 0;
  const budget = createBatchBudget({ ...LIMITS, atOnce: 1 }, () => time);
  const slow = budget.run('mutation', () => {
    time = 5_000;
    return Promise.resolve({ data: 'done' });
  });
  const late = budget.run('query', answering('never'));
  expect(await slow).toEqual({ data: 'done' });
  await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 1 });
});

test('answers have so much room together, and what finds none is refused', async () => {
  const budget = createBatchBudget(LIMITS);
  const [first, large, last] = await Promise.allSettled([
    budget.run('query', answering('x'.repeat(50))),
    budget.run('query', answering('é'.repeat(30))),
    budget.run('query', answering('')),
  ]);
  expect(first.status).toBe('fulfilled');
  expect([large, last]).toMatchObject([
    { status: 'rejected', reason: { code: 'VALIDATION_FAILED' } },
    { status: 'rejected', reason: { code: 'VALIDATION_FAILED' } },
  ]);
});

test('a mutation that has run is answered, however long its answer', async () => {
  const budget = createBatchBudget({ ...LIMITS, atOnce: 1 });
  const done = budget.run('mutation', answering('x'.repeat(1_000)));
  const next = budget.run('mutation', answering(undefined));
  expect(await done).toEqual({ data: 'x'.repeat(1_000) });
  expect(await codeOf(next)).toBe('VALIDATION_FAILED');
});
