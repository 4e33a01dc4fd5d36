import { prepare } from '@rolecall/db/prepared';
import { users } from '@rolecall/db/tables/users';
import { asc, gte, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';

const SHARE_BYTES = 4;

const nextHash = prepare((orm) =>
  orm
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(
      gte(
        users.seq,
        sql`(select cast(max(${users.seq}) * ${sql.placeholder('share')} as integer) + 1 from ${users})`,
      ),
    )
    .orderBy(asc(users.seq))
    .limit(1),
);

/**
 * The hash that an email without an account is checked against: that of some user, and of the same
 * one each time. Imported users have hashes that cost more or less than ours; so the time of a
 * failed sign-in says no more about an email than which hashes are in use here. It is asked for
 * every email, known or not.
 */
export async function findStandIn({ db, secrets }: Context, email: string): Promise<string | null> {
  const mac = Buffer.from(secrets.mac('stand-in', email), 'base64url');
  const share = mac.readUIntBE(0, SHARE_BYTES) / 256 ** SHARE_BYTES;
  const found = await db.lookup.first(nextHash, { share }, () => false);
  return found?.passwordHash ?? null;
}
