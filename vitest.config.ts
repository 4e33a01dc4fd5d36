import { availableParallelism } from 'node:os';
import { mockingTests } from '@rolecall/tooling/mocking-tests';
import { preset } from '@rolecall/tooling/vitest';
import { defineConfig } from 'vitest/config';

const FILES = ['{packages,tooling}/**/*.test.ts', 'apps/{bench/src,server,web/src}/**/*.test.ts'];
const MOCKING = mockingTests(FILES);

/** The client is imported as its sources, which it does not publish: see tsconfig.json. */
const resolve = { tsconfigPaths: true };

/** Tests that go through tRPC's adapter as well, in batches: a part that uses most of the router. */
const BATCHED = ['account', 'admin', 'audit-log', 'posts', 'register', 'sessions'];

export default defineConfig({
  test: {
    // Vitest leaves one core free, half of a small machine; and tests of time limits mostly wait.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        resolve,
        test: {
          ...preset,
          name: 'all',
          include: FILES,
          exclude: ['**/node_modules/**', ...MOCKING],
          provide: { trpcCalls: 'single' },
        },
      },
      {
        resolve,
        test: {
          ...preset,
          name: 'mocking',
          isolate: true,
          include: MOCKING,
          provide: { trpcCalls: 'single' },
        },
      },
      {
        resolve,
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
