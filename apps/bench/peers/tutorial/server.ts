import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { drizzle } from 'drizzle-orm/libsql';
import { readArguments } from '../arguments.ts';
import { router } from './router.ts';
import { CREATE_TABLES, users } from './tables.ts';

const BATCH = 1_000;

const { port, folder, users: count } = readArguments();
// One connection: with several, writers of one process refuse each other.
const db = drizzle(createClient({ url: `file:${join(folder, 'tutorial.db')}`, concurrency: 1 }));
await db.run('pragma journal_mode = wal');
for (const statement of CREATE_TABLES) await db.run(statement);
for (let done = 0; done < count; done += BATCH) {
  const batch = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) => {
    const n = done + index;
    const createdAt = new Date(Date.now() - n * 60_000);
    const email = `person${n}@example.com`;
    return { id: `seeded${n}`, email, name: `Person ${n}`, passwordHash: '', createdAt };
  });
  await db.insert(users).values(batch);
}

Bun.serve({
  hostname: '127.0.0.1',
  port,
  fetch: (req) => {
    if (new URL(req.url).pathname === '/') return new Response('ready');
    return fetchRequestHandler({
      req,
      router,
      endpoint: '/trpc',
      createContext: () => ({ db, authorization: req.headers.get('authorization') }),
    });
  },
});
