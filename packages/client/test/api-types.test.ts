import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { generatedFiles } from '../scripts/api-types/generated-files.ts';

// The whole router is type-checked here, which takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000 });

test('the printed types are those of the router: if not, bun run api-types in packages/client', () => {
  for (const [path, text] of generatedFiles()) expect(readFileSync(path, 'utf8')).toBe(text);
});
