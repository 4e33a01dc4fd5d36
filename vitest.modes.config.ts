import { availableParallelism } from 'node:os';
import { modeProjects } from '@rolecall/tooling/projects';
import { defineConfig } from 'vitest/config';

/** All tests of the domain and of the server, over a libSQL server: `bun run test:modes`. */
export default defineConfig({
  test: {
    globalSetup: './tooling/presets/temporary-files.ts',
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: modeProjects(['packages/core/**/*.test.ts', 'apps/server/**/*.test.ts']),
  },
});
