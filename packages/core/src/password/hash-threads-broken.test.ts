import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { hashOnThread } from './hash-threads.ts';

// Threads that do what the test says: what is tested is what becomes of their jobs.
const threads = vi.hoisted((): { made: Thread[] } => ({ made: [] }));
type Thread = EventEmitter & { jobs: unknown[] };
vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    jobs: unknown[] = [];
    constructor() {
      super();
      threads.made.push(this);
    }
    ref() {}
    unref() {}
    postMessage(job: unknown) {
      this.jobs.push(job);
    }
  },
}));

test('a thread that breaks fails its job alone, and the next job starts another', async () => {
  const first = hashOnThread('a', {});
  const second = hashOnThread('b', {});
  const [broken, whole] = threads.made;
  broken?.emit('error', new Error('out of memory'));
  broken?.emit('exit', 1);
  await expect(first).rejects.toThrow('out of memory');
  whole?.emit('message', { phc: 'hash of b' });
  expect(await second).toBe('hash of b');

  // An idle thread that ends is not asked again.
  whole?.emit('exit', 1);
  const third = hashOnThread('c', {});
  expect(threads.made).toHaveLength(3);
  threads.made[2]?.emit('message', { phc: 'hash of c' });
  expect(await third).toBe('hash of c');
});

test('a thread is used again', async () => {
  const made = threads.made.length;
  const again = hashOnThread('d', {});
  threads.made.at(-1)?.emit('message', { phc: 'hash of d' });
  expect(await again).toBe('hash of d');
  expect(threads.made).toHaveLength(made);
});
