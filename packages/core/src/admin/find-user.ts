import { prepare } from '@rolecall/db/prepared';
import { users } from '@rolecall/db/tables/users';
import { FindUserInput } from '@rolecall/schemas/admin-users';
import { Email } from '@rolecall/schemas/email';
import { User } from '@rolecall/schemas/user';
import { USER_ID } from '@rolecall/schemas/user-id';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { findUser as findById } from '../user/load-user.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';

const { placeholder } = sql;
const byEmail = prepare((orm) =>
  orm
    .select()
    .from(users)
    .where(eq(users.email, placeholder('email'))),
);
const byUsername = prepare((orm) =>
  orm
    .select()
    .from(users)
    .where(eq(users.username, placeholder('username'))),
);

/**
 * The one user with this id, email or username, in any spelling of it. A username that looks like an
 * id names no one here.
 */
export const findUser = verb(
  { may: 'user:list', input: FindUserInput, output: User, refuses: ['NOT_FOUND'] },
  async (ctx, { user }) => {
    const row = await rowOf(ctx, user);
    if (row !== undefined) return toUser(row);
    throw new DomainError('NOT_FOUND', { message: 'No user has this ID, email or username.' });
  },
);

function rowOf({ db }: Context, text: string) {
  if (USER_ID.test(text)) return findById(db.lookup, text);
  if (!text.includes('@')) return db.lookup.first(byUsername, { username: text.toLowerCase() });
  const { data: email } = Email.safeParse(text);
  return email === undefined ? undefined : db.lookup.first(byEmail, { email });
}
