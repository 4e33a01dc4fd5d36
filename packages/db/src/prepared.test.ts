import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepare, prepareWrite } from './prepared.ts';
import { users } from './tables/users.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { newUserRow } from './testing-rows.ts';

let data: TestDatabase;
const user = newUserRow({ emailVerified: true });
beforeEach(async () => {
  data = await createTestDatabase();
  await data.db.transaction((tx) => tx.insert(users).values(user));
});
afterEach(() => data.remove());

const ofUser = eq(users.id, sql.placeholder('id'));

test('a placeholder without a value is refused, also where a column would take it for false', async () => {
  const unverify = prepareWrite((orm) =>
    orm
      .update(users)
      .set({ emailVerified: sql.placeholder('verified') as never })
      .where(ofUser),
  );
  const { id } = user;
  const write = (values: Record<string, unknown>) =>
    data.db.transaction((tx) => tx.write(unverify, values));
  await expect(write({ id })).rejects.toThrow('No value for placeholder "verified"');
  const find = prepare((orm) => orm.select().from(users).where(ofUser));
  await expect(data.db.lookup.first(find, {})).rejects.toThrow('No value for placeholder "id"');
  expect(await data.db.lookup.first(find, { id })).toMatchObject({ emailVerified: true });
  await write({ id, verified: false });
  expect(await data.db.lookup.first(find, { id })).toMatchObject({ emailVerified: false });
});
