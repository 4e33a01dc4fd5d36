import { userSearchColumns } from '@rolecall/core/search/user-search-columns';
import { users } from '@rolecall/db/tables/users';
import type { TestServer } from '@rolecall/testkit/test-server';

/**
 * Puts so many new users into the database, with a first name that no one else has.
 * @param tag what that name begins with
 * @param values what else is to be so about each
 */
export async function insertMany(
  { core }: TestServer,
  tag: string,
  count: number,
  values: Partial<typeof users.$inferInsert> = {},
) {
  const firstName = `${tag}${crypto.randomUUID().slice(0, 8)}`;
  const now = new Date();
  const people = Array.from({ length: count }, (_, n) => {
    const username = `${firstName}.${n}`;
    const names = { firstName, lastName: '', username, email: `${username}@example.com` };
    const id = `usr_${firstName}${String(n).padStart(4, '0')}`;
    const found = { ...names, ...userSearchColumns(names) };
    return { ...found, id, createdAt: now, updatedAt: now, ...values };
  });
  await core.db.transaction((tx) => tx.insert(users).values(people));
  const [ids, emails] = [people.map(({ id }) => id), people.map(({ email }) => email)];
  return { tag: firstName, ids, emails };
}
