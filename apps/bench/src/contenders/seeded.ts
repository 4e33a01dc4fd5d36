import { Database } from 'bun:sqlite';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '@rolecall/db/schema-version';
import { CLI } from '@rolecall/testkit/process';
import { output } from '../run/processes.ts';
import { timed } from '../run/statistics.ts';
import { SECRET_KEY } from './settings.ts';

/** Changes with the tables, so that a database kept from before them is not taken. */
function schemaVersion(): string {
  const hash = createHash('sha256');
  for (const name of globSync('*.sql', { cwd: MIGRATIONS }).sort()) {
    hash.update(readFileSync(join(MIGRATIONS, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * A migrated database file with so many made-up people, made by `rolecall seed` and kept for the
 * next run.
 */
async function seededFile(users: number, cores: number[]): Promise<string> {
  const folder = join(tmpdir(), 'rolecall-bench-seeded', `${schemaVersion()}-${users}`);
  const file = join(folder, 'rolecall.db');
  if (existsSync(join(folder, 'done'))) return file;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ms = await timed(() =>
    output([process.execPath, '--no-env-file', CLI, 'seed', '--users', `${users}`, '--json'], {
      cores,
      cwd: folder,
      env: { NODE_ENV: 'development', DATABASE_URL: `file:${file}`, SECRET_KEY },
    }),
  );
  const db = new Database(file);
  db.run('pragma wal_checkpoint(truncate)');
  db.close();
  await Bun.write(join(folder, 'done'), '');
  console.log(`Seeded ${users} users in ${(ms / 1000).toFixed(0)} s.`);
  return file;
}

/** Puts a copy of a seeded database into `folder`. @returns the file */
export async function copySeeded(users: number, folder: string, cores: number[]): Promise<string> {
  const file = join(folder, 'rolecall.db');
  copyFileSync(await seededFile(users, cores), file);
  return file;
}

/** Gives a user very many audit events, all like the one that says they signed up. */
export function multiplyEvents(file: string, userId: string, count: number): void {
  const db = new Database(file);
  db.run('pragma busy_timeout = 5000');
  const columns = db
    .query<{ name: string }, []>("select name from pragma_table_info('audit_events')")
    .all()
    .map(({ name }) => `"${name}"`);
  const values = columns.map((name) => (name === '"id"' ? "id || '.' || n" : name));
  db.query(
    `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ?)
     insert into audit_events (${columns.join(', ')})
     select ${values.join(', ')} from numbers,
       (select * from audit_events where target_id = ? order by at, id limit 1)`,
  ).run(count, userId);
  db.close();
}
