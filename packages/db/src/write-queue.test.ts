import { expect, test } from 'vitest';
import { DatabaseUnavailableError } from './errors.ts';
import { createWriteQueue } from './write-queue.ts';

/** Work that ends when it is told to. */
function pending() {
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { work: () => ended, finish };
}

test('work runs one after the other, in the order it came', async () => {
  const { run: queue } = createWriteQueue(100, 10);
  const log: string[] = [];
  const job = (name: string, steps: number) => () =>
    (async () => {
      log.push(`${name} starts`);
      for (let step = 0; step < steps; step++) await Promise.resolve();
      log.push(`${name} ends`);
      return name;
    })();
  const responses = await Promise.all([queue(job('a', 9)), queue(job('b', 1)), queue(job('c', 4))]);
  expect(responses).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
});

test('work that fails is told so and does not stop what follows', async () => {
  const { run: queue } = createWriteQueue(100, 10);
  const failed = queue(() => Promise.reject(new Error('no')));
  const next = queue(() => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  await expect(next).resolves.toBe('yes');
});

test('beyond its limit it refuses at once, and takes work again when there is room', async () => {
  const { run: queue } = createWriteQueue(3, 10);
  const first = pending();
  const accepted = [queue(first.work), queue(() => Promise.resolve()), queue(first.work)];
  let hasRun = false;
  const refused = queue(async () => {
    hasRun = true;
  });
  await expect(refused).rejects.toBeInstanceOf(DatabaseUnavailableError);
  expect(hasRun).toBe(false);
  first.finish();
  await Promise.all(accepted);
  await expect(queue(() => Promise.resolve('room'))).resolves.toBe('room');
});

test('callers take turns, and each has so many waiting', async () => {
  const { run: queue } = createWriteQueue(100, 10);
  const first = pending();
  const log: string[] = [];
  const add = (caller: string | undefined, name: string) =>
    queue(async () => void log.push(name), caller);
  const running = queue(first.work, 'usr_many');
  const many = Array.from({ length: 12 }, (_, n) => add('usr_many', `many ${n}`));
  const outcomes = Promise.allSettled(many);
  const few = [add('usr_few', 'few'), add(undefined, 'sign-in')];
  first.finish();
  await Promise.all([running, ...few]);
  expect((await outcomes).filter(({ status }) => status === 'rejected')).toHaveLength(2);
  expect(log.slice(0, 3)).toEqual(['many 0', 'few', 'sign-in']);
  expect(log).toHaveLength(12);
});
