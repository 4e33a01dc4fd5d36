import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../server/src/cli.ts', import.meta.url));

/**
 * A database with so many made-up people, made by `rolecall seed` and kept for the next run.
 * @returns its URL
 */
export async function seededDatabase(users: number): Promise<string> {
  const folder = join(tmpdir(), 'rolecall-bench', String(users));
  const url = `file:${join(folder, 'rolecall.db')}`;
  if (existsSync(join(folder, 'done'))) return url;
  mkdirSync(folder, { recursive: true });
  const start = performance.now();
  const child = Bun.spawn([process.execPath, '--no-env-file', CLI, 'seed', '--users', `${users}`], {
    cwd: folder,
    env: { NODE_ENV: 'development', DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if ((await child.exited) !== 0) throw new Error(`Seeding ${users} users failed.`);
  await Bun.write(join(folder, 'done'), '');
  console.log(`seeded ${users} users in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return url;
}
