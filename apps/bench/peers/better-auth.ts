import { Database } from 'bun:sqlite';
import { join } from 'node:path';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin } from 'better-auth/plugins';
import { readArguments } from './arguments.ts';

const { port, folder, users } = readArguments();
const database = new Database(join(folder, 'better-auth.db'));
database.run('pragma journal_mode = wal');

/** better-auth as its guide sets it up for Bun, with the admin plugin; only the rate limit is off. */
const options = {
  database,
  baseURL: `http://127.0.0.1:${port}`,
  secret: crypto.randomUUID(),
  emailAndPassword: { enabled: true },
  plugins: [admin()],
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
};
const { runMigrations } = await getMigrations(options);
await runMigrations();
const auth = betterAuth(options);

const insert = database.query(
  'insert into user (id, name, email, emailVerified, createdAt, updatedAt, role) values (?, ?, ?, 1, ?, ?, ?)',
);
const insertAll = database.transaction(() => {
  for (let n = 0; n < users; n++) {
    const at = new Date(Date.now() - n * 60_000).toISOString();
    insert.run(`seeded${n}`, `Person ${n}`, `person${n}@example.com`, at, at, 'user');
  }
});
insertAll();

Bun.serve({
  hostname: '127.0.0.1',
  port,
  fetch: async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/') return new Response('ready');
    // For the bench alone: the guide makes the first administrator in the database, too.
    if (pathname === '/make-admin') {
      database.run("update user set role = 'admin' where email = ?", [await request.text()]);
      return new Response('done');
    }
    return auth.handler(request);
  },
});
