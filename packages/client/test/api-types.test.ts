import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

const WRITE = fileURLToPath(new URL('../scripts/write-api-types.ts', import.meta.url));

// The whole router is type-checked here, which takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000 });

test('the printed types are those of the router: if not, bun run api-types in packages/client', async () => {
  // A program of its own: among the sources of all tests it takes half as long again.
  const child = Bun.spawn([process.execPath, WRITE, '--check'], { stdout: 'pipe' });
  const stale = await new Response(child.stdout).text();
  expect({ code: await child.exited, stale }).toEqual({ code: 0, stale: '' });
});
