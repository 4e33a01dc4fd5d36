import type { Semaphore } from '@rolecall/db/semaphore';
import type { Trace } from '@rolecall/db/trace';

/** The same pool, with a span around each hash of what is traced: whether it made or checked one is not told. */
export function tracedHashes(pool: Semaphore, trace: Trace | undefined): Semaphore {
  if (trace === undefined) return pool;
  return {
    ...pool,
    run: (work, sender) => {
      const askedAt = performance.now();
      return trace.detail({ name: 'password hash' }, (span) =>
        pool.run(() => {
          span.add({ 'rolecall.waited_ms': Math.round(performance.now() - askedAt) });
          return work();
        }, sender),
      );
    },
  };
}
