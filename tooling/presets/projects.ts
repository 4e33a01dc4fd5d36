import { fileURLToPath } from 'node:url';
import { findServerBinary, SERVER_SYSTEM } from '@rolecall/db/testing-server-binary';
import type { TestUserConfig } from 'vitest/config';
import { fileOnlyFiles } from './file-only.ts';
import { mockingTests } from './tests-matching.ts';
import { preset } from './vitest.ts';

/** The client is imported as its sources, which it does not publish: see tsconfig.json. */
const resolve = { tsconfigPaths: true };

/** A project of Vitest's, on database files unless it says otherwise. */
export function project(name: string, test: TestUserConfig) {
  const provide = { trpcCalls: 'single', databaseMode: 'file' } as const;
  return { resolve, test: { ...preset, name, provide, ...test } };
}

/** The same tests twice: over a libSQL server, and over one with a replica. */
export function modeProjects(include: string[]) {
  const setup = fileURLToPath(new URL('./skip-file-only.ts', import.meta.url));
  return (['server', 'replica'] as const).map((mode) =>
    project(mode, {
      include,
      exclude: ['**/node_modules/**', ...fileOnlyFiles(), ...mockingTests(include)],
      setupFiles: [...[preset.setupFiles ?? []].flat(), setup],
      provide: { trpcCalls: 'single', databaseMode: mode },
      testTimeout: 3 * Number(preset.testTimeout),
      hookTimeout: 3 * Number(preset.hookTimeout),
    }),
  );
}

/** Whether there is a libSQL server for this system; says so if not. */
export function hasServer(): boolean {
  if (findServerBinary() !== undefined) return true;
  console.log(`There is no libSQL server for ${SERVER_SYSTEM}: tests that need one are left out.`);
  return false;
}
