import type { Lookup } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { eq, sql } from 'drizzle-orm';
import { DomainError } from '../errors.ts';

const byId = prepare((orm) =>
  orm
    .select()
    .from(users)
    .where(eq(users.id, sql.placeholder('id'))),
);

/** The row of a user, if there is one. */
export async function findUser(
  db: Pick<Lookup, 'first'>,
  id: string,
): Promise<UserRow | undefined> {
  return db.first(byId, { id });
}

/**
 * The row of a user.
 * @throws DomainError NOT_FOUND
 */
export async function loadUser(db: Pick<Lookup, 'first'>, id: string): Promise<UserRow> {
  const row = await findUser(db, id);
  if (row === undefined) throw new DomainError('NOT_FOUND');
  return row;
}
