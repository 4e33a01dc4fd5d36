import { afterEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { isUnavailable } from './errors.ts';
import { auditEvents } from './tables/audit-events.ts';

let mute: ReturnType<typeof Bun.serve> | undefined;
afterEach(() => mute?.stop(true));

test('a server that takes requests and never answers counts as away', async () => {
  const never = new Promise<Response>(() => {});
  mute = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => never });
  const db = await openDatabase({ url: `http://127.0.0.1:${mute.port}`, timeoutMs: 50 });
  const read = await db.read
    .select()
    .from(auditEvents)
    .catch((error: unknown) => error);
  expect(isUnavailable(read)).toBe(true);
  const write = await db
    .transaction((tx) => tx.delete(auditEvents))
    .catch((error: unknown) => error);
  expect(isUnavailable(write)).toBe(true);
  await db.close();
});
