import { DrizzleQueryError } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from './database.ts';
import {
  DatabaseUnavailableError,
  isBusy,
  isLastAdminViolation,
  isUnavailable,
  uniqueViolation,
} from './errors.ts';
import { users } from './tables/users.ts';
import { createModeDatabase, MODES, type ModeDatabase } from './testing-modes.ts';
import { newUserRow } from './testing-rows.ts';

/** What a piece of work fails with. */
async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('It should have failed.'),
    (error: unknown) => error,
  );
}

describe.each(MODES)('a unique violation in %s mode', (mode) => {
  let data: ModeDatabase;
  let db: Database;
  const ada = newUserRow();
  beforeEach(async () => {
    data = await createModeDatabase(mode);
    db = await data.open();
    await db.transaction((tx) => tx.insert(users).values(ada));
  });
  afterEach(() => data.remove());

  test.each([
    ['users.email', { email: ada.email }],
    ['users.username', { username: ada.username }],
    ['users.id', { id: ada.id }],
  ])('of %s is recognised, whether or not the row is asked for', async (column, same) => {
    const inside = await errorOf(db.transaction((tx) => tx.insert(users).values(newUserRow(same))));
    const returning = await errorOf(
      db.transaction((tx) => tx.insert(users).values(newUserRow(same)).returning()),
    );
    for (const error of [inside, returning]) {
      expect(uniqueViolation(error)).toBe(column);
      expect(isUnavailable(error)).toBe(false);
      expect(isLastAdminViolation(error)).toBe(false);
    }
  });

  test('the values of the statement cannot pass for a reason', async () => {
    const error = await errorOf(
      db.transaction((tx) =>
        tx.insert(users).values(
          newUserRow({
            username: ada.username,
            firstName: 'UNIQUE constraint failed: users.email',
            lastName: 'SQLITE_BUSY rolecall: last active admin',
          }),
        ),
      ),
    );
    expect(uniqueViolation(error)).toBe('users.username');
    expect(isBusy(error)).toBe(false);
    expect(isUnavailable(error)).toBe(false);
    expect(isLastAdminViolation(error)).toBe(false);
  });
});

test('a server that is away is unavailable, and its return is noticed', async () => {
  const data = await createModeDatabase('server');
  try {
    const db = await data.open();
    await data.server?.stop();
    const write = await errorOf(db.transaction((tx) => tx.insert(users).values(newUserRow())));
    expect(write).toBeInstanceOf(DatabaseUnavailableError);
    expect(isUnavailable(await errorOf(db.ping()))).toBe(true);
    expect(isUnavailable(await errorOf(Promise.resolve(db.read.select().from(users))))).toBe(true);
    await data.server?.start();
    await db.transaction((tx) => tx.insert(users).values(newUserRow()));
    expect(await db.read.$count(users)).toBe(1);
  } finally {
    await data.remove();
  }
});

test('what a lane calls unavailable stays so inside the error of the query', () => {
  const error = new DrizzleQueryError('select 1', [], new DatabaseUnavailableError('Away.'));
  expect(isUnavailable(error)).toBe(true);
});

test('other errors are neither', () => {
  for (const error of [new Error('no such table: users'), 'SQLITE_BUSY', null, undefined, {}]) {
    expect(isUnavailable(error)).toBe(false);
    expect(uniqueViolation(error)).toBeUndefined();
  }
});

test('a chain of causes that goes round in a circle ends', () => {
  const error = new Error('outer');
  error.cause = new DrizzleQueryError('select 1', [], error);
  expect(isUnavailable(error)).toBe(false);
});
