import { expect, test } from 'vitest';
import { databaseFaultOf } from './database-fault.ts';
import { DatabaseUnavailableError } from './errors.ts';
import { createTestDatabase, execute } from './testing.ts';

async function faultOf(statements: string[]) {
  const { db, remove } = await createTestDatabase();
  try {
    for (const statement of statements) await execute(db, statement);
    return undefined;
  } catch (error) {
    return databaseFaultOf(error);
  } finally {
    await remove();
  }
}

const INSERT =
  'insert into __drizzle_migrations (hash, created_at) values (hex(randomblob(9999)), 1)';

test('what SQLite refuses is told apart', async () => {
  expect(await faultOf(['pragma query_only = on', INSERT])).toBe('readOnly');
  expect(await faultOf(['pragma max_page_count = 1', INSERT, INSERT])).toBe('full');
  expect(await faultOf(['select * from no_such_table'])).toBeUndefined();
});

test.each([
  ['unauthorized', 'Server returned HTTP status 401'],
  ['unauthorized', 'HTTP status 403'],
  ['away', 'Not libSQL, but HTTP status 502.'],
  ['away', 'getaddrinfo ENOTFOUND db.example.com'],
  ['locked', 'SQLITE_BUSY: database is locked'],
  ['damaged', 'SQLITE_NOTADB: file is not a database'],
  ['damaged', 'vtable constructor failed: posts_short_search'],
])('%s is what says “%s”', (fault, message) => {
  const error = new DatabaseUnavailableError('Away.', { cause: new Error(message) });
  expect(databaseFaultOf(error)).toBe(fault);
});
