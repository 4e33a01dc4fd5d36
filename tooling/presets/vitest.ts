import { fileURLToPath } from 'node:url';
import type { TestUserConfig } from 'vitest/config';
import { SERVERS_FILE } from '../drill/watch-livez.ts';

const fileBeside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * What every Vitest run here shares. Bun needs the thread pool; an unexpected `console.error` or an
 * unhandled rejection fails the run. A worker loads the sources once, for all its files.
 */
export const preset: TestUserConfig = {
  pool: 'threads',
  isolate: false,
  // Limits for what hangs, not for speed: a machine with other work takes many times as long.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // As in the browser tests: what needed its second try is listed as flaky at the end of the run.
  retry: process.env.CI ? 1 : 0,
  setupFiles: [
    fileBeside('./vitest-setup.ts'),
    fileBeside('./use-executable.ts'),
    ...(process.env[SERVERS_FILE] ? [fileBeside('../drill/name-servers.ts')] : []),
  ],
  // Vitest waits a second, which a machine with other work can take for anything.
  expect: { poll: { timeout: 100_000 } },
  passWithNoTests: false,
  restoreMocks: true,
};
