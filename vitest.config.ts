import { availableParallelism } from 'node:os';
import { preset } from '@rolecall/tooling/vitest';
import { defineConfig } from 'vitest/config';

/** Tests that go through tRPC's adapter as well, in batches: a part that uses most of the router. */
const BATCHED = ['account', 'admin', 'audit-log', 'posts', 'register', 'sessions'];

export default defineConfig({
  test: {
    // Vitest leaves one core free, which is half of a small machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...preset,
          name: 'all',
          include: [
            '{packages,tooling}/**/*.test.ts',
            'apps/{bench/src,server,web/src}/**/*.test.ts',
          ],
          provide: { trpcCalls: 'single' },
        },
      },
      {
        test: {
          ...preset,
          name: 'batched',
          include: BATCHED.map((name) => `apps/server/test/${name}.test.ts`),
          provide: { trpcCalls: 'batched' },
        },
      },
    ],
  },
});
