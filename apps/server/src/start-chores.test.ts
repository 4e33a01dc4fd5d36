import { expect, test } from 'vitest';
import { startChores } from './start-chores.ts';

const unexpected = (error: unknown) => {
  throw error;
};

test('stopping waits for the chore under way, and starts no other', async () => {
  const { promise: isUnderWay, resolve: begin } = Promise.withResolvers<void>();
  const { promise: isDone, resolve: finish } = Promise.withResolvers<void>();
  let runs = 0;
  const run = () => {
    runs++;
    begin();
    return isDone;
  };
  const chores = startChores([{ everyMs: 1, run }], unexpected);
  await isUnderWay;
  let hasStopped = false;
  const stopped = chores.stop().then(() => {
    hasStopped = true;
  });
  await Bun.sleep(20);
  expect(hasStopped).toBe(false);
  finish();
  await stopped;
  expect(runs).toBe(1);
});

test('a chore that failed has its next turn', async () => {
  const errors: unknown[] = [];
  const { promise: isBack, resolve } = Promise.withResolvers<void>();
  let runs = 0;
  const run = async () => {
    runs++;
    if (runs === 1) throw new Error('away');
    resolve();
  };
  const chores = startChores([{ everyMs: 1, run }], (error) => errors.push(error));
  await isBack;
  await chores.stop();
  expect(errors).toEqual([new Error('away')]);
});

test('what rests is stopped at once', async () => {
  await startChores([{ everyMs: 3_600_000, run: async () => {} }], unexpected).stop();
});
