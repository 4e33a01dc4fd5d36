import { fileURLToPath } from 'node:url';
import type { TestUserConfig } from 'vitest/config';

/**
 * What every Vitest run here shares. Bun needs the thread pool; an unexpected `console.error` or an
 * unhandled rejection fails the run.
 */
export const preset: TestUserConfig = {
  pool: 'threads',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  setupFiles: [fileURLToPath(new URL('./vitest-setup.ts', import.meta.url))],
  passWithNoTests: false,
  restoreMocks: true,
};
