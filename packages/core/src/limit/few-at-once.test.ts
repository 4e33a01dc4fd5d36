import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../testing.ts';
import { fewAtOnce } from './few-at-once.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});
afterEach(() => installation.remove());

/** Work that ends when it is told to. */
function started() {
  const running: (() => void)[] = [];
  const work = () => new Promise<string>((resolve) => running.push(() => resolve('done')));
  return { running, work };
}

test('four of one person run at once, the others in the order they came, and nothing is kept', async () => {
  const { ctx } = installation;
  const { running, work } = started();
  const all = Array.from({ length: 10 }, () => fewAtOnce(ctx, 'usr_many', work));
  await Promise.resolve();
  expect(running).toHaveLength(4);
  for (let n = 0; n < 10; n++) {
    await expect.poll(() => running.length).toBeGreaterThan(n);
    expect(running.length).toBeLessThanOrEqual(n + 4);
    running[n]?.();
    await all[n];
  }
  expect(await Promise.all(all)).toEqual(Array(10).fill('done'));
  expect(ctx.memory.turns.size).toBe(0);
});

test('one person in line does not keep others waiting, and a fault gives the place back', async () => {
  const { ctx } = installation;
  const { running, work } = started();
  const many = Array.from({ length: 6 }, () => fewAtOnce(ctx, 'usr_many', work));
  expect(await fewAtOnce(ctx, 'usr_other', async () => 'other')).toBe('other');
  const broken = fewAtOnce(ctx, 'usr_other', () => Promise.reject(new Error('no')));
  await expect(broken).rejects.toThrow('no');
  for (let n = 0; n < 6; n++) {
    await expect.poll(() => running.length).toBeGreaterThan(n);
    running[n]?.();
  }
  await Promise.all(many);
  expect(ctx.memory.turns.size).toBe(0);
});

test('more than fifty in line are refused', async () => {
  const { ctx } = installation;
  const { running, work } = started();
  const asked = Array.from({ length: 60 }, () => fewAtOnce(ctx, 'usr_many', work));
  const outcomes = Promise.allSettled(asked);
  for (let n = 0; n < 54; n++) {
    await expect.poll(() => running.length).toBeGreaterThan(n);
    running[n]?.();
  }
  const refused = (await outcomes).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(6);
  for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
});
