import { describe, expect, test } from 'vitest';
import { environmentReads } from './environment-reads.ts';

describe('the environment', () => {
  test.each([
    'const a = process.env.A;',
    "const a = process['env'].A;",
    'const a = Bun.env.A;',
    'const a = import.meta.env.A;',
    'const { env } = process;',
    "import { env } from 'node:process';",
    "import { env as e } from 'bun';",
  ])('is not read by %s', (text) => {
    expect(environmentReads({ path: 'packages/core/src/a.ts', text })).toHaveLength(1);
  });

  test('is read by env.ts of an app alone', () => {
    const text = 'export const readEnv = (source = process.env) => source;';
    expect(environmentReads({ path: 'apps/server/src/env.ts', text })).toEqual([]);
    expect(environmentReads({ path: 'apps/server/src/lib/env.ts', text })).toHaveLength(1);
    expect(environmentReads({ path: 'packages/db/src/env.ts', text })).toHaveLength(1);
  });
});
