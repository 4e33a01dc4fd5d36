import { availableParallelism } from 'node:os';
import { hasServer, modeProjects, project } from '@rolecall/tooling/projects';
import { mockingTests, serverTests } from '@rolecall/tooling/tests-matching';
import { defineConfig } from 'vitest/config';

const FILES = ['{packages,tooling}/**/*.test.ts', 'apps/{bench/src,server,web/src}/**/*.test.ts'];
const MOCKING = mockingTests(FILES);
const SERVER_TESTS = hasServer() ? undefined : serverTests(FILES);

/** A project of its own, as `npm test` has it among its checks. */
const ARCHITECTURE = 'tooling/architecture/**/*.test.ts';

/** Tests of the server by their names. */
const serverFiles = (names: string[]) => names.map((name) => `apps/server/test/${name}.test.ts`);

/** Tests that go through tRPC's adapter as well, in batches: a part that uses most of the router. */
const BATCHED = ['account', 'admin', 'audit-log', 'posts', 'register', 'sessions'];

/** The part that runs over a libSQL server as well: all of it does with `bun run test:modes`. */
const OVER_SERVER = serverFiles([
  'account',
  'admin',
  'audit-log',
  'register',
  'revert',
  'sessions',
]);

export default defineConfig({
  test: {
    globalSetup: './tooling/presets/temporary-files.ts',
    // Vitest leaves one core free, half of a small machine; and tests of time limits mostly wait.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      project('all', {
        include: FILES,
        exclude: ['**/node_modules/**', ARCHITECTURE, ...MOCKING, ...(SERVER_TESTS ?? [])],
      }),
      project('architecture', { include: [ARCHITECTURE] }),
      project('mocking', { isolate: true, include: MOCKING }),
      project('batched', {
        include: serverFiles(BATCHED),
        provide: { trpcCalls: 'batched', databaseMode: 'file' },
      }),
      ...(SERVER_TESTS === undefined ? modeProjects(OVER_SERVER) : []),
    ],
  },
});
