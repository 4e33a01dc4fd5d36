import { type Database, openDatabase } from '@rolecall/db/database';
import { migrateDatabase } from '@rolecall/db/migrate';
import { startHttpProxy } from '@rolecall/db/testing-http-proxy';
import { startLibsqlServer } from '@rolecall/db/testing-server';
import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { createTestCore } from '../testing.ts';
import { login } from './login.ts';
import { register } from './register.ts';

const EMAIL = 'ada@example.com';
const PASSWORD = 'a long enough passphrase';

test('the transaction of a sign-in on a libSQL server takes three round trips at most', async () => {
  const { ctx, remove } = await createTestCore();
  const server = await startLibsqlServer();
  const proxy = startHttpProxy(server.url);
  const db = await openDatabase({ url: proxy.url });
  const trips: number[] = [];
  const counted: Database = {
    ...db,
    transaction: async (work, options) => {
      proxy.countRequests();
      const result = await db.transaction(work, options);
      trips.push(proxy.countRequests());
      return result;
    },
  };
  const remote: Context = { ...ctx, actor: { kind: 'anonymous' }, db: counted };
  try {
    await migrateDatabase({ url: server.url });
    await register(remote, { email: EMAIL, password: PASSWORD });
    await login(remote, { email: EMAIL, password: PASSWORD });
    expect(trips.at(-1)).toBeGreaterThan(0);
    expect(trips.at(-1)).toBeLessThanOrEqual(3);
  } finally {
    await db.close();
    await proxy.stop();
    await server.remove();
    await remove();
  }
});
