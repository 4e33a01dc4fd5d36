import { createTestDatabase, execute } from '@rolecall/db/testing';
import { expect, test } from 'vitest';
import { betweenBatches } from './between-batches.ts';

/** Keeps the lock for a while, off the event loop, and changes nothing. */
const BATCH =
  'WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 300000) DELETE FROM users WHERE id = (SELECT max(n) FROM n)';

test('others get to write between two batches, however long they have waited', async () => {
  const { db, open, remove } = await createTestDatabase('file');
  const other = await open();
  const rest = betweenBatches(db);
  let batches = 0;
  let isWritten = false;
  const begun = execute(db, BATCH, { isLong: true });
  const writing = execute(other, 'DELETE FROM posts').finally(() => {
    isWritten = true;
  });
  await begun;
  while (!isWritten && batches < 50) {
    await rest();
    await execute(db, BATCH, { isLong: true });
    batches++;
  }
  await writing;
  await other.close();
  await db.close();
  await remove();
  expect(batches).toBe(1);
});
